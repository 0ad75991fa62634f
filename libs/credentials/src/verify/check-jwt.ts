import { compactVerify, errors } from 'jose';
import { isObject, issuerIdOf, type JsonObject, textOf } from '../documents/json.js';
import { broken, judge, type ProofResult, type Run, TOOK_TOO_LONG, unchecked } from './check-proof.js';
import { findKey, type KeyFinding, publicKeyFromJwk } from './keys.js';
import { Unreachable } from './report.js';

const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'RS256', 'PS256'];
const BASE64URL = /^[\w-]+$/;

export const looksLikeJwt = (text: string): boolean => {
  const parts = text.split('.');
  return (
    parts.length === 3 && text.startsWith('eyJ') && parts.every((part, index) => index === 2 || BASE64URL.test(part))
  );
};

/** A credential as a signed token: what it says, and whether the signature holds. */
export interface JwtCredential {
  document: JsonObject;
  proof: ProofResult;
}

/** Null for a token whose payload is no credential. */
export async function checkJwt(jwt: string, run: Run): Promise<JwtCredential | null> {
  const [header, claims] = jwt.split('.', 2).map(decode);
  const document = claims ? documentOf(claims) : null;
  if (!header || !document) return null;
  return { document, proof: await check(jwt, header, claims as JsonObject, document, run) };
}

function decode(part: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** VCDM 2.0: the payload is the credential. VCDM 1.1: it is the claim `vc`, and registered claims stand for members. */
function documentOf(claims: JsonObject): JsonObject | null {
  if (!isObject(claims['vc'])) return '@context' in claims ? claims : null;
  const instant = (seconds: unknown) =>
    typeof seconds === 'number' && seconds < 1e11 ? new Date(seconds * 1000).toISOString() : undefined;
  const fromClaims = {
    id: claims['jti'],
    issuer: claims['iss'],
    issuanceDate: instant(claims['nbf'] ?? claims['iat']),
    expirationDate: instant(claims['exp']),
  };
  const given = Object.entries(fromClaims).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(given) as JsonObject), ...claims['vc'] };
}

async function check(
  jwt: string,
  header: JsonObject,
  claims: JsonObject,
  document: JsonObject,
  run: Run,
): Promise<ProofResult> {
  const issuer = issuerIdOf(document);
  const alg = textOf(header['alg']) ?? 'none';
  if (run.signal.aborted) return unchecked(TOOK_TOO_LONG);
  if (!issuer) return unchecked('It names no issuer.');
  if (!ALGORITHMS.includes(alg))
    return unchecked(`It is signed in a way that is not known here (${alg.slice(0, 20)}).`);
  const finding = await keyOf(header, issuer, run);
  if (!finding.key) return judge(finding, 'unknown', issuer, run);
  try {
    await compactVerify(jwt, finding.key.publicKey, { algorithms: [alg] });
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed)
      return broken('The signature does not fit the contents.');
    return unchecked('Its signature could not be read.');
  }
  if (typeof claims['iss'] === 'string' && claims['iss'] !== issuer)
    return judge(
      { ...finding, of: 'someone else', because: `It was signed for ${claims['iss']}.` },
      'yes',
      issuer,
      run,
    );
  return judge(finding, 'yes', issuer, run);
}

async function keyOf(header: JsonObject, issuer: string, run: Run): Promise<KeyFinding> {
  const kid = textOf(header['kid']);
  if (kid && /^(did:|https:\/\/|#)/.test(kid))
    return findKey(kid.startsWith('#') ? issuer + kid : kid, issuer, run.controllers, run.now);
  const publicKey = isObject(header['jwk']) ? publicKeyFromJwk(header['jwk']) : null;
  if (!publicKey)
    return { of: 'nobody known', because: 'Its signature names no key that could be looked up.', key: null };
  const key = { id: `${issuer}#jwk`, controller: issuer, publicKey };
  try {
    const listed = await listedKeys(issuer, run);
    if (listed.some((one) => one.of === 'issuer' && one.key.publicKey.equals(publicKey))) return { of: 'issuer', key };
    return { of: 'someone else', because: `The key that signed it is not among those of ${issuer}.`, key };
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return { of: 'nobody known', because: error.message, key };
  }
}

/** All keys with which the issuer asserts. @throws Unreachable */
async function listedKeys(issuer: string, run: Run): Promise<KeyFinding[]> {
  if (issuer.startsWith('did:key:')) return [await findKey(issuer, issuer, run.controllers, run.now)];
  const { assertionMethod } = await run.controllers.document(issuer);
  const methods = (Array.isArray(assertionMethod) ? assertionMethod : [assertionMethod]).flatMap((one) => {
    const id = textOf(isObject(one) ? one['id'] : one);
    return id ? [id.startsWith('#') ? issuer + id : id] : [];
  });
  if (methods.length === 0) throw new Unreachable(`The issuer’s keys could not be read: ${issuer} lists none.`);
  return Promise.all(methods.slice(0, 50).map((method) => findKey(method, issuer, run.controllers, run.now)));
}

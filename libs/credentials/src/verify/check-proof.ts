import { isObject, issuerIdOf, type Json, type JsonObject, objectsOf, textOf } from '../documents/json.js';
import { multibaseOf } from '../keys/signing-key.js';
import { checkSignature, isKnownProof } from '../proofs/check-signature.js';
import { Controllers, findKey, type KeyFinding } from './keys.js';
import { Outside, type VerificationLimits } from './outside.js';
import type { Answer, VerificationPorts } from './report.js';
import type { Finding } from './verdict.js';

/** What one run of a check shares among all parts. */
export interface Run {
  ports: VerificationPorts;
  /** Whoever else is asked, within the limits. */
  outside: Outside;
  controllers: Controllers;
  now: Date;
  /** Ends the work on a document made to keep us busy. */
  signal: AbortSignal;
}

export function startRun(ports: VerificationPorts, limits: VerificationLimits): Run {
  const outside = new Outside(ports, limits);
  return {
    ports,
    outside,
    controllers: new Controllers(outside),
    now: ports.now(),
    signal: AbortSignal.timeout(limits.workMs),
  };
}

/** Each costs a reading of the whole document; the standards know of two at once (a change of suites). */
const MOST_PROOFS = 5;

export const TOOK_TOO_LONG = 'Checking all of the document took too long; this part was not looked at.';

export interface ProofResult {
  signature: Answer;
  issuedByIssuer: Answer;
  findings: Finding[];
}

export const unchecked = (reason: string): ProofResult => ({
  signature: 'unknown',
  issuedByIssuer: 'unknown',
  findings: [{ verdict: 'could-not-be-checked', reason }],
});

/** True when the contents are what the issuer signed, so that the rest is worth asking. */
export const isEstablished = (result: ProofResult): boolean =>
  result.signature === 'yes' && result.issuedByIssuer === 'yes';

/** The proofs embedded in a credential. Every one of a known kind must hold, and there must be one. */
export async function checkProofs(document: JsonObject, run: Run): Promise<ProofResult> {
  const proofs = objectsOf(document['proof']);
  if (proofs.length === 0) return unchecked('It carries no signature.');
  if (proofs.length > MOST_PROOFS) return unchecked(`It carries more than ${MOST_PROOFS} signatures.`);
  const known = proofs.filter(isKnownProof);
  if (known.length === 0) {
    const kinds = proofs.map((proof) =>
      [textOf(proof['type']), textOf(proof['cryptosuite'])].filter(Boolean).join(' '),
    );
    return unchecked(`It is signed in a way that is not known here (${kinds.join(', ')}).`);
  }
  const results = [];
  for (const proof of known) results.push(await checkProof(document, proof, run));
  const [first = unchecked('It carries no signature.')] = results;
  return results.find((result) => !isEstablished(result)) ?? first;
}

async function checkProof(document: JsonObject, proof: JsonObject, run: Run): Promise<ProofResult> {
  const issuer = issuerIdOf(document);
  const method = idText(proof['verificationMethod']);
  if (run.signal.aborted) return unchecked(TOOK_TOO_LONG);
  if (!issuer) return unchecked('It names no issuer.');
  if (!method) return unchecked('Its signature names no key.');
  if (proof['proofPurpose'] !== 'assertionMethod') return unchecked('Its signature was made for another purpose.');
  if (proof['previousProof'] !== undefined)
    return unchecked('Its signatures depend on each other, which is not known here.');

  const finding = await findKey(method, issuer, run.controllers, run.now);
  if (!finding.key) return judge(finding, 'unknown', issuer, run);
  if (finding.key.publicKey.asymmetricKeyType !== 'ed25519')
    return unchecked('The key that it names does not fit its kind of signature.');
  const { id, controller, publicKey } = finding.key;
  const named = { id, controller, publicMultibase: multibaseOf(publicKey) };
  const signature = await checkSignature(document, proof, named, run.signal);
  if (signature.outcome === 'broken') return broken(signature.because);
  if (signature.outcome === 'unknown') return unchecked(signature.because);
  const expires = textOf(proof['expires']);
  const judged = judge(finding, 'yes', issuer, run);
  if (expires && Date.parse(expires) <= run.now.getTime())
    judged.findings.push({ verdict: 'expired', reason: `Its signature was good until ${expires.slice(0, 10)}.` });
  return judged;
}

export const broken = (reason: string): ProofResult => ({
  signature: 'no',
  issuedByIssuer: 'not-asked',
  findings: [{ verdict: 'changed', reason }],
});

/** A signature that holds (or that could not be tried, for want of a key) → whether it is the issuer's. */
export function judge(finding: KeyFinding, signature: 'yes' | 'unknown', issuer: string, run: Run): ProofResult {
  if (finding.of === 'someone else')
    return { signature, issuedByIssuer: 'no', findings: [{ verdict: 'not-issued-by', reason: finding.because }] };
  if (finding.of === 'nobody known') {
    const holds = signature === 'yes' ? 'The signature fits a key that only the document itself names. ' : '';
    return { ...unchecked(`${holds}${finding.because}`), signature };
  }
  if (issuer.startsWith('did:key:') && !run.ports.isOurs(issuer)) {
    const reason = 'The signature holds, but nothing outside of this file says whose key it was made with.';
    return { ...unchecked(reason), signature };
  }
  return { signature, issuedByIssuer: 'yes', findings: [] };
}

const idText = (value: Json | undefined): string | null => textOf(isObject(value) ? value['id'] : value);

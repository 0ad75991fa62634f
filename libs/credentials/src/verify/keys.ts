import { createPublicKey, type KeyObject } from 'node:crypto';
import { isObject, type Json, type JsonObject, listOf, objectsOf } from '../documents/json.js';
import { didWebUrl } from '../keys/did.js';
import { publicKeyFrom } from '../keys/signing-key.js';
import { Unreachable, type VerificationPorts } from './report.js';

export interface FoundKey {
  id: string;
  controller: string;
  publicKey: KeyObject;
}

/** The key that a proof names, and who says that it is the issuer's. */
export type KeyFinding =
  /** The issuer's own document (or a did:key itself) lists it. */
  | { of: 'issuer'; key: FoundKey }
  /** It is not the issuer's. Where the document carries the key along, the signature can still be looked at. */
  | { of: 'someone else'; because: string; key: FoundKey | null }
  /** Nobody could be asked; the document itself may carry a key along. */
  | { of: 'nobody known'; because: string; key: FoundKey | null };

const NO_KEY = 'The issuer’s keys could not be read';

/** Documents of controllers, each asked for once in a run. */
export class Controllers {
  readonly #asked = new Map<string, Promise<JsonObject>>();

  constructor(private readonly ports: Pick<VerificationPorts, 'resolve'>) {}

  /** @throws Unreachable */
  document(id: string): Promise<JsonObject> {
    let answer = this.#asked.get(id);
    if (!answer) {
      answer = this.#ask(id);
      this.#asked.set(id, answer);
    }
    return answer;
  }

  async #ask(id: string): Promise<JsonObject> {
    if (!id.startsWith('https://') && didWebUrl(id) === null)
      throw new Unreachable(`${NO_KEY}: “${id.slice(0, 120)}” is neither a did:key, a did:web nor an https address.`);
    const document = await this.ports.resolve(id);
    if (document['id'] !== id) throw new Unreachable(`${NO_KEY}: the document of ${id} is about somebody else.`);
    return document;
  }
}

/** Finds the key `method` (a proof's verificationMethod, a JWT's kid) and whether `issuer` uses it to assert things. */
export async function findKey(
  method: string,
  issuer: string,
  controllers: Controllers,
  now: Date,
): Promise<KeyFinding> {
  const [controller = '', fragment] = method.split('#');
  if (issuer.startsWith('did:key:')) return didKey(method, controller, fragment, issuer);
  const carried = carriedKey(method, controller, fragment);
  if (controller !== issuer && (fragment !== undefined || !method.startsWith('https://')))
    return {
      of: 'someone else',
      because: `It was signed with a key of ${controller}, not of ${issuer}.`,
      key: carried,
    };
  try {
    if (controller !== issuer) await requireKeyDocument(method, issuer, controllers);
    return listedKey(await controllers.document(issuer), method, issuer, carried, now);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return { of: 'nobody known', because: error.message, key: carried };
  }
}

function didKey(method: string, controller: string, fragment: string | undefined, issuer: string): KeyFinding {
  const multibase = issuer.slice('did:key:'.length);
  if (controller !== issuer || (fragment !== undefined && fragment !== multibase))
    return {
      of: 'someone else',
      because: 'It was signed with another key than the issuer’s.',
      key: carriedKey(method, controller, fragment),
    };
  const publicKey = publicKeyFrom(multibase);
  if (!publicKey) return { of: 'nobody known', because: `${NO_KEY}: their kind is not known here.`, key: null };
  return { of: 'issuer', key: { id: method, controller: issuer, publicKey } };
}

/** A key that its own address spells out: `did:key:z6Mk…` and 1EdTech's `https://issuer#z6Mk…`. */
function carriedKey(method: string, controller: string, fragment: string | undefined): FoundKey | null {
  const multibase = controller.startsWith('did:key:') ? controller.slice('did:key:'.length) : fragment;
  const publicKey = multibase === undefined ? null : publicKeyFrom(multibase);
  return publicKey && { id: method, controller, publicKey };
}

/** A key with a document of its own (an address without `#`) must name the issuer as its controller. */
async function requireKeyDocument(method: string, issuer: string, controllers: Controllers): Promise<void> {
  const document = await controllers.document(method);
  if (document['controller'] !== issuer)
    throw new Unreachable(`${NO_KEY}: the key at ${method} does not say that it is ${issuer}’s.`);
}

function listedKey(
  document: JsonObject,
  method: string,
  issuer: string,
  carried: FoundKey | null,
  now: Date,
): KeyFinding {
  const declared = objectsOf(document['verificationMethod']);
  const asserting = listOf(document['assertionMethod']);
  if (asserting.length === 0) throw new Unreachable(`${NO_KEY}: the document of ${issuer} lists none.`);
  const absolute = (id: Json | undefined) => (typeof id === 'string' && id.startsWith('#') ? issuer + id : id);
  const listed = asserting.find((one) => absolute(isObject(one) ? one['id'] : one) === method);
  const notListed = (because: string): KeyFinding => ({ of: 'someone else', because, key: carried });
  if (listed === undefined) return notListed(`The key that signed it is not among those of ${issuer}.`);
  const entry = isObject(listed) ? listed : declared.find((one) => absolute(one['id']) === method);
  if (!entry) return notListed(`The key that signed it is not among those of ${issuer}.`);
  if (entry['controller'] !== issuer) return notListed('The key that signed it belongs to somebody else.');
  for (const end of ['revoked', 'expires']) {
    const at = entry[end];
    if (typeof at === 'string' && Date.parse(at) <= now.getTime())
      return notListed(`${issuer} withdrew the key that signed it.`);
  }
  const publicKey = publicKeyOf(entry);
  if (!publicKey) throw new Unreachable(`${NO_KEY}: their kind is not known here.`);
  return { of: 'issuer', key: { id: method, controller: issuer, publicKey } };
}

function publicKeyOf(entry: JsonObject): KeyObject | null {
  if (typeof entry['publicKeyMultibase'] === 'string') return publicKeyFrom(entry['publicKeyMultibase']);
  return isObject(entry['publicKeyJwk']) ? publicKeyFromJwk(entry['publicKeyJwk']) : null;
}

/** Only the public members are looked at. Null where the JWK is none. */
export function publicKeyFromJwk({ kty, crv, x, y, n, e }: JsonObject): KeyObject | null {
  const jwk = Object.fromEntries(
    Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => typeof value === 'string'),
  );
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return null;
  }
}

import type { Json, JsonObject } from '../documents/json.js';
import { Issuer } from '../issue/issuer.js';
import { didDocument, verificationMethodOf } from '../keys/did.js';
import { generateSigningKey, type SigningKey } from '../keys/signing-key.js';
import { DataIntegritySigner } from '../proofs/data-integrity.js';
import { STATUS_LIST_ID } from '../record.fixture.js';
import { type Standing, Unreachable, type VerificationPorts } from './report.js';

export const NOW = new Date('2026-06-01T09:00:00Z');
export const BASE = 'https://records.sample.edu';
export const DID = 'did:web:records.sample.edu';
export const LIST_URL = `${BASE}/status/${STATUS_LIST_ID}`;

/** Everything outside of a document, in memory: whose documents answer, what lists say, what our books know. */
export class World implements VerificationPorts {
  readonly key: SigningKey = generateSigningKey();
  readonly issuer: Issuer;
  readonly controllers = new Map<string, JsonObject>();
  readonly lists = new Map<string, Json>();
  readonly ours = new Set<string>([DID]);
  readonly standings = new Map<string, Standing>();
  readonly pdfs = new Set<string>();
  readonly asked: string[] = [];
  today = NOW;

  constructor() {
    this.controllers.set(DID, didDocument(DID, [this.key.publicMultibase]));
    this.issuer = this.issuerFor(DID, this.key);
  }

  issuerFor(did: string, key: SigningKey): Issuer {
    const verificationMethod = verificationMethodOf(did, key.publicMultibase);
    return new Issuer({ did, verificationMethod, key, baseUrl: BASE, timeZone: 'UTC' });
  }

  /** Signs anything as `did` with `key`, as a forger would too. */
  sign(document: JsonObject, did = DID, key = this.key, method = verificationMethodOf(did, key.publicMultibase)) {
    const signer = new DataIntegritySigner({ did, verificationMethod: method, privateKey: key.privateKey });
    const { proof: _proof, ...unsigned } = document;
    return signer.sign(unsigned, '2026-06-01T09:00:00Z');
  }

  async publishList(revoked: number[], from = NOW, until = new Date(NOW.getTime() + 86_400_000)): Promise<void> {
    this.lists.set(
      LIST_URL,
      await this.issuer.issueStatusList({ id: STATUS_LIST_ID, length: 131_072, revoked }, until, from),
    );
  }

  now = () => this.today;
  isOurs = (did: string) => this.ours.has(did);
  standing = async (id: string) => this.standings.get(id) ?? null;
  knownPdf = async (sha256: string) => this.pdfs.has(sha256);

  resolve = async (id: string): Promise<JsonObject> => {
    this.asked.push(id);
    const document = this.controllers.get(id);
    if (!document) throw new Unreachable('The issuer’s keys could not be read: no answer within 5 seconds.');
    return document;
  };

  statusList = async (url: string) => {
    this.asked.push(url);
    const document = this.lists.get(url);
    if (document === undefined) throw new Unreachable('the status list did not answer within 5 seconds.');
    return { document, readAt: this.today.toISOString() };
  };
}

export const copy = <T>(value: T): T => structuredClone(value);

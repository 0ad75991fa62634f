import { setImmediate } from 'node:timers/promises';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { verifyCredential } from '@digitalbazaar/vc';
import type { AssembledRecord } from '@laurel/domain';
import { achievementCredential } from '../clr/achievement-credential.js';
import { clrCredential } from '../clr/clr-credential.js';
import { CLR_KEY, credentialUuid, subjectIdOf } from '../clr/identifiers.js';
import { type MappingContext, type StatusPlace, wholeSeconds } from '../clr/mapping.js';
import { type DocumentLoader, documentLoader, MULTIKEY_URL } from '../contexts/document-loader.js';
import { documentHash, type JsonObject } from '../documents/json.js';
import { didDocument } from '../keys/did.js';
import type { SigningKey } from '../keys/signing-key.js';
import { type Canonicaliser, eddsaRdfc2022 } from '../proofs/canonicalise.js';
import { DataIntegritySigner } from '../proofs/data-integrity.js';
import { type StatusListFacts, statusListCredential } from './status-list.js';

export interface IssuerOptions {
  did: string;
  verificationMethod: string;
  key: SigningKey;
  /** Origin of the permanent addresses, no trailing slash. */
  baseUrl: string;
  /** IANA name of the institution's time zone. */
  timeZone: string;
  /** Another way to the same N-Quads, a faster one; the check of our own output never uses it. */
  canonicaliser?: Canonicaliser;
}

/** Where the credentials of one record version stand in the status lists: by entry key, and `clr` for the whole. */
export interface RecordAllocation {
  recordVersionId: string;
  places: ReadonlyMap<string, StatusPlace>;
}

export interface IssuedDocument {
  /** Primary key and, as `urn:uuid:`, the id in the document. */
  id: string;
  kind: 'entry' | 'clr';
  entryKey: string;
  status: StatusPlace;
  document: JsonObject;
  /** Of the canonical JSON, in hex: a database may reorder members. */
  sha256: string;
}

export interface IssuedRecord {
  clr: IssuedDocument;
  entries: IssuedDocument[];
}

/** Our own output did not verify: a defect of ours or of a library. Nothing of it may be stored. */
export class IssuedDocumentInvalid extends Error {
  constructor(id: string, because: string) {
    super(`The credential ${id} does not verify after signing: ${because}`);
    this.name = 'IssuedDocumentInvalid';
  }
}

/**
 * Signs for the institution with one key. Built once and used for many records; holds no database connection, so it
 * may live in a worker thread.
 */
export class Issuer {
  readonly #signer: DataIntegritySigner;
  readonly #loader: DocumentLoader;

  constructor(readonly options: IssuerOptions) {
    const { did, verificationMethod, key, canonicaliser } = options;
    this.#signer = new DataIntegritySigner({ did, verificationMethod, privateKey: key.privateKey }, canonicaliser);
    this.#loader = documentLoader(
      new Map<string, object>([
        [did, didDocument(did, [key.publicMultibase])],
        [
          verificationMethod,
          {
            '@context': MULTIKEY_URL,
            id: verificationMethod,
            type: 'Multikey',
            controller: did,
            publicKeyMultibase: key.publicMultibase,
          },
        ],
      ]),
    );
  }

  /**
   * A frozen record → its signed credentials, each verified after signing by the reference library.
   * @throws Refusal when an entry cannot be put in the standard's words; IssuedDocumentInvalid never, one hopes
   */
  async issueRecord(record: AssembledRecord, allocation: RecordAllocation, now: Date): Promise<IssuedRecord> {
    const context = this.#contextOf(record, now);
    const issued = async (kind: 'entry' | 'clr', entryKey: string, unsigned: JsonObject): Promise<IssuedDocument> => {
      const document = await this.#signAndVerify(unsigned, now);
      const id = credentialUuid(allocation.recordVersionId, entryKey);
      return { id, kind, entryKey, status: placeOf(allocation, entryKey), document, sha256: documentHash(document) };
    };

    const entries: IssuedDocument[] = [];
    for (const entry of record.entries) {
      const uuid = credentialUuid(allocation.recordVersionId, entry.key);
      const unsigned = achievementCredential(entry, uuid, placeOf(allocation, entry.key), context);
      entries.push(await issued('entry', entry.key, unsigned));
      // Whoever else this process serves gets a turn between two entries of a long record.
      await setImmediate();
    }
    const whole = clrCredential(
      {
        uuid: credentialUuid(allocation.recordVersionId, CLR_KEY),
        name: `Co-curricular record of ${record.subject.displayName}`,
        entries: record.entries,
        signed: entries.map(({ document }) => document),
        status: placeOf(allocation, CLR_KEY),
      },
      context,
    );
    return { clr: await issued('clr', CLR_KEY, whole), entries };
  }

  /** The signed status list, valid from now until `validUntil`. */
  issueStatusList(facts: StatusListFacts, validUntil: Date, now: Date): Promise<JsonObject> {
    const { did, baseUrl } = this.options;
    const valid = { from: wholeSeconds(now), until: wholeSeconds(validUntil) };
    return this.#signAndVerify(statusListCredential(facts, { baseUrl, issuerDid: did }, valid), now);
  }

  #contextOf(record: AssembledRecord, now: Date): MappingContext {
    const { did, baseUrl, timeZone } = this.options;
    return {
      issuerDid: did,
      baseUrl,
      timeZone,
      institution: record.institution,
      subject: { id: subjectIdOf(record.subject.personId), name: record.subject.displayName },
      validFrom: wholeSeconds(now),
    };
  }

  async #signAndVerify(unsigned: JsonObject, now: Date): Promise<JsonObject> {
    const document = await this.#signer.sign(unsigned, wholeSeconds(now));
    const { verified, error } = await verifyCredential({
      credential: document,
      suite: new DataIntegrityProof({ cryptosuite: eddsaRdfc2022 }),
      documentLoader: this.#loader,
      // A place in a list that is about to be published is not looked up: it was taken for this document.
      checkStatus: async () => ({ verified: true }),
      now,
    });
    if (verified) return document;
    const because = (error?.errors ?? [error]).map((one) => one?.message ?? 'no reason given').join('; ');
    throw new IssuedDocumentInvalid(String(document.id), because);
  }
}

function placeOf(allocation: RecordAllocation, entryKey: string): StatusPlace {
  const place = allocation.places.get(entryKey);
  if (!place) throw new Error(`No place in a status list was allocated for ${entryKey}.`);
  return place;
}

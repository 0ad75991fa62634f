import { type KeyObject, sign } from 'node:crypto';
import type { Instant } from '@laurel/domain';
import { encode } from 'base58-universal';
import type { JsonObject } from '../documents/json.js';
import { type Canonicaliser, canonicalise, sha256 } from './canonicalise.js';

/** Who signs: the key and the public name under which others find it. */
export interface Signer {
  /** The DID that the credentials name as their issuer. */
  did: string;
  /** The key's own address, `did#key`. */
  verificationMethod: string;
  privateKey: KeyObject;
}

/**
 * Signs documents with eddsa-rdfc-2022 (vc-di-eddsa, 3.2). One object serves a batch: the hash of the proof's own
 * options is the same for all documents with the same contexts and instant, and is worked out once.
 */
export class DataIntegritySigner {
  readonly #optionHashes = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly signer: Signer,
    private readonly canonical: Canonicaliser = canonicalise,
  ) {}

  /** The document with its proof. `created` is an instant in whole seconds; an existing proof is refused. */
  async sign(document: JsonObject, created: Instant): Promise<JsonObject> {
    if (document.proof !== undefined) throw new Error('This document has a proof already.');
    const options = {
      type: 'DataIntegrityProof',
      created,
      verificationMethod: this.signer.verificationMethod,
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
    };
    const hashes = [await this.#hashOf(options, document), sha256(await this.canonical(document))];
    const signature = sign(null, Buffer.concat(hashes), this.signer.privateKey);
    return { ...document, proof: [{ ...options, proofValue: `z${encode(signature)}` }] };
  }

  #hashOf(options: { created: string } & JsonObject, document: JsonObject): Promise<Buffer> {
    const context = document['@context'];
    if (context === undefined) throw new Error('A document without @context cannot be signed.');
    const key = `${options.created} ${JSON.stringify(context)}`;
    let hash = this.#optionHashes.get(key);
    if (!hash) {
      hash = this.canonical({ '@context': context, ...options }).then(sha256);
      this.#optionHashes.set(key, hash);
    }
    return hash;
  }
}

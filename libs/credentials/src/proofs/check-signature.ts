import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import jsigs from 'jsonld-signatures';
import { DID_URL, documentLoader, MULTIKEY_URL } from '../contexts/document-loader.js';
import type { JsonObject } from '../documents/json.js';
import { contextCache, eddsaRdfc2022 } from './canonicalise.js';

/** Whether a signature holds; `unknown` where that could not be found out. */
export type SignatureFinding =
  | { outcome: 'holds' }
  | { outcome: 'broken'; because: string }
  | { outcome: 'unknown'; because: string };

/** A public key under the address by which the proof names it. */
export interface NamedKey {
  id: string;
  controller: string;
  publicMultibase: string;
}

/** 64 bytes in base58 with the multibase prefix. Anything longer would only cost time to decode. */
const SIGNATURE = /^z[1-9A-HJ-NP-Za-km-z]{64,88}$/;

/** The kinds of proof that are checked here. Another kind says nothing, neither for nor against. */
export const isKnownProof = (proof: JsonObject): boolean =>
  proof.type === 'Ed25519Signature2020' ||
  (proof.type === 'DataIntegrityProof' && proof.cryptosuite === eddsaRdfc2022.name);

/**
 * Checks one proof of a document with the reference libraries, safe mode on. Whether the key is the issuer's is
 * another question, asked elsewhere. `signal` ends the work on contents that were made to keep us busy.
 */
export async function checkSignature(
  document: JsonObject,
  proof: JsonObject,
  key: NamedKey,
  signal?: AbortSignal,
): Promise<SignatureFinding> {
  if (typeof proof.proofValue !== 'string' || !SIGNATURE.test(proof.proofValue))
    return { outcome: 'broken', because: 'The signature is not in a readable form.' };
  const method = {
    '@context': MULTIKEY_URL,
    id: key.id,
    type: 'Multikey',
    controller: key.controller,
    publicKeyMultibase: key.publicMultibase,
  };
  const suite =
    proof.type === 'DataIntegrityProof'
      ? new DataIntegrityProof({ cryptosuite: endingAt(signal) })
      : new Ed25519Signature2020({ canonizeOptions: { contextResolver: contextCache, signal } });
  const controller = { '@context': DID_URL, id: key.controller, assertionMethod: [key.id] };
  const purpose = new jsigs.purposes.AssertionProofPurpose({ controller });
  const loader = documentLoader(new Map([[key.id, method]]));
  const { verified, error } = await jsigs.verify({ ...document, proof }, { suite, purpose, documentLoader: loader });
  if (verified) return { outcome: 'holds' };
  return explain(error?.errors ?? (error ? [error] : []));
}

const endingAt = (signal: AbortSignal | undefined): UntypedCryptosuite => ({
  ...eddsaRdfc2022,
  canonize: (input, options) => eddsaRdfc2022.canonize(input, { ...options, signal }),
});

/** What the libraries say, in a sentence. Anything not understood counts as unknown, never as good. */
function explain(errors: readonly Error[]): SignatureFinding {
  const [first] = errors;
  if (!first) return { outcome: 'unknown', because: 'The signature could not be checked, for no known reason.' };
  const undefinedWord = safeModeWord(first);
  if (undefinedWord !== null)
    return {
      outcome: 'broken',
      because: `“${undefinedWord}” is defined by none of its contexts; no signature covers it.`,
    };
  if (/invalid signature|signature.*length/i.test(first.message))
    return { outcome: 'broken', because: 'The signature does not fit the contents.' };
  if (/^jsonld\.(SyntaxError|ValidationError|CyclicalContext)$/.test(first.name))
    return { outcome: 'broken', because: 'The contents are no valid JSON-LD, so no signature can cover them.' };
  if (/deep iterations|abort signal/i.test(first.message))
    return { outcome: 'unknown', because: 'The contents are too entangled to be checked in reasonable time.' };
  return { outcome: 'unknown', because: `The signature could not be checked: ${first.message}` };
}

/** The word that JSON-LD's safe mode stumbled over; null for another error. */
function safeModeWord(error: Error): string | null {
  if (!('details' in error) || error.name !== 'jsonld.ValidationError') return null;
  const { event } = error.details as { event?: { details?: Record<string, unknown> } };
  const word = event?.details?.['property'] ?? event?.details?.['type'] ?? event?.details?.['id'];
  return typeof word === 'string' ? word : 'a word';
}

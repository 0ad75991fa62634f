import { createHash } from 'node:crypto';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { documentLoader } from '../contexts/document-loader.js';
import type { JsonObject } from '../documents/json.js';

const loader = documentLoader();

/** A JSON-LD document → its canonical N-Quads (RDFC-1.0). Refuses a member that no context defines (safe mode). */
export type Canonicaliser = (document: JsonObject) => Promise<string>;

export const canonicalise: Canonicaliser = (document) =>
  cryptosuite.canonize(document, { documentLoader: loader, base: null, safe: true });

export const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

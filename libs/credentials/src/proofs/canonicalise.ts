import { createHash } from 'node:crypto';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { documentLoader } from '../contexts/document-loader.js';
import type { JsonObject } from '../documents/json.js';
import { ContextCache } from './context-cache.js';

const loader = documentLoader();
export const contextCache = new ContextCache();

/** A JSON-LD document → its canonical N-Quads (RDFC-1.0). Refuses a member that no context defines (safe mode). */
export type Canonicaliser = (document: JsonObject) => Promise<string>;

/** The library's own way, with nothing remembered between documents: slow, and the measure of every other way. */
export const canonicaliseStock: Canonicaliser = (document) =>
  cryptosuite.canonize(document, { documentLoader: loader, base: null, safe: true });

export const canonicalise: Canonicaliser = (document) =>
  cryptosuite.canonize(document, { documentLoader: loader, base: null, safe: true, contextResolver: contextCache });

/** The reference cryptosuite with contexts remembered, for checking signatures. */
export const eddsaRdfc2022: UntypedCryptosuite = {
  ...cryptosuite,
  canonize: (input, options) => cryptosuite.canonize(input, { ...options, contextResolver: contextCache }),
};

export const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

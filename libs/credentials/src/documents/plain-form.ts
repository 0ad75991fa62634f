import { CONTEXTS } from '../contexts/document-loader.js';
import { isObject, type Json, type JsonObject, listOf } from './json.js';

/** More than a record of 400 entries needs; beyond that a document only costs time. */
const MOST_OBJECTS = 20_000;
const DEEPEST = 40;
const MOST_CONTEXTS = 10;
/** Members with which VCDM 2.0 marks language and direction of a text. */
const TEXT_MARKS = new Set(['@value', '@language', '@direction']);

/** True for an object that is a credential of its own, wherever it stands. */
export const isCredential = (node: JsonObject): boolean =>
  '@context' in node || 'proof' in node || listOf(node.type).includes('VerifiableCredential');

/**
 * Why a document cannot be read by its plain members; null where it can.
 *
 * A signature covers the meaning in RDF, not the letters. The same meaning may be written with full addresses as
 * member names, or with a context that gives words other names: then `credentialStatus` would stand there under a name
 * that nobody looks for, and a revoked credential pass as good. So only documents in the form that the standards
 * describe are read at all: known contexts, known places for them, plain words as names.
 */
export function notPlain(root: JsonObject): string | null {
  let objects = 0;
  const open: { value: Json; depth: number; inProof: boolean }[] = [{ value: root, depth: 0, inProof: false }];
  for (let item = open.pop(); item; item = open.pop()) {
    const { value, depth, inProof } = item;
    if (typeof value !== 'object' || value === null) continue;
    objects += 1;
    if (objects > MOST_OBJECTS) return `It has more than ${MOST_OBJECTS.toLocaleString('en-GB')} parts.`;
    if (depth > DEEPEST) return `It is nested deeper than ${DEEPEST} levels.`;
    if (Array.isArray(value)) {
      for (const one of value) open.push({ value: one, depth: depth + 1, inProof });
      continue;
    }
    const fault = faultOf(value, inProof);
    if (fault) return fault;
    for (const [name, inner] of Object.entries(value)) {
      if (name !== '@context') open.push({ value: inner, depth: depth + 1, inProof: inProof || name === 'proof' });
    }
  }
  return null;
}

function faultOf(node: JsonObject, inProof: boolean): string | null {
  for (const name of Object.keys(node)) {
    if (name === '@context' || TEXT_MARKS.has(name)) continue;
    if (name.startsWith('@') || name.includes(':')) return `It writes “${short(name)}” where a plain word is expected.`;
  }
  if (!('@context' in node)) return null;
  if (inProof || !('type' in node)) return 'It redefines its words inside a part that is no credential.';
  return contextFault(node['@context'] as Json);
}

function contextFault(context: Json): string | null {
  const given = listOf(context);
  if (given.length > MOST_CONTEXTS) return `It names more than ${MOST_CONTEXTS} contexts.`;
  for (const one of given) {
    if (isObject(one) || typeof one !== 'string') return 'It gives words meanings of its own inside the document.';
    if (!CONTEXTS.has(one)) return `It uses a vocabulary that is not known here: ${short(one)}`;
  }
  return null;
}

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

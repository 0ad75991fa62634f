import { createHash } from 'node:crypto';
import { canonicalJson } from '@laurel/domain';

export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON-LD value as a list: absent is empty, one value is a list of one. */
export function listOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export const objectsOf = (value: Json | undefined): JsonObject[] => listOf(value).filter(isObject);

/** The text, or null where there is none. A language map or `{"@value"}` gives its first text. */
export function textOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return textOf(value[0]);
  if (!isObject(value)) return null;
  const texts = '@value' in value ? [value['@value']] : Object.values(value);
  const first = texts.find((text) => typeof text === 'string');
  return typeof first === 'string' ? first : null;
}

export const hasType = (node: JsonObject, type: string): boolean => listOf(node.type).includes(type);

/** The id of a node that may be given as an object or as the id alone. */
export function idOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  return isObject(value) && typeof value.id === 'string' ? value.id : null;
}

/** The issuer's id of a credential. */
export const issuerIdOf = (credential: JsonObject): string | null => idOf(credential.issuer);

/** SHA-256 in hex of the canonical JSON. */
export const documentHash = (document: JsonObject): string =>
  createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex');

const FIRST = ['@context', 'id', 'type', 'name'];

/** The same document with members in an order that people expect to read, after a database sorted them by length. */
export function inReadingOrder<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map((one) => inReadingOrder(one)) as T;
  if (!isObject(value)) return value;
  const first = FIRST.filter((name) => name in value);
  const names = [...first, ...Object.keys(value).filter((name) => !first.includes(name) && name !== 'proof')];
  if ('proof' in value) names.push('proof');
  return Object.fromEntries(names.map((name) => [name, inReadingOrder(value[name] as Json)])) as T;
}

import { createHash } from 'node:crypto';

/** What a database can store as text: no NUL, no half of a surrogate pair. */
const storable = (text: string): string => text.replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd');

function serialise(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(storable(value));
  if (Array.isArray(value)) return `[${value.map(serialise).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = new Map(Object.entries(value).map(([key, inner]) => [storable(key), serialise(inner)]));
  const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

/**
 * JSON with one spelling: keys in code-unit order, no space, dates as ISO text, `undefined` left out. A value that went
 * through a `jsonb` column, which reorders keys and respells numbers, comes back with the same canonical text.
 */
export function canonicalJson(value: unknown): string {
  // The round trip turns dates and other toJSON values into what the database will hold.
  return serialise(JSON.parse(JSON.stringify(value ?? null)));
}

/** Everything of an event that its hash covers. */
export interface SealedFields {
  seq: number;
  /** UTC, milliseconds. */
  at: Date;
  actorId: string | null;
  actorName: string | null;
  verb: string;
  subjectType: string;
  subjectId: string | null;
  detail: unknown;
}

/** Hash before the first event. */
export const GENESIS = '0'.repeat(64);

/** SHA-256, hex, over the previous hash and the event's canonical form: changing any event breaks all that follow. */
export const sealEvent = (previousHash: string, fields: SealedFields): string =>
  createHash('sha256')
    .update(previousHash)
    .update('\n')
    .update(canonicalJson({ ...fields, at: fields.at.toISOString() }))
    .digest('hex');

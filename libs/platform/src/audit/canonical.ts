import { createHash } from 'node:crypto';

/** What a database can store as text: no NUL, no half of a surrogate pair. */
const storable = (text: string): string => text.replace(/[\u0000\p{Surrogate}]/gu, '\ufffd');

function ordered(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [storable(key), ordered(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/**
 * JSON with one spelling: keys in code-unit order, no space, dates as ISO text, `undefined` left out. A value that went
 * through a `jsonb` column, which reorders keys and respells numbers, comes back with the same canonical text.
 */
export function canonicalJson(value: unknown): string {
  // The first round turns dates and other toJSON values into what the database will hold.
  const plain: unknown = JSON.parse(JSON.stringify(value ?? null));
  return serialise(ordered(plain));
}

/** Like JSON.stringify, but integer-like keys do not jump the queue: an object always lists those first. */
function serialise(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(serialise).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  const members = keys.map((key) => `${JSON.stringify(key)}:${serialise((value as Record<string, unknown>)[key])}`);
  return `{${members.join(',')}}`;
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

import { createHash } from 'node:crypto';
import { canonicalJson } from '@laurel/domain';

/** What a database can store as text: no NUL, no half of a surrogate pair. */
const storable = (text: string): string => text.replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd');

function storableCopy(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableCopy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storable(key), storableCopy(inner)]));
}

/**
 * The domain's canonical JSON of what the database will hold: dates as ISO text, no character that it cannot store. A
 * value that went through a `jsonb` column, which reorders keys and respells numbers, comes back with the same text.
 */
export function storedJson(value: unknown): string {
  // The round trip turns dates and other toJSON values into what the database will hold.
  return canonicalJson(storableCopy(JSON.parse(JSON.stringify(value ?? null))));
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
    .update(storedJson({ ...fields, at: fields.at.toISOString() }))
    .digest('hex');

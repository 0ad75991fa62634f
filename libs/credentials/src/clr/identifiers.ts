import { createHash } from 'node:crypto';
import type { RecordEntry } from '@laurel/domain';

/** A UUID (version 8, RFC 9562) that follows from `parts`: the same parts always give the same one. */
function uuidOf(...parts: string[]): string {
  const bytes = createHash('sha256').update(parts.join('\u0000'), 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The entry key of the credential around all entries of a version. */
export const CLR_KEY = 'clr';

/**
 * The primary key of an issued credential and the UUID in its id. It follows from the version and the entry, so a job
 * that is started again after a crash makes the same credential, not a second one.
 */
export const credentialUuid = (recordVersionId: string, entryKey: string): string =>
  uuidOf('credential', recordVersionId, entryKey);

/** The id of a credential says nothing about where it can be looked up: it is found by whoever holds it. */
export const credentialIdOf = (uuid: string): string => `urn:uuid:${uuid}`;

/** The UUID in a credential's id; null for a credential named otherwise. */
export const uuidOfCredentialId = (id: string): string | null =>
  /^urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(id)?.[1] ?? null;

/** The holder's pseudonym: the same in all of a person's credentials, and not the key of any row. */
export const subjectIdOf = (personId: string): string => `urn:uuid:${uuidOf('subject', personId)}`;

export const unitIdOf = (unitId: string): string => `urn:uuid:${uuidOf('unit', unitId)}`;

/** A unit that is known by its name only, as that of a witness. */
export const namedUnitIdOf = (institution: string, name: string): string =>
  `urn:uuid:${uuidOf('unit name', institution, name)}`;

/**
 * The last part of the permanent address `/achievements/{id}` of what an entry is an award of: programme version and
 * role, competency, or course. The address stands for fixed contents, so a renamed course gets another one.
 */
export function achievementKeyOf(entry: RecordEntry): string {
  if (entry.kind === 'participation') return `${entry.programmeVersionId}.${entry.role.id}`;
  if (entry.kind === 'competency') return `competency.${entry.competency.competencyId}`;
  const contents = uuidOf('academic', entry.academicKind, entry.code, entry.title);
  return `${entry.academicKind}.${encodeURIComponent(entry.code)}.${contents.slice(0, 8)}`;
}

import {
  type CalendarDate,
  type ExistingParticipation,
  type IdentifierScheme,
  identifierKey,
  likelyNumber,
  lookupsOf,
  type ReadRow,
  type RosterPerson,
  withoutLeadingZeros,
} from '@laurel/domain';
import type { EntityManager } from 'typeorm';
import { STUDENT_NUMBER } from '../participation-rows.js';

/** Values asked for in one query. */
const CHUNK = 10_000;
/** A file with more unknown numbers than this is the wrong file: guesses would help nobody. */
const MOST_GUESSES = 5_000;

interface HolderRow {
  scheme: IdentifierScheme;
  normalised: string;
  id: string;
  display_name: string;
  student_number: string | null;
  is_student: boolean;
}

function* chunks<T>(values: readonly T[]) {
  for (let start = 0; start < values.length; start += CHUNK) yield values.slice(start, start + CHUNK);
}

/** Whoever holds the identifiers of these rows, by `identifierKey`. */
export async function peopleOf(manager: EntityManager, rows: readonly ReadRow[]): Promise<Map<string, RosterPerson>> {
  const wanted = new Map<string, { scheme: IdentifierScheme; normalised: string }>();
  for (const row of rows)
    for (const identifier of row.identifiers)
      for (const lookup of lookupsOf(identifier)) wanted.set(identifierKey(lookup.scheme, lookup.normalised), lookup);
  const people = new Map<string, RosterPerson>();
  for (const chunk of chunks([...wanted.values()])) {
    const holders = await manager.query<HolderRow[]>(
      `select held.scheme, held.normalised, person.id, person.display_name,
              case held.scheme when 'studentNumber' then held.value else ${STUDENT_NUMBER} end as student_number,
              (held.scheme = 'studentNumber'
               or exists (select 1 from role_grant where person_id = person.id and role = 'student')
               or exists (select 1 from person_identifier number
                           where number.person_id = person.id and number.scheme = 'studentNumber')) as is_student
         from unnest($1::text[], $2::text[]) as wanted (scheme, normalised)
         join person_identifier held on held.scheme = wanted.scheme and held.normalised = wanted.normalised
         join person on person.id = held.person_id`,
      [chunk.map(({ scheme }) => scheme), chunk.map(({ normalised }) => normalised)],
    );
    for (const holder of holders)
      people.set(identifierKey(holder.scheme, holder.normalised), {
        id: holder.id,
        displayName: holder.display_name,
        studentNumber: holder.student_number,
        isStudent: holder.is_student,
      });
  }
  return people;
}

/** For student numbers that nobody has: the one number that was probably meant, where there is exactly one. */
export async function suggestionsFor(
  manager: EntityManager,
  rows: readonly ReadRow[],
  people: ReadonlyMap<string, RosterPerson>,
): Promise<Map<string, { value: string; displayName: string }>> {
  const unknown = new Map<string, string>();
  for (const { identifiers } of rows) {
    const [identity] = identifiers;
    if (!identity?.schemes.includes('studentNumber') || unknown.size >= MOST_GUESSES) continue;
    const isHeld = lookupsOf(identity).some(({ scheme, normalised }) => people.has(identifierKey(scheme, normalised)));
    if (!isHeld) unknown.set(identity.value, likelyNumber(identity.value));
  }
  if (unknown.size === 0) return new Map();
  const numbers = await manager.query<{ value: string; normalised: string; display_name: string }[]>(
    `select held.value, held.normalised, person.display_name
       from person_identifier held join person on person.id = held.person_id
      where held.scheme = 'studentNumber' and ltrim(held.normalised, '0') = any($1::text[])`,
    [[...new Set(unknown.values())]],
  );
  const byLikely = new Map<string, { value: string; displayName: string }[]>();
  for (const { value, normalised, display_name } of numbers) {
    const key = withoutLeadingZeros(normalised);
    byLikely.set(key, [...(byLikely.get(key) ?? []), { value, displayName: display_name }]);
  }
  const suggestions = new Map<string, { value: string; displayName: string }>();
  for (const [value, likely] of unknown) {
    const found = byLikely.get(likely) ?? [];
    if (found[0] && found.length === 1) suggestions.set(value, found[0]);
  }
  return suggestions;
}

/** Everything recorded in an activity so far, oldest first. */
export function existingOf(manager: EntityManager, activityId: string): Promise<ExistingParticipation[]> {
  return manager.query<(ExistingParticipation & { startsOn: CalendarDate })[]>(
    `select id, person_id as "personId", role_id as "roleId", minutes, starts_on as "startsOn", ends_on as "endsOn",
            state, note, external_id as "externalId"
       from participation where activity_id = $1 order by created_at, id`,
    [activityId],
  );
}

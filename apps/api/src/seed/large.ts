import { foldName } from '@laurel/domain';
import type { House } from '../house.js';
import { sampleNames } from './names.js';
import { PROGRAMMES } from './programmes.js';
import type { SampleTerm } from './terms.js';

const STUDENTS = 50_000;
const PARTICIPATIONS = 500_000;

/** Activities that share the load: a campus has many groups of one programme a term. */
const GROUPS = 40;

/** Names to combine from; a campus repeats them too. */
const NAMES = 5_000;

/**
 * Grows the sample to a campus of 50,000 for benchmarks, set-based: every table by one statement. Unsigned: what
 * publishing such a campus costs is a benchmark of its own.
 */
export async function seedLarge(
  { dataSource }: House,
  terms: readonly SampleTerm[],
  say: (line: string) => void,
): Promise<void> {
  const names = sampleNames(NAMES);
  await dataSource.transaction(async (manager) => {
    say('Growing the sample to 50,000 students.');
    await manager.query(
      `create temporary table campus_name on commit drop as
       select row_number() over () - 1 as n, name, folded
       from unnest($1::text[], $2::text[]) as pair (name, folded)`,
      [names, names.map(foldName)],
    );
    await manager.query(
      `create temporary table campus_student on commit drop as
       select gen_random_uuid() as id, i, name, folded
       from generate_series(0, $1::int - 1) as i join campus_name on n = (i::bigint * 7919) % $2`,
      [STUDENTS - 600, NAMES],
    );
    await manager.query(
      `insert into person (id, legal_name, display_name, folded_name, study, class_year)
       select id, name, name, folded, 'BA General Studies', $1 + i % 4 from campus_student`,
      [Number(terms.at(-1)?.first_day.slice(0, 4))],
    );
    await manager.query(
      `insert into person_identifier (id, person_id, scheme, value, normalised)
       select gen_random_uuid(), id, 'studentNumber', number, number
       from campus_student cross join lateral (select lpad((500000 + i)::text, 8, '0') as number) digits`,
    );
    await manager.query(
      `insert into role_grant (id, person_id, role, valid_from) select gen_random_uuid(), id, 'student', $1 from campus_student`,
      [terms[0]?.first_day],
    );
    say('Adding half a million participations.');
    await manager.query(
      `create temporary table campus_activity on commit drop as
       select gen_random_uuid() as id, activity.id as like_id, role.id as role_id, activity.starts_on, activity.ends_on,
              row_number() over (order by activity.starts_on, activity.id, groups) - 1 as n
       from activity
       join programme_version version on version.id = activity.programme_version_id
       join programme_role role on role.programme_version_id = version.id and role.position = 0
       cross join generate_series(1, $1::int) as groups`,
      [GROUPS],
    );
    await manager.query(
      `insert into activity (id, programme_version_id, term_id, unit_id, title, place, starts_on, ends_on, coordinator_id, capacity)
       select made.id, activity.programme_version_id, activity.term_id, activity.unit_id,
              activity.title || ', group ' || made.n % $1 + 1, activity.place, activity.starts_on, activity.ends_on,
              activity.coordinator_id, activity.capacity
       from campus_activity made join activity on activity.id = made.like_id`,
      [GROUPS],
    );
    await manager.query(
      `insert into participation (id, person_id, activity_id, role_id, minutes, starts_on, ends_on, state, source, decline_reason, created_at, updated_at)
       select gen_random_uuid(), student.id, activity.id, activity.role_id, 60 + (p % 40) * 15,
              activity.starts_on, activity.ends_on,
              state, 'import', case when state = 'declined' then 'Not on the sign-in sheet.' end,
              activity.ends_on::timestamptz + (p % 240) * interval '1 hour', activity.ends_on::timestamptz
       from generate_series(0, $1::int - 1) as p
       cross join lateral (select case when p % 20 < 16 then 'verified' when p % 20 < 19 then 'recorded' else 'declined' end as state) kind
       join campus_student student on student.i = p % $2
       join campus_activity activity on activity.n = (p / $2 * $3 + (p % $2) * 31) % $4
       on conflict do nothing`,
      [
        PARTICIPATIONS,
        STUDENTS - 600,
        Math.floor((PROGRAMMES.length * terms.length * GROUPS) / 11),
        PROGRAMMES.length * terms.length * GROUPS,
      ],
    );
    await manager.query(
      `insert into verification (id, participation_id, verifier_id, verifier_name, verifier_post, verifier_unit, verifier_class, method, decided_at)
       select gen_random_uuid(), participation.id, person.id, person.display_name, person.post, unit.name, 'staff', 'roster file', participation.updated_at
       from participation
       join campus_activity made on made.id = participation.activity_id
       join activity on activity.id = participation.activity_id
       join person on person.id = activity.coordinator_id
       join unit on unit.id = person.unit_id
       where participation.state = 'verified'`,
    );
  });
}

import { foldName } from '@laurel/domain';
import type { House } from '../house.js';
import { sampleNames } from './names.js';
import { PROGRAMMES } from './programmes.js';
import type { SampleTerm } from './terms.js';

/** In all, with those of the ordinary sample. */
const STUDENTS = 50_000;
const PARTICIPATIONS = 500_000;

/** Activities that share the load: a campus has many groups of one programme a term. */
const GROUPS = 40;

/** How often a student takes part at most; also how far apart the activities of one student lie, so none comes twice. */
const ROUNDS = 11;

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
  const activities = PROGRAMMES.length * terms.length * GROUPS;
  await dataSource.transaction(async (manager) => {
    const [there] = await manager.query<{ students: number; participations: number }[]>(
      `select (select count(*)::int from role_grant where role = 'student') as students,
              (select count(*)::int from participation) as participations`,
    );
    const students = STUDENTS - (there?.students ?? 0);
    const participations = PARTICIPATIONS - (there?.participations ?? 0);
    if (students <= 0) return;
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
      [students, NAMES],
    );
    await manager.query('analyze campus_student');
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
    await manager.query('analyze campus_activity');
    await manager.query(
      `insert into activity (id, programme_version_id, term_id, unit_id, title, place, starts_on, ends_on, coordinator_id, capacity)
       select made.id, activity.programme_version_id, activity.term_id, activity.unit_id,
              activity.title || ', group ' || made.n % $1 + 1, activity.place, activity.starts_on, activity.ends_on,
              activity.coordinator_id, 120
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
       join campus_student student on student.i = p % $2
       join campus_activity activity on activity.n = (p / $2 * $3 + (p % $2) * 31) % $4
       -- What is older than last term was settled.
       cross join lateral (select (p % $2 + p / $2 * 7) % 20 as draw) drawn
       cross join lateral (select case when draw = 19 then 'declined'
                                       when draw > 15 and activity.starts_on >= $5::date then 'recorded'
                                       else 'verified' end as state) kind`,
      [participations, students, Math.floor(activities / ROUNDS), activities, terms.at(-2)?.first_day],
    );
    // Where four eyes are asked for, a second colleague of the unit agreed half an hour later.
    await manager.query(
      `create temporary table campus_voice on commit drop as
       select made.id as activity_id, voice.*
       from campus_activity made
       join activity on activity.id = made.id
       join programme_version version on version.id = activity.programme_version_id
       join unit on unit.id = activity.unit_id
       cross join lateral (
         select colleague.id, colleague.display_name, colleague.post, unit.name as unit,
                row_number() over (order by colleague.id <> activity.coordinator_id, colleague.id) as n
         from person colleague join role_grant on role_grant.person_id = colleague.id and role_grant.role = 'staff'
         where colleague.unit_id = activity.unit_id) voice
       where voice.n <= case when version.four_eyes then 2 else 1 end`,
    );
    await manager.query('analyze campus_voice');
    await manager.query(
      `insert into verification (id, participation_id, verifier_id, verifier_name, verifier_post, verifier_unit, verifier_class, method, decided_at)
       select gen_random_uuid(), participation.id, voice.id, voice.display_name, voice.post, voice.unit, 'staff', 'roster file',
              participation.updated_at + (voice.n - 1) * interval '30 minutes'
       from participation join campus_voice voice on voice.activity_id = participation.activity_id
       where participation.state = 'verified'`,
    );
  });
}

import type { ParticipationRow } from '@laurel/contract';
import {
  type Actor,
  ageInDays,
  type CalendarDate,
  type Depth,
  decisionObstacles,
  type ParticipationSource,
  type ParticipationStanding,
  type ParticipationState,
  type VerificationObstacle,
  type VerifierClass,
  waitsFor,
} from '@laurel/domain';
import type { EntityManager } from 'typeorm';

interface StandingVerifier {
  verifierId: string | null;
  name: string;
  post: string | null;
  unit: string | null;
  capacity: VerifierClass;
  method: string;
  at: string;
}

interface Row {
  id: string;
  version: number;
  state: ParticipationState;
  source: ParticipationSource;
  person_id: string;
  display_name: string;
  student_number: string | null;
  study: string | null;
  class_year: number | null;
  programme_id: string;
  programme_title: string;
  programme_number: number;
  four_eyes: boolean;
  category_code: string;
  category_name: string;
  activity_id: string;
  activity_title: string;
  activity_starts_on: CalendarDate;
  activity_ends_on: CalendarDate;
  term_code: string;
  term_title: string;
  unit_id: string;
  unit_name: string;
  role_id: string;
  role_name: string;
  depth: Depth;
  required_minutes: number;
  minutes: number;
  starts_on: CalendarDate;
  ends_on: CalendarDate;
  note: string | null;
  external_id: string | null;
  recorder_id: string | null;
  recorder_name: string | null;
  created_at: Date;
  batch_id: string | null;
  file_name: string | null;
  decline_reason: string | null;
  standing: StandingVerifier[];
}

/** The tables that conditions may name. */
export const COUNTED_TABLES = `participation
  join person on person.id = participation.person_id
  join activity on activity.id = participation.activity_id
  join programme_version on programme_version.id = activity.programme_version_id`;

/** The tables that an order may name as well. */
export const PARTICIPATION_TABLES = `${COUNTED_TABLES}
  join programme on programme.id = programme_version.programme_id
  join category on category.id = programme.category_id
  join term on term.id = activity.term_id
  join unit on unit.id = activity.unit_id
  join programme_role on programme_role.id = participation.role_id`;

/** A person's student number, the first they were given; `person` is the alias in scope. */
export const STUDENT_NUMBER = `(select value from person_identifier
  where person_identifier.person_id = person.id and person_identifier.scheme = 'studentNumber'
  order by person_identifier.created_at, person_identifier.id limit 1)`;

/**
 * Participations as `actor` sees them, in no order. `where` is SQL over `PARTICIPATION_TABLES`, with `params` numbered
 * from 1; it is never built from input.
 */
export async function loadParticipations(
  manager: EntityManager,
  actor: Actor,
  { where, params, now }: { where: string; params: unknown[]; now: Date },
): Promise<ParticipationRow[]> {
  const rows = await manager.query<Row[]>(
    `select participation.id, participation.version, participation.state, participation.source,
            participation.person_id, person.display_name, ${STUDENT_NUMBER} as student_number,
            person.study, person.class_year,
            programme.id as programme_id, programme_version.title as programme_title,
            programme_version.number as programme_number, programme_version.four_eyes,
            category.code as category_code, category.name as category_name,
            activity.id as activity_id, activity.title as activity_title,
            activity.starts_on as activity_starts_on, activity.ends_on as activity_ends_on,
            term.code as term_code, term.title as term_title, unit.id as unit_id, unit.name as unit_name,
            programme_role.id as role_id, programme_role.name as role_name, programme_role.depth,
            programme_role.required_minutes,
            participation.minutes, participation.starts_on, participation.ends_on, participation.note,
            participation.external_id, participation.created_at, participation.decline_reason,
            recorder.id as recorder_id, recorder.display_name as recorder_name,
            import_batch.id as batch_id, import_batch.file_name,
            coalesce((select json_agg(json_build_object(
                          'verifierId', verifier_id, 'name', verifier_name, 'post', verifier_post,
                          'unit', verifier_unit, 'capacity', verifier_class, 'method', method, 'at', decided_at)
                        order by decided_at, verification.id)
                        from verification
                       where verification.participation_id = participation.id and undone_at is null), '[]') as standing
       from ${PARTICIPATION_TABLES}
       left join person recorder on recorder.id = participation.recorded_by
       left join import_batch on import_batch.id = participation.import_batch_id
      where ${where}`,
    params,
  );
  return rows.map((row) => asRow(row, actor, now));
}

const standingOfRow = (row: Row): ParticipationStanding => ({
  personId: row.person_id,
  state: row.state,
  source: row.source,
  recordedBy: row.recorder_id,
  fourEyes: row.four_eyes,
  verifierIds: row.standing.flatMap(({ verifierId }) => (verifierId === null ? [] : [verifierId])),
});

const said = (obstacle: VerificationObstacle | null) => obstacle && { code: obstacle.code, message: obstacle.message };

function asRow(row: Row, actor: Actor, now: Date): ParticipationRow {
  const standing = standingOfRow(row);
  const unit = { id: row.unit_id, name: row.unit_name };
  const obstacles = decisionObstacles(standing, actor, unit);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    source: row.source,
    person: {
      id: row.person_id,
      displayName: row.display_name,
      studentNumber: row.student_number,
      study: row.study,
      classYear: row.class_year,
    },
    programme: {
      id: row.programme_id,
      title: row.programme_title,
      versionNumber: row.programme_number,
      fourEyes: row.four_eyes,
    },
    category: { code: row.category_code, name: row.category_name },
    activity: {
      id: row.activity_id,
      title: row.activity_title,
      startsOn: row.activity_starts_on,
      endsOn: row.activity_ends_on,
    },
    term: { code: row.term_code, title: row.term_title },
    unit,
    role: { id: row.role_id, name: row.role_name, depth: row.depth, requiredMinutes: row.required_minutes },
    minutes: row.minutes,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    note: row.note,
    externalId: row.external_id,
    recordedBy:
      row.recorder_id === null || row.recorder_name === null ? null : { id: row.recorder_id, name: row.recorder_name },
    recordedAt: row.created_at.toISOString(),
    roster: row.batch_id === null ? null : { batchId: row.batch_id, fileName: row.file_name ?? '' },
    ageDays: ageInDays(row.created_at, now),
    declineReason: row.decline_reason,
    verifiers: row.standing.map(({ verifierId: _who, ...witness }) => ({
      ...witness,
      at: new Date(witness.at).toISOString(),
    })),
    waitsFor: waitsFor(standing),
    verifyObstacle: said(obstacles.verify),
    declineObstacle: said(obstacles.decline),
  };
}

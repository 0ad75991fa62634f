import type { SubmissionRow } from '@laurel/contract';
import { type Actor, ageInDays, hasRole, reviewObstacle, type SubmissionState } from '@laurel/domain';
import type { EntityManager } from 'typeorm';
import { involvedPeople } from '../review/involved-people.js';
import { assignedTo } from './submission-scope.js';

interface Row {
  id: string;
  state: SubmissionState;
  round: number;
  version: number;
  person_id: string;
  display_name: string;
  competency_id: string;
  competency_name: string;
  competency_code: string | null;
  target_level: number;
  target_level_name: string;
  made_during: string[];
  submitted_at: Date;
  level: number | null;
  level_name: string | null;
  assigned: boolean;
}

/** A row of a list, with what only the view needs. */
export type LoadedSubmission = SubmissionRow & {
  version: number;
  /** In what is assigned to this actor as a reviewer. */
  assigned: boolean;
};

/** The tables that conditions and order may name. */
export const SUBMISSION_TABLES = `submission
  join person on person.id = submission.person_id
  join competency on competency.id = submission.competency_id
  join proficiency_level target on target.level = submission.target_level`;

/**
 * Submissions as this actor sees them, in one round trip for the rows and one for who is involved. `tail` is what
 * follows "from": conditions, order, limits, with `params` numbered from 1.
 */
export async function loadSubmissions(
  manager: EntityManager,
  actor: Actor,
  { where, order, params, now }: { where: string; order: string; params: unknown[]; now: Date },
): Promise<LoadedSubmission[]> {
  const assigned = assignedTo(actor, params);
  const rows = await manager.query<Row[]>(
    `select submission.id, submission.state, submission.round, submission.version, submission.person_id,
            person.display_name, submission.competency_id, competency.name as competency_name,
            competency.code as competency_code, submission.target_level, target.name as target_level_name,
            submission.submitted_at, ${assigned} as assigned, standing.level, standing.level_name,
            array(select distinct programme_version.title || ', ' || term.title
                    from submission_participation attached
                    join participation on participation.id = attached.participation_id
                    join activity on activity.id = participation.activity_id
                    join programme_version on programme_version.id = activity.programme_version_id
                    join term on term.id = activity.term_id
                   where attached.submission_id = submission.id order by 1) as made_during
       from ${SUBMISSION_TABLES}
       left join lateral (
         select assessment.level, proficiency_level.name as level_name
           from assessment join proficiency_level using (level)
          where assessment.submission_id = submission.id and assessment.decision = 'approve'
            and assessment.undone_at is null
          limit 1) standing on true
      where ${where} ${order}`,
    params,
  );
  const reviews = hasRole(actor, 'reviewer');
  const involved = reviews
    ? await involvedPeople(
        manager,
        rows.map((row) => row.id),
      )
    : new Map();
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    round: row.round,
    person: { id: row.person_id, displayName: row.display_name },
    competency: { id: row.competency_id, name: row.competency_name, code: row.competency_code },
    targetLevel: row.target_level,
    targetLevelName: row.target_level_name,
    madeDuring: row.made_during,
    submittedAt: row.submitted_at.toISOString(),
    ageDays: ageInDays(row.submitted_at, now),
    level: row.level,
    levelName: row.level_name,
    obstacle: involved.has(row.id) ? reviewObstacle(actor.personId, involved.get(row.id)) : null,
    version: row.version,
    assigned: row.assigned,
  }));
}

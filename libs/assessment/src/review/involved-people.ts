import type { InvolvedPeople } from '@laurel/domain';
import type { EntityManager } from 'typeorm';

interface Row {
  id: string;
  studentId: string;
  submittedBy: string;
  participations: { recordedBy: string | null; verifierIds: string[] }[];
}

/**
 * Who had a hand in each submission: student, submitter, and of the participations attached who recorded them and
 * whose verification stands. By submission id, for many in one query.
 */
export async function involvedPeople(
  manager: EntityManager,
  submissionIds: readonly string[],
): Promise<Map<string, InvolvedPeople>> {
  const rows = await manager.query<Row[]>(
    `select submission.id, submission.person_id as "studentId", submission.submitted_by as "submittedBy",
            coalesce(json_agg(json_build_object(
              'recordedBy', participation.recorded_by,
              'verifierIds', coalesce((select json_agg(verifier_id) from verification
                 where participation_id = participation.id and undone_at is null and verifier_id is not null), '[]')))
              filter (where participation.id is not null), '[]') as participations
       from submission
       left join submission_participation attached on attached.submission_id = submission.id
       left join participation on participation.id = attached.participation_id
      where submission.id = any($1::uuid[])
      group by submission.id`,
    [submissionIds],
  );
  return new Map(rows.map(({ id, ...people }) => [id, people]));
}

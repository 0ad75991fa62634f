import type { AssessmentView, AttachedParticipation, EvidenceView } from '@laurel/contract';
import type { EntityManager } from 'typeorm';

interface EvidenceRow extends Omit<EvidenceView, 'file'> {
  file_name: string | null;
  media_type: string | null;
  size: number | null;
  sha256: string | null;
}

/** Evidence of all rounds, in the order in which it came. */
export async function evidenceOf(manager: EntityManager, submissionId: string): Promise<EvidenceView[]> {
  const rows = await manager.query<EvidenceRow[]>(
    `select item.id, item.round, item.kind, item.title, item.body, item.url, item.file_name,
            stored_file.media_type, stored_file.size, stored_file.sha256
       from evidence_item item left join stored_file on stored_file.sha256 = item.file_sha256
      where item.submission_id = $1 order by item.round, item.position, item.id`,
    [submissionId],
  );
  return rows.map(({ file_name: name, media_type: mediaType, size, sha256, ...item }) => ({
    ...item,
    file: sha256 === null ? null : { name: name ?? item.title, mediaType: mediaType ?? '', size: size ?? 0, sha256 },
  }));
}

/** The participations that the work comes from: what, when, in which role, and who verified it. */
export function attachedParticipations(manager: EntityManager, submissionId: string): Promise<AttachedParticipation[]> {
  return manager.query<AttachedParticipation[]>(
    `select participation.id, programme_version.title as programme, activity.title as activity,
            programme_role.name as role, unit.name as unit, term.title as term,
            participation.starts_on as "startsOn", participation.ends_on as "endsOn", participation.minutes,
            participation.state,
            coalesce((select json_agg(json_build_object(
                'name', verifier_name, 'post', verifier_post, 'unit', verifier_unit, 'capacity', verifier_class,
                'method', method, 'at', ${instant('decided_at')}) order by decided_at)
              from verification where participation_id = participation.id and undone_at is null), '[]') as "verifiedBy"
       from submission_participation attached
       join participation on participation.id = attached.participation_id
       join programme_role on programme_role.id = participation.role_id
       join activity on activity.id = participation.activity_id
       join unit on unit.id = activity.unit_id
       join term on term.id = activity.term_id
       join programme_version on programme_version.id = activity.programme_version_id
      where attached.submission_id = $1
      order by participation.starts_on, participation.id`,
    [submissionId],
  );
}

/** What was decided so far, oldest first; decisions that were taken back stay, marked. */
export function assessmentsOf(manager: EntityManager, submissionId: string): Promise<AssessmentView[]> {
  return manager.query<AssessmentView[]>(
    `select assessment.id, assessment.round, assessment.decision, assessment.level,
            proficiency_level.name as "levelName", assessment.comment,
            ${instant('assessment.decided_at')} as "decidedAt",
            json_build_object('name', assessment.reviewer_name, 'post', assessment.reviewer_post,
                              'unit', assessment.reviewer_unit) as reviewer,
            coalesce((select json_agg(json_build_object('criterionId', criterion.id, 'level', score.level)
                                      order by criterion.position)
              from assessment_score score join rubric_criterion criterion on criterion.id = score.criterion_id
             where score.assessment_id = assessment.id), '[]') as scores,
            case when assessment.undone_at is not null then json_build_object(
              'at', ${instant('assessment.undone_at')}, 'by', undoer.display_name,
              'reason', assessment.undo_reason) end as undone
       from assessment
       left join proficiency_level on proficiency_level.level = assessment.level
       left join person undoer on undoer.id = assessment.undone_by
      where assessment.submission_id = $1
      order by assessment.decided_at, assessment.id`,
    [submissionId],
  );
}

/** An instant as the wire has it: UTC with milliseconds. */
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A decision on a submission can be taken back: it stays, marked, and the round may be decided anew. */
export class AssessmentUndo1764000000007 implements MigrationInterface {
  name = 'AssessmentUndo1764000000007';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      alter table assessment
        add column undone_at timestamptz,
        add column undone_by uuid references person (id),
        add column undo_reason text,
        add check ((undone_at is null) = (undo_reason is null)),
        add check ((undone_at is null) = (undone_by is null)),
        drop constraint assessment_submission_id_round_key;
      create unique index assessment_standing on assessment (submission_id, round) where undone_at is null;
      create index assessment_submission on assessment (submission_id, round, decided_at);
      create index assessment_undone_by on assessment (undone_by);
    `);
  }

  /** Fails where a round was decided twice: without the marks, both decisions would seem to stand. */
  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      drop index assessment_undone_by;
      drop index assessment_submission;
      drop index assessment_standing;
      alter table assessment
        add constraint assessment_submission_id_round_key unique (submission_id, round),
        drop column undone_at,
        drop column undone_by,
        drop column undo_reason;
    `);
  }
}

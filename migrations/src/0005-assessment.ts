import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Submissions with evidence in rounds, assessments against a rubric, and the levels they award. */
export class Assessment1764000000005 implements MigrationInterface {
  name = 'Assessment1764000000005';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      create table stored_file (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint not null check (size >= 0),
        media_type text not null,
        created_at timestamptz not null
      );

      create table submission (
        id uuid primary key,
        person_id uuid not null references person (id),
        competency_id uuid not null references competency (id),
        target_level int not null references proficiency_level (level),
        state text not null check (state in ('in-review', 'returned', 'approved', 'declined', 'withdrawn')),
        round int not null default 1 check (round > 0),
        submitted_by uuid not null references person (id),
        submitted_at timestamptz not null,
        version int not null default 1,
        created_at timestamptz not null
      );
      create unique index submission_open on submission (person_id, competency_id) where state in ('in-review', 'returned');
      create index submission_person on submission (person_id, created_at);
      create index submission_queue on submission (state, submitted_at, id);
      create index submission_competency on submission (competency_id);
      create index submission_target_level on submission (target_level);
      create index submission_submitted_by on submission (submitted_by);

      create table submission_participation (
        submission_id uuid not null references submission (id),
        participation_id uuid not null references participation (id),
        primary key (submission_id, participation_id)
      );
      create index submission_participation_participation on submission_participation (participation_id);

      create table evidence_item (
        id uuid primary key,
        submission_id uuid not null references submission (id),
        round int not null,
        position int not null,
        kind text not null check (kind in ('reflection', 'link', 'file')),
        title text not null,
        body text,
        url text,
        file_sha256 text references stored_file (sha256),
        file_name text,
        created_at timestamptz not null,
        check ((kind = 'reflection') = (body is not null)),
        check ((kind = 'link') = (url is not null)),
        check ((kind = 'file') = (file_sha256 is not null))
      );
      create index evidence_item_submission on evidence_item (submission_id, round, position);
      create index evidence_item_file on evidence_item (file_sha256);

      create table assessment (
        id uuid primary key,
        submission_id uuid not null references submission (id),
        round int not null,
        reviewer_id uuid not null references person (id),
        reviewer_name text not null,
        reviewer_post text,
        reviewer_unit text,
        decision text not null check (decision in ('approve', 'return', 'decline')),
        level int references proficiency_level (level),
        comment text,
        decided_at timestamptz not null,
        unique (submission_id, round),
        check ((decision = 'approve') = (level is not null))
      );
      create index assessment_reviewer on assessment (reviewer_id, decided_at);
      create index assessment_level on assessment (level);

      create table assessment_score (
        assessment_id uuid not null references assessment (id),
        criterion_id uuid not null references rubric_criterion (id),
        level int not null,
        primary key (assessment_id, criterion_id)
      );
      create index assessment_score_criterion on assessment_score (criterion_id);

      create table competency_achievement (
        id uuid primary key,
        person_id uuid not null references person (id),
        competency_id uuid not null references competency (id),
        level int not null references proficiency_level (level),
        assessment_id uuid not null unique references assessment (id),
        achieved_on date not null,
        term_id uuid references term (id),
        state text not null check (state in ('live', 'superseded', 'withdrawn')),
        created_at timestamptz not null
      );
      create unique index competency_achievement_live on competency_achievement (person_id, competency_id) where state = 'live';
      create index competency_achievement_competency on competency_achievement (competency_id);
      create index competency_achievement_level on competency_achievement (level);
      create index competency_achievement_term on competency_achievement (term_id);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      drop table competency_achievement;
      drop table assessment_score;
      drop table assessment;
      drop table evidence_item;
      drop table submission_participation;
      drop table submission;
      drop table stored_file;
    `);
  }
}

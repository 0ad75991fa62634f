import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Participation with its verifications, and the batches it was imported in. */
export class Participation1764000000004 implements MigrationInterface {
  name = 'Participation1764000000004';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      create table import_batch (
        id uuid primary key,
        kind text not null check (kind in ('participation')),
        activity_id uuid not null references activity (id),
        file_name text not null,
        file_sha256 text not null,
        mapping jsonb not null,
        total int not null,
        new_count int not null,
        changed_count int not null,
        unchanged_count int not null,
        fault_count int not null,
        committed_by uuid references person (id),
        committed_at timestamptz not null
      );
      create index import_batch_activity on import_batch (activity_id, committed_at);
      create index import_batch_committed_by on import_batch (committed_by);

      create table participation (
        id uuid primary key,
        person_id uuid not null references person (id),
        activity_id uuid not null references activity (id),
        role_id uuid not null references programme_role (id),
        minutes int not null check (minutes >= 0 and minutes <= 527040),
        starts_on date not null,
        ends_on date not null,
        state text not null check (state in ('recorded', 'seconding', 'verified', 'declined', 'withdrawn')),
        source text not null check (source in ('roster', 'import', 'entry', 'check-in', 'claim', 'sis')),
        external_id text,
        recorded_by uuid references person (id),
        import_batch_id uuid references import_batch (id),
        decline_reason text,
        note text,
        version int not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check (starts_on <= ends_on),
        check (state <> 'declined' or decline_reason is not null)
      );
      -- One live participation a person, activity and role: what races would break, the database keeps.
      create unique index participation_live on participation (person_id, activity_id, role_id)
        where state in ('recorded', 'seconding', 'verified');
      create unique index participation_external on participation (activity_id, external_id)
        where external_id is not null and state in ('recorded', 'seconding', 'verified');
      create index participation_activity on participation (activity_id, state, id);
      create index participation_person on participation (person_id, ends_on, id);
      create index participation_role on participation (role_id);
      create index participation_state on participation (state, created_at, id);
      create index participation_recorded_by on participation (recorded_by);
      create index participation_import_batch on participation (import_batch_id);

      -- Who stood up for a fact, as they were on that day. Undone ones stay, marked.
      create table verification (
        id uuid primary key,
        participation_id uuid not null references participation (id),
        verifier_id uuid references person (id),
        verifier_name text not null,
        verifier_post text,
        verifier_unit text,
        verifier_class text not null check (verifier_class in ('staff', 'faculty', 'external supervisor', 'system rule', 'registrar')),
        method text not null,
        note text,
        decided_at timestamptz not null,
        undone_at timestamptz,
        undone_by uuid references person (id),
        undo_reason text
      );
      create unique index verification_live on verification (participation_id, verifier_id) where undone_at is null;
      create index verification_verifier on verification (verifier_id);
      create index verification_undone_by on verification (undone_by);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      drop table verification;
      drop table participation;
      drop table import_batch;
    `);
  }
}

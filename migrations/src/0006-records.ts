import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Academic results, frozen record versions, publication runs, and the credentials that were issued from them. */
export class Records1764000000006 implements MigrationInterface {
  name = 'Records1764000000006';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      create table academic_result (
        id uuid primary key,
        person_id uuid not null references person (id),
        kind text not null check (kind in ('course', 'degree', 'honour')),
        code text not null,
        title text not null,
        credits numeric(6, 2),
        grade text,
        term_id uuid references term (id),
        awarded_on date not null,
        source_id text not null unique
      );
      create index academic_result_person on academic_result (person_id);
      create index academic_result_term on academic_result (term_id);

      create table publication_run (
        id uuid primary key,
        term_id uuid references term (id),
        -- A run for one student names the person; a run for a term does not.
        person_id uuid references person (id),
        state text not null check (state in ('running', 'finished', 'cancelled')),
        released_by uuid not null references person (id),
        released_at timestamptz not null,
        -- People of the cohort when the run was released; all were looked at once assembled_at is set.
        people int not null check (people >= 0),
        assembled_at timestamptz,
        finished_at timestamptz,
        check ((term_id is null) <> (person_id is null))
      );
      create unique index publication_run_live_term on publication_run (term_id) where state = 'running' and term_id is not null;
      create index publication_run_term on publication_run (term_id, released_at);
      create index publication_run_person on publication_run (person_id);
      create index publication_run_released_by on publication_run (released_by);

      create table record_version (
        id uuid primary key,
        person_id uuid not null references person (id),
        number int not null check (number > 0),
        state text not null check (state in ('queued', 'issued', 'superseded', 'revoked', 'failed')),
        run_id uuid references publication_run (id),
        content jsonb not null,
        content_sha256 text not null,
        verify_code text not null unique,
        created_at timestamptz not null,
        issued_at timestamptz,
        failure text,
        revoked_at timestamptz,
        revoked_by uuid references person (id),
        revoke_reason text,
        pdf_sha256 text references stored_file (sha256),
        unique (person_id, number),
        check (state <> 'revoked' or revoke_reason is not null)
      );
      create unique index record_version_current on record_version (person_id) where state = 'issued';
      create unique index record_version_queued on record_version (person_id) where state = 'queued';
      create index record_version_run on record_version (run_id);
      create index record_version_revoked_by on record_version (revoked_by);
      create index record_version_pdf on record_version (pdf_sha256);

      create table publication_item (
        run_id uuid not null references publication_run (id),
        person_id uuid not null references person (id),
        outcome text not null check (outcome in ('new', 'changed', 'unchanged', 'held', 'refused')),
        state text not null check (state in ('queued', 'issued', 'failed', 'skipped', 'cancelled')),
        code text,
        message text,
        record_version_id uuid references record_version (id),
        primary key (run_id, person_id)
      );
      create index publication_item_person on publication_item (person_id);
      create index publication_item_version on publication_item (record_version_id);
      create index publication_item_state on publication_item (run_id, state);

      create table signing_key (
        id uuid primary key,
        public_multibase text not null unique,
        secret_cipher bytea not null,
        secret_nonce bytea not null,
        secret_tag bytea not null,
        state text not null check (state in ('active', 'retired')),
        created_at timestamptz not null,
        retired_at timestamptz
      );
      create unique index signing_key_active on signing_key (state) where state = 'active';

      create table status_list (
        id uuid primary key,
        purpose text not null check (purpose in ('revocation')),
        length int not null check (length >= 131072),
        dirty boolean not null default true,
        document jsonb,
        signed_at timestamptz,
        created_at timestamptz not null
      );

      create table status_allocation (
        status_list_id uuid not null references status_list (id),
        status_index int not null check (status_index >= 0),
        record_version_id uuid not null references record_version (id),
        entry_key text not null,
        primary key (status_list_id, status_index),
        unique (record_version_id, entry_key)
      );

      create table issued_credential (
        id uuid primary key,
        record_version_id uuid not null references record_version (id),
        person_id uuid not null references person (id),
        kind text not null check (kind in ('entry', 'clr')),
        entry_key text not null,
        signing_key_id uuid not null references signing_key (id),
        status_list_id uuid not null,
        status_index int not null,
        document jsonb not null,
        sha256 text not null,
        issued_at timestamptz not null,
        revoked_at timestamptz,
        revoked_reason text,
        superseded_at timestamptz,
        unique (record_version_id, entry_key),
        unique (status_list_id, status_index),
        foreign key (status_list_id, status_index) references status_allocation (status_list_id, status_index)
      );
      create index issued_credential_person on issued_credential (person_id);
      create index issued_credential_key on issued_credential (signing_key_id);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      drop table issued_credential;
      drop table status_allocation;
      drop table status_list;
      drop table signing_key;
      drop table publication_item;
      drop table record_version;
      drop table publication_run;
      drop table academic_result;
    `);
  }
}

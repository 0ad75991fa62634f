import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The institution, its units, terms and people; who may do what; sign-in and sessions; holds. */
export class Identity1764000000002 implements MigrationInterface {
  name = 'Identity1764000000002';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      create table institution (
        id uuid primary key,
        singleton boolean not null default true unique check (singleton),
        name text not null,
        url text not null,
        time_zone text not null,
        locale text not null,
        registrar_name text not null,
        registrar_title text not null,
        seal_motto text,
        created_at timestamptz not null default now()
      );

      create table unit (
        id uuid primary key,
        parent_id uuid references unit (id),
        code text not null unique,
        name text not null,
        kind text not null check (kind in ('campus', 'division', 'department')),
        created_at timestamptz not null default now(),
        check (parent_id is distinct from id)
      );
      create index unit_parent on unit (parent_id);

      create table term (
        id uuid primary key,
        code text not null unique,
        title text not null,
        first_day date not null,
        last_day date not null,
        recording_deadline date not null,
        publication_deadline date not null,
        check (first_day <= last_day),
        check (last_day <= recording_deadline),
        check (recording_deadline <= publication_deadline)
      );

      create table person (
        id uuid primary key,
        legal_name text not null,
        display_name text not null check (display_name <> ''),
        folded_name text not null,
        status text not null default 'active' check (status in ('active', 'inactive')),
        birth_date date,
        post text,
        unit_id uuid references unit (id),
        study text,
        class_year int,
        version int not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index person_unit on person (unit_id);
      create index person_folded_name on person (folded_name text_pattern_ops, id);

      create table person_identifier (
        id uuid primary key,
        person_id uuid not null references person (id),
        scheme text not null check (scheme in ('studentNumber', 'sisSourcedId', 'email', 'username')),
        value text not null,
        normalised text not null check (normalised <> ''),
        created_at timestamptz not null default now(),
        unique (scheme, normalised)
      );
      create index person_identifier_person on person_identifier (person_id);

      create table role_grant (
        id uuid primary key,
        person_id uuid not null references person (id),
        role text not null check (role in ('student', 'staff', 'reviewer', 'registrar', 'administrator', 'auditor')),
        unit_id uuid references unit (id),
        competency_id uuid,
        programme_id uuid,
        valid_from date not null,
        valid_until date,
        granted_by uuid references person (id),
        created_at timestamptz not null default now(),
        check (valid_until is null or valid_until >= valid_from),
        check (role <> 'staff' or unit_id is not null)
      );
      create index role_grant_person on role_grant (person_id);
      create index role_grant_unit on role_grant (unit_id);
      create index role_grant_granted_by on role_grant (granted_by);

      create table account (
        person_id uuid primary key references person (id),
        password_hash text not null,
        password_changed_at timestamptz not null default now(),
        disabled_at timestamptz
      );

      create table sign_in_attempt (
        id uuid primary key,
        account_key text not null,
        address text not null,
        at timestamptz not null,
        succeeded boolean not null
      );
      create index sign_in_attempt_account on sign_in_attempt (account_key, at);
      create index sign_in_attempt_address on sign_in_attempt (address, at);

      create table session (
        sid varchar primary key,
        sess json not null,
        expire timestamp(6) not null
      );
      create index session_expire on session (expire);

      create table setup_link (
        token_hash text primary key,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );

      create table hold (
        id uuid primary key,
        person_id uuid not null references person (id),
        kind text not null check (kind in ('directory', 'record')),
        reason text not null,
        placed_by uuid not null references person (id),
        placed_at timestamptz not null,
        lifted_by uuid references person (id),
        lifted_at timestamptz,
        lift_reason text
      );
      create unique index hold_live on hold (person_id, kind) where lifted_at is null;
      create index hold_placed_by on hold (placed_by);
      create index hold_lifted_by on hold (lifted_by);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      drop table hold;
      drop table setup_link;
      drop table session;
      drop table sign_in_attempt;
      drop table account;
      drop table role_grant;
      drop table person_identifier;
      drop table person;
      drop table term;
      drop table unit;
      drop table institution;
    `);
  }
}

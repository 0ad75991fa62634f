import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Competency frameworks with their rubric and level scale; programmes with frozen versions; activities. */
export class Catalogue1764000000003 implements MigrationInterface {
  name = 'Catalogue1764000000003';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      create table framework (
        id uuid primary key,
        identifier text not null unique,
        uri text not null,
        title text not null,
        creator text not null,
        description text,
        language text,
        framework_type text,
        case_version text,
        last_change_at timestamptz not null,
        content_sha256 text not null,
        source jsonb not null,
        imported_by uuid references person (id),
        imported_at timestamptz not null
      );
      create index framework_imported_by on framework (imported_by);

      create table rubric (
        id uuid primary key,
        framework_id uuid references framework (id),
        identifier text not null unique,
        title text not null,
        description text
      );
      create index rubric_framework on rubric (framework_id);

      create table rubric_criterion (
        id uuid primary key,
        rubric_id uuid not null references rubric (id),
        position int not null,
        title text not null,
        description text,
        weight numeric(6, 2) not null default 1 check (weight > 0),
        unique (rubric_id, position)
      );

      -- The same number of levels for every criterion of a rubric; ordinal 1 is the lowest.
      create table rubric_level (
        id uuid primary key,
        criterion_id uuid not null references rubric_criterion (id),
        level int not null check (level between 1 and 10),
        name text not null,
        description text not null,
        points int not null,
        unique (criterion_id, level)
      );

      create table proficiency_level (
        level int primary key check (level between 1 and 10),
        name text not null unique,
        meaning text not null
      );

      create table competency (
        id uuid primary key,
        framework_id uuid not null references framework (id),
        identifier text not null unique,
        uri text not null,
        code text,
        name text not null,
        statement text not null,
        item_type text,
        position int not null default 0,
        status text not null default 'active' check (status in ('active', 'retired')),
        rubric_id uuid references rubric (id),
        source jsonb not null
      );
      create index competency_framework on competency (framework_id, position);
      create index competency_rubric on competency (rubric_id);

      create table competency_association (
        id uuid primary key,
        framework_id uuid not null references framework (id),
        identifier text not null unique,
        uri text not null,
        type text not null,
        origin_uri text not null,
        destination_uri text not null,
        origin_id uuid references competency (id),
        destination_id uuid references competency (id),
        sequence int,
        source jsonb not null
      );
      create index competency_association_framework on competency_association (framework_id);
      create index competency_association_origin on competency_association (origin_id);
      create index competency_association_destination on competency_association (destination_id);

      create table category (
        id uuid primary key,
        code text not null unique,
        name text not null unique,
        position int not null
      );

      create table programme (
        id uuid primary key,
        unit_id uuid not null references unit (id),
        category_id uuid not null references category (id),
        retired_at timestamptz,
        created_by uuid references person (id),
        created_at timestamptz not null default now()
      );
      create index programme_unit on programme (unit_id);
      create index programme_category on programme (category_id);
      create index programme_created_by on programme (created_by);

      create table programme_version (
        id uuid primary key,
        programme_id uuid not null references programme (id),
        number int not null check (number > 0),
        state text not null check (state in ('draft', 'proposed', 'returned', 'approved', 'superseded', 'retired')),
        title text not null,
        description text not null,
        criteria text not null,
        achievement_type text not null,
        four_eyes boolean not null default false,
        proposed_by uuid references person (id),
        proposed_at timestamptz,
        decided_by uuid references person (id),
        decided_at timestamptz,
        decision_comment text,
        approved_until date,
        content_sha256 text,
        version int not null default 1,
        updated_at timestamptz not null default now(),
        unique (programme_id, number)
      );
      create unique index programme_version_open on programme_version (programme_id) where state in ('draft', 'proposed', 'returned');
      create unique index programme_version_in_force on programme_version (programme_id) where state = 'approved';
      create index programme_version_proposed_by on programme_version (proposed_by);
      create index programme_version_decided_by on programme_version (decided_by);

      create table programme_role (
        id uuid primary key,
        programme_version_id uuid not null references programme_version (id),
        position int not null,
        name text not null,
        depth text not null check (depth in ('attended', 'contributed', 'led', 'assessed')),
        required_minutes int not null check (required_minutes >= 0),
        duties text not null,
        unique (programme_version_id, position),
        unique (programme_version_id, name)
      );

      create table programme_outcome (
        programme_version_id uuid not null references programme_version (id),
        competency_id uuid not null references competency (id),
        level int not null references proficiency_level (level),
        position int not null,
        primary key (programme_version_id, competency_id)
      );
      create index programme_outcome_competency on programme_outcome (competency_id);
      create index programme_outcome_level on programme_outcome (level);

      create table activity (
        id uuid primary key,
        programme_version_id uuid not null references programme_version (id),
        term_id uuid not null references term (id),
        unit_id uuid not null references unit (id),
        title text not null,
        place text,
        starts_on date not null,
        ends_on date not null,
        coordinator_id uuid references person (id),
        capacity int check (capacity > 0),
        created_by uuid references person (id),
        created_at timestamptz not null default now(),
        version int not null default 1,
        check (starts_on <= ends_on)
      );
      create index activity_programme_version on activity (programme_version_id);
      create index activity_term on activity (term_id);
      create index activity_unit on activity (unit_id, term_id);
      create index activity_coordinator on activity (coordinator_id);
      create index activity_created_by on activity (created_by);

      alter table role_grant
        add foreign key (competency_id) references competency (id),
        add foreign key (programme_id) references programme (id);
      create index role_grant_competency on role_grant (competency_id);
      create index role_grant_programme on role_grant (programme_id);

      -- What was approved is frozen: its roles and outcomes change only while the version is still being written.
      create function refuse_frozen_change() returns trigger language plpgsql as $$
      declare
        frozen text;
      begin
        select state into frozen from programme_version
          where id = coalesce(old.programme_version_id, new.programme_version_id);
        if frozen in ('approved', 'superseded', 'retired') then
          raise exception 'an approved programme version is frozen';
        end if;
        return coalesce(new, old);
      end $$;
      create trigger programme_role_frozen before update or delete on programme_role
        for each row execute function refuse_frozen_change();
      create trigger programme_outcome_frozen before update or delete on programme_outcome
        for each row execute function refuse_frozen_change();
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      alter table role_grant drop constraint role_grant_competency_id_fkey, drop constraint role_grant_programme_id_fkey;
      drop index role_grant_competency;
      drop index role_grant_programme;
      drop table activity;
      drop table programme_outcome;
      drop table programme_role;
      drop table programme_version;
      drop table programme;
      drop table category;
      drop table competency_association;
      drop table competency;
      drop table proficiency_level;
      drop table rubric_level;
      drop table rubric_criterion;
      drop table rubric;
      drop table framework;
      drop function refuse_frozen_change();
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Roles that end at once, sessions that end at an instant whatever the server's time zone, and versions that show
 * when two people edit the same unit or term.
 */
export class IdentityLifetimes1764000000008 implements MigrationInterface {
  name = 'IdentityLifetimes1764000000008';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      alter table role_grant
        add column ended_at timestamptz,
        add column ended_by uuid references person (id);
      create index role_grant_ended_by on role_grant (ended_by);

      create index sign_in_attempt_at on sign_in_attempt (at);

      alter table session alter column expire type timestamptz;

      alter table unit add column version int not null default 1;
      alter table term add column version int not null default 1;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      alter table term drop column version;
      alter table unit drop column version;
      alter table session alter column expire type timestamp(6);
      drop index sign_in_attempt_at;
      alter table role_grant drop column ended_at, drop column ended_by;
    `);
  }
}

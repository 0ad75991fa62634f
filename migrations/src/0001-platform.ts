import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audit log (append-only, hash-chained) and what the platform itself keeps. */
export class Platform1764000000001 implements MigrationInterface {
  name = 'Platform1764000000001';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      create table audit_event (
        seq bigint primary key,
        at timestamptz(3) not null,
        actor_id uuid,
        actor_name text,
        verb text not null,
        subject_type text not null,
        subject_id text,
        detail jsonb not null,
        prev_hash text not null,
        hash text not null unique
      );
      create index audit_event_subject on audit_event (subject_type, subject_id, seq);
      create index audit_event_actor on audit_event (actor_id, seq);

      create table audit_head (
        singleton boolean primary key default true check (singleton),
        seq bigint not null,
        hash text not null
      );
      insert into audit_head (seq, hash) values (0, repeat('0', 64));

      create function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log is append-only';
      end $$;
      create trigger audit_event_append_only before update or delete on audit_event
        for each row execute function refuse_audit_change();
      create trigger audit_event_no_truncate before truncate on audit_event
        for each statement execute function refuse_audit_change();
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      drop table audit_event;
      drop table audit_head;
      drop function refuse_audit_change();
    `);
  }
}

import { createHash } from 'node:crypto';
import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { DataSource, EntityManager } from 'typeorm';

/** Under which key a session is stored: a copy of the table is then no bunch of keys to everybody's sessions. */
export const sessionKey = (sessionId: string): string => createHash('sha256').update(sessionId).digest('base64url');

const PgStore = connectPgSimple(session);

type StoreOptions = NonNullable<ConstructorParameters<typeof PgStore>[0]>;

/** The pool behind TypeORM: sessions need no connections of their own. */
const poolOf = (dataSource: DataSource): StoreOptions['pool'] =>
  (dataSource.driver as unknown as { master: StoreOptions['pool'] }).master;

/**
 * Sessions in PostgreSQL. Reading a request's session never writes: `touch` is off, and the idle time is prolonged by
 * unsafe requests only (`prolong`).
 */
export class SessionStore extends PgStore {
  constructor(dataSource: DataSource, idleMilliseconds: number) {
    super({
      pool: poolOf(dataSource),
      tableName: 'session',
      ttl: Math.floor(idleMilliseconds / 1000),
      disableTouch: true,
      // Swept at sign-in, so that no timer keeps a process alive.
      pruneSessionInterval: false,
    });
  }

  override get(sessionId: string, callback: (error: unknown, data?: session.SessionData | null) => void): void {
    super.get(sessionKey(sessionId), callback);
  }

  override set(sessionId: string, data: session.SessionData, callback?: (error?: unknown) => void): void {
    super.set(sessionKey(sessionId), data, callback);
  }

  override destroy(sessionId: string, callback?: (error?: unknown) => void): void {
    super.destroy(sessionKey(sessionId), callback);
  }
}

/** Moves a session's end. Only a session that is still there: one that was ended meanwhile does not come back. */
export async function prolong(dataSource: DataSource, sessionId: string, end: Date): Promise<void> {
  await dataSource.query(
    `update session set expire = $2 where sid = $1 and expire < $2::timestamptz - interval '1 minute'`,
    [sessionKey(sessionId), end],
  );
}

/** Ends a person's sessions, all or all but one, in the caller's transaction. Returns how many. */
export async function endSessionsOf(manager: EntityManager, personId: string, exceptId?: string): Promise<number> {
  const [, count] = await manager.query<[unknown, number]>(
    `delete from session where sess ->> 'personId' = $1 and sid <> $2`,
    [personId, exceptId ? sessionKey(exceptId) : ''],
  );
  return count;
}

/** Forgets sessions that are over. */
export async function sweepSessions(manager: EntityManager): Promise<void> {
  await manager.query('delete from session where expire < now()');
}

import { createHash } from 'node:crypto';
import {
  type Actor,
  forbidden,
  mustBeGoodPassword,
  mustNotBeThrottled,
  normaliseIdentifier,
  Refusal,
  SIGN_IN_POLICY,
  signInFailed,
} from '@laurel/domain';
import { AuditLog, Clock, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ActorService } from '../access/actor.service.js';
import { endSessionsOf, sweepSessions } from '../sessions/session-store.js';
import { hashPassword, isPasswordOf } from './password-hash.js';

interface AccountRow {
  personId: string;
  passwordHash: string;
  shut: boolean;
}

/** Attempts older than this say nothing about throttling any more. Milliseconds. */
const KEPT = 24 * 3_600_000;

/** Attempts are kept under a digest: people type passwords into the wrong field. */
const accountKey = (email: string): string => createHash('sha256').update(email).digest('base64url');

@Injectable()
export class SignInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly actors: ActorService,
  ) {}

  /**
   * The actor whose e-mail and password these are. Refuses with one and the same sentence whatever was wrong, after the
   * same work; `SignInThrottled` after too many failures of the account or from `address`.
   */
  async signIn(email: string, password: string, address: string): Promise<Actor> {
    const normalised = normaliseIdentifier('email', email);
    const attemptId = await this.countAttempt(accountKey(normalised), address);
    const account = await this.accountOf(normalised);
    const matches = await isPasswordOf(account?.passwordHash ?? null, password);
    const actor = matches && account && !account.shut ? await this.actors.load(account.personId) : null;
    if (!actor) throw signInFailed();
    await this.dataSource.transaction(async (manager) => {
      await manager.query('update sign_in_attempt set succeeded = true where id = $1', [attemptId]);
      await sweepSessions(manager);
      await manager.query('delete from sign_in_attempt where at < $1', [new Date(this.clock.now().getTime() - KEPT)]);
      await this.audit.append(manager, {
        actor,
        verb: 'session.begin',
        subjectType: 'person',
        subjectId: actor.personId,
        detail: { address },
      });
    });
    if (actor.roles.length === 0)
      throw forbidden('no-role', 'Your account has no role that is in force today. Ask the registrar’s office.');
    return actor;
  }

  /**
   * Counts the attempt as failed before the password is looked at: guesses sent all at once must not slip through
   * together. Attempts of one account queue behind each other for the moment of counting.
   */
  private countAttempt(account: string, address: string): Promise<string> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - SIGN_IN_POLICY.window);
    return this.dataSource.transaction(async (manager) => {
      for (const key of [`account ${account}`, `address ${address}`])
        await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
      const failures = {
        account: await failuresOf(manager, account, since),
        address: await failuresFrom(manager, address, since),
      };
      mustNotBeThrottled(failures, now);
      const id = newId();
      await manager.query(
        'insert into sign_in_attempt (id, account_key, address, at, succeeded) values ($1, $2, $3, $4, false)',
        [id, account, address, now],
      );
      return id;
    });
  }

  private async accountOf(email: string): Promise<AccountRow | undefined> {
    const [account] = await this.dataSource.query<AccountRow[]>(
      `select account.person_id as "personId", account.password_hash as "passwordHash",
              account.disabled_at is not null as shut
         from person_identifier
         join account on account.person_id = person_identifier.person_id
        where person_identifier.scheme = 'email' and person_identifier.normalised = $1`,
      [email],
    );
    return account;
  }

  /** One's own password, knowing the present one. Every other session of the person ends with it. */
  async changePassword(actor: Actor, current: string, next: string, sessionId: string, address: string): Promise<void> {
    const attemptId = await this.countAttempt(accountKey(`change ${actor.personId}`), address);
    const [account] = await this.dataSource.query<{ passwordHash: string }[]>(
      'select password_hash as "passwordHash" from account where person_id = $1',
      [actor.personId],
    );
    if (!(await isPasswordOf(account?.passwordHash ?? null, current))) {
      const message = 'This is not your present password.';
      throw new Refusal('invalid', 'password-wrong', message, [
        { path: 'currentPassword', code: 'password-wrong', message },
      ]);
    }
    await this.dataSource.transaction(async (manager) => {
      await manager.query('update sign_in_attempt set succeeded = true where id = $1', [attemptId]);
      await this.storePassword(manager, actor.personId, next, 'newPassword');
      const ended = await endSessionsOf(manager, actor.personId, sessionId);
      await this.audit.append(manager, {
        actor,
        verb: 'account.change-password',
        subjectType: 'person',
        subjectId: actor.personId,
        detail: { sessionsEnded: ended },
      });
    });
  }

  /** Checks and stores a password in the caller's transaction; makes the account where there was none. */
  async storePassword(manager: EntityManager, personId: string, password: string, path = 'password'): Promise<void> {
    const about = await manager.query<{ text: string }[]>(
      `select display_name as text from person where id = $1
       union all select value from person_identifier where person_id = $1 and scheme in ('email', 'username')`,
      [personId],
    );
    mustBeGoodPassword(
      password,
      about.map((row) => row.text),
      path,
    );
    await manager.query(
      `insert into account (person_id, password_hash, password_changed_at) values ($1, $2, $3)
       on conflict (person_id) do update
         set password_hash = excluded.password_hash, password_changed_at = excluded.password_changed_at`,
      [personId, await hashPassword(password), this.clock.now()],
    );
  }
}

/** Failures of an account in the window, since it last succeeded. */
const failuresOf = async (manager: EntityManager, account: string, since: Date): Promise<Date[]> => {
  const rows = await manager.query<{ at: Date }[]>(
    `select at from sign_in_attempt
      where account_key = $1 and not succeeded and at > $2
        and at > coalesce((select max(at) from sign_in_attempt where account_key = $1 and succeeded), '-infinity')
      order by at desc limit $3`,
    [account, since, SIGN_IN_POLICY.perAccount],
  );
  return rows.map((row) => row.at);
};

const failuresFrom = async (manager: EntityManager, address: string, since: Date): Promise<Date[]> => {
  const rows = await manager.query<{ at: Date }[]>(
    `select at from sign_in_attempt where address = $1 and not succeeded and at > $2 order by at desc limit $3`,
    [address, since, SIGN_IN_POLICY.perAddress],
  );
  return rows.map((row) => row.at);
};

import { type Actor, conflict } from '@laurel/domain';
import { AuditLog, Clock } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { GrantsService } from '../people/grants.service.js';
import { lockPerson } from '../people/lock-person.js';
import { endSessionsOf } from '../sessions/session-store.js';
import { Account } from './account.entity.js';
import { SignInService } from './sign-in.service.js';

/** Accounts as administrators see them. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly grants: GrantsService,
    private readonly signIns: SignInService,
  ) {}

  /** Sets a person's password, making the account where there is none. Their sessions end, save the actor's own. */
  async setPassword(actor: Actor, personId: string, password: string, ownSessionId?: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockPerson(manager, personId);
      await this.signIns.storePassword(manager, personId, password);
      const kept = actor.personId === personId ? ownSessionId : undefined;
      const sessionsEnded = await endSessionsOf(manager, personId, kept);
      await this.log(manager, actor, 'account.set-password', personId, { sessionsEnded });
    });
  }

  /** Shuts the account, whoever knows the password, and ends its sessions. */
  async disable(actor: Actor, personId: string, reason: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const account = await lockAccount(manager, personId);
      await this.grants.keepAnAdministratorBesides(manager, { personId });
      if (account.disabledAt) throw conflict('account-already-disabled', 'This account is disabled already.');
      await manager.getRepository(Account).update(personId, { disabledAt: this.clock.now() });
      await endSessionsOf(manager, personId);
      await this.log(manager, actor, 'account.disable', personId, { reason });
    });
  }

  async enable(actor: Actor, personId: string, reason: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const account = await lockAccount(manager, personId);
      if (!account.disabledAt) throw conflict('account-not-disabled', 'This account is not disabled.');
      await manager.getRepository(Account).update(personId, { disabledAt: null });
      await this.log(manager, actor, 'account.enable', personId, { reason });
    });
  }

  private log(manager: EntityManager, actor: Actor, verb: string, id: string, detail: Record<string, unknown>) {
    return this.audit.append(manager, { actor, verb, subjectType: 'person', subjectId: id, detail });
  }
}

async function lockAccount(manager: EntityManager, personId: string): Promise<Account> {
  await lockPerson(manager, personId);
  const account = await manager.getRepository(Account).findOneBy({ personId });
  if (!account) throw conflict('no-account', 'This person has no account yet. Set a password first.');
  return account;
}

import { createHash, randomBytes } from 'node:crypto';
import type { Setup } from '@laurel/contract';
import { type Actor, conflict, dayIn, invalidField, Refusal } from '@laurel/domain';
import { AuditLog, Clock, CONFIG, type Config, newId } from '@laurel/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ActorService } from '../access/actor.service.js';
import { Institution } from '../institution/institution.entity.js';
import { PersonWriter } from '../people/person-writer.js';
import { SignInService } from './sign-in.service.js';

/** How long the one-time link works. Milliseconds. */
const LIFETIME = 24 * 3_600_000;

const digest = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The way into an empty Laurel: a one-time link, printed where it was started, that makes the first administrator. */
@Injectable()
export class SetupService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
    private readonly actors: ActorService,
    private readonly people: PersonWriter,
    private readonly signIns: SignInService,
  ) {}

  /** A new token for `/setup#token`, or `null` when there is an administrator already. Only its hash is kept. */
  async issueLink(): Promise<string | null> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      if (await hasAdministrator(manager)) return null;
      await manager.query('delete from setup_link where expires_at < $1', [now]);
      await manager.query('insert into setup_link (token_hash, created_at, expires_at) values ($1, $2, $3)', [
        digest(token),
        now,
        new Date(now.getTime() + LIFETIME),
      ]);
      return token;
    });
  }

  /**
   * Makes the first administrator, and the institution where there is none. Refuses a token that is wrong, used or
   * expired, and every token once there is an administrator.
   */
  async createAdministrator(setup: Setup): Promise<Actor> {
    const personId = await this.dataSource.transaction(async (manager) => {
      await this.useUp(manager, setup.token);
      const institution = await this.institutionOf(manager, setup);
      const id = await this.people.add(manager, {
        displayName: setup.displayName,
        identifiers: [{ scheme: 'email', value: setup.email }],
        identifierPath: () => 'email',
      });
      await this.signIns.storePassword(manager, id, setup.password);
      await manager.query(
        `insert into role_grant (id, person_id, role, valid_from) values ($1, $2, 'administrator', $3)`,
        [newId(), id, dayIn(institution.timeZone, this.clock.now())],
      );
      await this.audit.append(manager, {
        actor: { personId: id, displayName: setup.displayName },
        verb: 'setup.create-administrator',
        subjectType: 'person',
        subjectId: id,
        detail: { institution: institution.name },
      });
      return id;
    });
    const actor = await this.actors.load(personId);
    if (!actor) throw new Error('The administrator that was just made cannot be loaded.');
    return actor;
  }

  private async useUp(manager: EntityManager, token: string): Promise<void> {
    const now = this.clock.now();
    // All links are locked, so that two people with two links cannot both become "the first".
    const links = await manager.query<{ token_hash: string; expires_at: Date; used_at: Date | null }[]>(
      'select token_hash, expires_at, used_at from setup_link order by token_hash for update',
    );
    const link = links.find((candidate) => candidate.token_hash === digest(token));
    if (!link || link.used_at || link.expires_at <= now)
      throw new Refusal(
        'forbidden',
        'setup-link-invalid',
        'This link was used, has expired or is not complete. Start Laurel again for a new one.',
      );
    if (await hasAdministrator(manager))
      throw conflict('setup-done', 'There is an administrator already. Ask them for an account.');
    await manager.query('update setup_link set used_at = $2 where token_hash = $1', [digest(token), now]);
  }

  private async institutionOf(manager: EntityManager, setup: Setup): Promise<{ name: string; timeZone: string }> {
    const repository = manager.getRepository(Institution);
    const [existing] = await repository.find();
    if (existing) return existing;
    if (setup.institutionName === null)
      throw invalidField('institutionName', 'institution-name-missing', 'Say what the institution is called.');
    return repository.save({
      id: newId(),
      singleton: true,
      name: setup.institutionName,
      url: this.config.baseUrl,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      locale: 'en-GB',
      registrarName: 'Office of the Registrar',
      registrarTitle: 'Registrar',
      sealMotto: null,
    });
  }
}

async function hasAdministrator(manager: EntityManager): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select 1 from role_grant where role = 'administrator' and ended_at is null limit 1`,
  );
  return rows.length > 0;
}

import { randomBytes } from 'node:crypto';
import type {
  AddIdentifier,
  CreatePerson,
  GrantView,
  ListParams,
  PersonRow,
  PersonStatus,
  PersonView,
  UpdatePerson,
} from '@laurel/contract';
import {
  type Actor,
  type CalendarDate,
  conflict,
  invalidField,
  isInForce,
  notFound,
  type Role,
  seesPersonalData,
} from '@laurel/domain';
import { AuditLog, type Page } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { InstitutionService } from '../institution/institution.service.js';
import { endSessionsOf } from '../sessions/session-store.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import { Unit } from '../units/unit.entity.js';
import { changedMeanwhile } from '../wire/changed-meanwhile.js';
import { GrantsService } from './grants.service.js';
import { lockPerson } from './lock-person.js';
import { PeopleList } from './people-list.js';
import { Person } from './person.entity.js';
import { PersonIdentifier } from './person-identifier.entity.js';
import { PersonWriter } from './person-writer.js';

export interface NewUser {
  displayName: string;
  email: string;
  role: Role;
  /** For staff: the code of their unit. */
  unitCode?: string;
  /** Left out: a good one is made up. */
  password?: string;
}

export interface AddedUser {
  personId: string;
  /** Only when it was made up; shown once, stored nowhere. */
  password: string | null;
}

interface PersonDetail {
  version: number;
  legalName: string;
  birthDate: CalendarDate | null;
  account: 'none' | 'open' | 'disabled';
}

@Injectable()
export class PeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
    private readonly people: PeopleList,
    private readonly writer: PersonWriter,
    private readonly grants: GrantsService,
    private readonly signIns: SignInService,
    private readonly institution: InstitutionService,
  ) {}

  list(actor: Actor, params: ListParams): Promise<Page<PersonRow>> {
    return this.people.list(actor, params);
  }

  /** One person as `actor` may see it: what is not theirs to see is null. */
  async get(actor: Actor, id: string): Promise<PersonView> {
    const row = await this.people.row(actor, id);
    const [detail] = await this.dataSource.query<PersonDetail[]>(
      `select version, legal_name as "legalName", birth_date as "birthDate",
              case when account.person_id is null then 'none'
                   when account.disabled_at is null then 'open' else 'disabled' end as account
         from person left join account on account.person_id = person.id where person.id = $1`,
      [id],
    );
    if (!row || !detail) throw notFound('person');
    const identifiers = await this.dataSource.getRepository(PersonIdentifier).find({
      select: { id: true, scheme: true, value: true },
      where: { personId: id },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    if (seesPersonalData(actor)) return { ...row, ...detail, identifiers, grants: await this.grantsOf(id) };
    return {
      ...row,
      version: detail.version,
      legalName: null,
      birthDate: null,
      identifiers: identifiers.filter(({ scheme }) => scheme === 'studentNumber'),
      grants: null,
      account: null,
    };
  }

  async add(actor: Actor, person: CreatePerson): Promise<PersonView> {
    const id = await this.dataSource.transaction(async (manager) => {
      const added = await this.writer.add(manager, person);
      await this.log(manager, actor, 'person.add', added, { ...person });
      return added;
    });
    return this.get(actor, id);
  }

  /** Adds a person who can sign in, with one role from today. `actor` null: the command line. */
  async addUser(user: NewUser, actor: Actor | null = null): Promise<AddedUser> {
    const password = user.password === undefined ? randomBytes(12).toString('base64url') : null;
    const validFrom = await this.institution.today();
    const personId = await this.dataSource.transaction(async (manager) => {
      const unitId = await unitIdOf(manager, user.unitCode);
      const id = await this.writer.add(manager, {
        displayName: user.displayName,
        identifiers: [{ scheme: 'email', value: user.email }],
        identifierPath: () => 'email',
      });
      await this.signIns.storePassword(manager, id, user.password ?? (password as string));
      await this.log(manager, actor, 'person.add-user', id, { email: user.email, role: user.role });
      const scope = { unitId, competencyId: null, programmeId: null };
      await this.grants.grantIn(manager, actor, id, { role: user.role, ...scope, validFrom, validUntil: null });
      return id;
    });
    return { personId, password };
  }

  async describe(actor: Actor, id: string, { version, ...facts }: UpdatePerson): Promise<PersonView> {
    await this.dataSource.transaction(async (manager) => {
      const before = await lockPerson(manager, id);
      if (!(await this.writer.describe(manager, id, version, facts))) throw changedMeanwhile();
      await this.log(manager, actor, 'person.describe', id, { before: described(before), after: facts });
    });
    return this.get(actor, id);
  }

  async addIdentifier(actor: Actor, id: string, wanted: AddIdentifier): Promise<PersonView> {
    await this.dataSource.transaction(async (manager) => {
      await lockPerson(manager, id);
      if (await this.writer.identify(manager, id, wanted, 'value'))
        await this.log(manager, actor, 'person.add-identifier', id, { ...wanted });
    });
    return this.get(actor, id);
  }

  async removeIdentifier(actor: Actor, id: string, identifierId: string): Promise<PersonView> {
    await this.dataSource.transaction(async (manager) => {
      await lockPerson(manager, id);
      const repository = manager.getRepository(PersonIdentifier);
      const identifier = await repository.findOneBy({ id: identifierId, personId: id });
      if (!identifier) throw notFound('identifier of this person');
      await repository.delete(identifier.id);
      const { scheme, value } = identifier;
      await this.log(manager, actor, 'person.remove-identifier', id, { scheme, value });
    });
    return this.get(actor, id);
  }

  /** Inactive people stay on record and in lists, but cannot sign in; their sessions end now. */
  async deactivate(actor: Actor, id: string, reason: string): Promise<PersonView> {
    await this.dataSource.transaction(async (manager) => {
      await lockPerson(manager, id);
      await this.grants.keepAnAdministratorBesides(manager, { personId: id });
      await endSessionsOf(manager, id);
      await this.turn(manager, actor, id, 'active', 'inactive', reason);
    });
    return this.get(actor, id);
  }

  async reactivate(actor: Actor, id: string, reason: string): Promise<PersonView> {
    await this.dataSource.transaction((manager) => this.turn(manager, actor, id, 'inactive', 'active', reason));
    return this.get(actor, id);
  }

  private async turn(
    manager: EntityManager,
    actor: Actor,
    id: string,
    from: PersonStatus,
    to: PersonStatus,
    reason: string,
  ): Promise<void> {
    const person = await lockPerson(manager, id);
    if (person.status !== from) throw conflict(`person-already-${to}`, `This person is ${to} already.`);
    await manager.getRepository(Person).update(id, { status: to, version: person.version + 1 });
    await this.log(manager, actor, to === 'active' ? 'person.reactivate' : 'person.deactivate', id, { reason });
  }

  private async grantsOf(personId: string): Promise<GrantView[]> {
    const today = await this.institution.today();
    const rows = await this.dataSource.query<(Omit<GrantView, 'inForce' | 'endedAt'> & { endedAt: Date | null })[]>(
      `select role_grant.id, role, role_grant.unit_id as "unitId", unit.name as "unitName",
              competency_id as "competencyId", programme_id as "programmeId", valid_from as "validFrom",
              valid_until as "validUntil", ended_at as "endedAt", granter.display_name as "grantedByName"
         from role_grant
         left join unit on unit.id = role_grant.unit_id
         left join person granter on granter.id = role_grant.granted_by
        where role_grant.person_id = $1
        order by role_grant.created_at desc, role_grant.id desc`,
      [personId],
    );
    return rows.map((row) => {
      const grant = { ...row, endedAt: row.endedAt?.toISOString() ?? null };
      return { ...grant, inForce: isInForce(grant, today) };
    });
  }

  private log(manager: EntityManager, actor: Actor | null, verb: string, id: string, detail: Record<string, unknown>) {
    return this.audit.append(manager, { actor, verb, subjectType: 'person', subjectId: id, detail });
  }
}

const described = ({ displayName, legalName, post, unitId, study, classYear, birthDate }: Person) => ({
  displayName,
  legalName,
  post,
  unitId,
  study,
  classYear,
  birthDate,
});

async function unitIdOf(manager: EntityManager, code: string | undefined): Promise<string | null> {
  if (code === undefined) return null;
  const unit = await manager.getRepository(Unit).findOneBy({ code });
  if (!unit) throw invalidField('unitCode', 'unit-unknown', `There is no unit with the code “${code}”.`);
  return unit.id;
}

import type { GrantRole } from '@laurel/contract';
import {
  type Actor,
  endGrant,
  type Grant,
  invalidField,
  mustFitRole,
  mustLeaveAnAdministrator,
  notFound,
} from '@laurel/domain';
import { AuditLog, Clock, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { InstitutionService } from '../institution/institution.service.js';
import { brokenConstraint } from '../wire/broken-constraint.js';
import { lockPerson } from './lock-person.js';
import { RoleGrant } from './role-grant.entity.js';

/** The foreign keys of a grant: which field is wrong when one does not hold. */
const TARGETS: Record<string, { path: string; noun: string }> = {
  role_grant_unit_id_fkey: { path: 'unitId', noun: 'unit' },
  role_grant_competency_id_fkey: { path: 'competencyId', noun: 'competency' },
  role_grant_programme_id_fkey: { path: 'programmeId', noun: 'programme' },
};

@Injectable()
export class GrantsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly institution: InstitutionService,
  ) {}

  /** Gives a person a role. `actor` null: the command line or the seed. Returns the grant's id. */
  async grant(actor: Actor | null, personId: string, wanted: GrantRole): Promise<string> {
    return this.dataSource.transaction((manager) => this.grantIn(manager, actor, personId, wanted));
  }

  /** The same in the caller's transaction; its audit event should be among the last things before commit. */
  async grantIn(manager: EntityManager, actor: Actor | null, personId: string, wanted: GrantRole): Promise<string> {
    const grant: Grant = { ...wanted, endedAt: null };
    mustFitRole(grant);
    await lockPerson(manager, personId);
    const id = newId();
    try {
      await manager.getRepository(RoleGrant).insert({ id, personId, ...wanted, grantedBy: actor?.personId ?? null });
    } catch (error) {
      const target = TARGETS[brokenConstraint(error) ?? ''];
      if (!target) throw error;
      throw invalidField(target.path, `${target.noun}-unknown`, `There is no such ${target.noun}.`);
    }
    await this.audit.append(manager, {
      actor,
      verb: 'role.grant',
      subjectType: 'person',
      subjectId: personId,
      detail: { grantId: id, ...wanted },
    });
    return id;
  }

  /** Takes a role back, at once. */
  async endGrant(actor: Actor, personId: string, grantId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await lockPerson(manager, personId);
      const repository = manager.getRepository(RoleGrant);
      const grant = await repository.findOneBy({ id: grantId, personId });
      if (!grant) throw notFound('role of this person');
      if (grant.role === 'administrator') await this.keepAnAdministratorBesides(manager, { grantId });
      const now = this.clock.now();
      endGrant({ endedAt: grant.endedAt?.toISOString() ?? null }, now.toISOString());
      await repository.update(grantId, { endedAt: now, endedBy: actor.personId });
      await this.audit.append(manager, {
        actor,
        verb: 'role.end-grant',
        subjectType: 'person',
        subjectId: personId,
        detail: { grantId, role: grant.role, unitId: grant.unitId },
      });
    });
  }

  /**
   * Refuses what would leave nobody who can administer. Locks the administrators' grants, so that two administrators
   * cannot remove each other at the same moment.
   */
  async keepAnAdministratorBesides(
    manager: EntityManager,
    gone: { personId?: string; grantId?: string },
  ): Promise<void> {
    await manager.query(`select id from role_grant where role = 'administrator' order by id for update`);
    const today = await this.institution.today(manager);
    const [row] = await manager.query<{ others: number; concerned: boolean }[]>(
      `select count(*) filter (where role_grant.person_id is distinct from $1::uuid
                                 and role_grant.id is distinct from $2::uuid) as others,
              coalesce(bool_or(role_grant.person_id = $1 or role_grant.id = $2), false) as concerned
         from role_grant
         join person on person.id = role_grant.person_id and person.status = 'active'
         left join account on account.person_id = person.id
        where role_grant.role = 'administrator' and role_grant.ended_at is null and account.disabled_at is null
          and role_grant.valid_from <= $3::date and (role_grant.valid_until is null or role_grant.valid_until >= $3::date)`,
      [gone.personId ?? null, gone.grantId ?? null, today],
    );
    if (row?.concerned) mustLeaveAnAdministrator(row.others);
  }
}

import { type Actor, dayIn, type Grant, rolesInForce, type UnitNode } from '@laurel/domain';
import { Clock } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface PersonRow {
  displayName: string;
  post: string | null;
  unitName: string | null;
  timeZone: string | null;
  grants: Grant[];
}

/** Turns a person into an Actor: who acts, with the roles in force today. One for the web and the command line. */
@Injectable()
export class ActorService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * The actor, or `null` when there is no such person or the person is inactive or the account disabled. "Today" is
   * the institution's calendar day. The roles may be empty: then the actor may do nothing.
   */
  async load(personId: string): Promise<Actor | null> {
    const [person] = await this.dataSource.query<PersonRow[]>(
      `select person.display_name as "displayName", person.post, unit.name as "unitName",
              (select time_zone from institution) as "timeZone",
              coalesce((select json_agg(json_build_object(
                  'role', role, 'unitId', unit_id, 'competencyId', competency_id, 'programmeId', programme_id,
                  'validFrom', valid_from, 'validUntil', valid_until, 'endedAt', ended_at))
                from role_grant where role_grant.person_id = person.id), '[]') as grants
         from person
         left join unit on unit.id = person.unit_id
         left join account on account.person_id = person.id
        where person.id = $1 and person.status = 'active' and account.disabled_at is null`,
      [personId],
    );
    if (!person) return null;
    const { grants, timeZone, ...facts } = person;
    const units = grants.some((grant) => grant.unitId !== null) ? await this.units() : [];
    return { personId, ...facts, roles: rolesInForce(grants, units, dayIn(timeZone ?? 'UTC', this.clock.now())) };
  }

  private units(): Promise<UnitNode[]> {
    return this.dataSource.query('select id, parent_id as "parentId" from unit');
  }
}

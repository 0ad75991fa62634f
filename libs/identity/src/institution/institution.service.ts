import type { InstitutionView, SaveInstitution } from '@laurel/contract';
import { type Actor, type CalendarDate, dayIn, Refusal } from '@laurel/domain';
import { AuditLog, Clock } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Institution } from './institution.entity.js';

const notSetUp = () =>
  new Refusal(
    'not-found',
    'institution-not-set-up',
    'The institution has not been set up yet. Open the setup link first.',
  );

@Injectable()
export class InstitutionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The institution, or `null` before the setup. */
  async find(manager: EntityManager = this.dataSource.manager): Promise<InstitutionView | null> {
    const [institution] = await manager.getRepository(Institution).find();
    return institution ? this.view(institution) : null;
  }

  /** The institution; refuses (not-found) before the setup. */
  async get(): Promise<InstitutionView> {
    const institution = await this.find();
    if (!institution) throw notSetUp();
    return institution;
  }

  /** Which calendar day it is at the institution; UTC's before the setup. Inside a transaction pass its manager. */
  async today(manager: EntityManager = this.dataSource.manager): Promise<CalendarDate> {
    return (await this.find(manager))?.today ?? dayIn('UTC', this.clock.now());
  }

  async describe(actor: Actor, facts: SaveInstitution): Promise<InstitutionView> {
    await this.dataSource.transaction(async (manager) => {
      const repository = manager.getRepository(Institution);
      const [before] = await repository.find({ lock: { mode: 'pessimistic_write' } });
      if (!before) throw notSetUp();
      await repository.update(before.id, facts);
      await this.audit.append(manager, {
        actor,
        verb: 'institution.describe',
        subjectType: 'institution',
        subjectId: before.id,
        detail: { before: this.facts(before), after: facts },
      });
    });
    return this.get();
  }

  private facts({ name, url, timeZone, locale, registrarName, registrarTitle, sealMotto }: Institution) {
    return { name, url, timeZone, locale, registrarName, registrarTitle, sealMotto };
  }

  private view(institution: Institution): InstitutionView {
    return { ...this.facts(institution), today: dayIn(institution.timeZone, this.clock.now()) };
  }
}

import { type HoldView, Id, IdFilter, type ListParams, type PlaceHold, readWire, text } from '@laurel/contract';
import {
  type Actor,
  foldName,
  HOLD_KINDS,
  type Hold,
  type HoldKind,
  holdAlreadyLive,
  invalidField,
  liftHold,
  notFound,
  placeHold,
} from '@laurel/domain';
import { AuditLog, Clock, type ListRules, newId, orderBy, type Page, pageOf, parseListQuery } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { Person } from '../people/person.entity.js';
import { brokenConstraint } from '../wire/broken-constraint.js';
import { HoldEntity } from './hold.entity.js';

const RULES: ListRules = {
  sortable: {
    placedAt: 'hold.placed_at',
    personName: 'person.folded_name',
    kind: 'hold.kind',
    liftedAt: 'hold.lifted_at',
    id: 'hold.id',
  },
  defaultSort: ['placedAt', 'DESC'],
  filters: ['id', 'personId', 'kind', 'live', 'q'],
};

const Filter = z.object({
  id: IdFilter.optional(),
  personId: Id.optional(),
  kind: z.enum(HOLD_KINDS).optional(),
  live: z.boolean().optional(),
  q: text(200).optional(),
});

type Row = Omit<HoldView, 'placedAt' | 'liftedAt' | 'live'> & { placedAt: Date; liftedAt: Date | null };

const SELECT = `
  select hold.id, hold.person_id as "personId", person.display_name as "personName",
         (select value from person_identifier where person_id = hold.person_id and scheme = 'studentNumber'
           order by created_at, id limit 1) as "studentNumber",
         hold.kind, hold.reason, placer.display_name as "placedByName", hold.placed_at as "placedAt",
         lifter.display_name as "liftedByName", hold.lifted_at as "liftedAt", hold.lift_reason as "liftReason"
    from hold
    join person on person.id = hold.person_id
    join person placer on placer.id = hold.placed_by
    left join person lifter on lifter.id = hold.lifted_by`;

@Injectable()
export class HoldsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  async list(params: ListParams): Promise<Page<HoldView>> {
    const query = parseListQuery(params, RULES);
    const filter = readWire(Filter, query.filter, ['filter']);
    const where = `where ($1::uuid[] is null or hold.id = any($1)) and ($2::uuid is null or hold.person_id = $2)
      and ($3::text is null or hold.kind = $3) and ($4::boolean is null or (hold.lifted_at is null) = $4)
      and ($5::text is null or strpos(person.folded_name, $5) > 0)`;
    const q = filter.q === undefined ? null : foldName(filter.q);
    const values = [filter.id ?? null, filter.personId ?? null, filter.kind ?? null, filter.live ?? null, q];
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*) from hold join person on person.id = hold.person_id ${where}`,
      values,
    );
    const rows = await this.dataSource.query<Row[]>(
      `${SELECT} ${where} order by ${orderBy(query, 'hold.id')} limit $6 offset $7`,
      [...values, query.limit, query.offset],
    );
    return pageOf(query, rows.map(viewOf), row?.count ?? 0);
  }

  async get(id: string): Promise<HoldView> {
    const [row] = await this.dataSource.query<Row[]>(`${SELECT} where hold.id = $1`, [id]);
    if (!row) throw notFound('hold');
    return viewOf(row);
  }

  async place(actor: Actor, { personId, kind, reason }: PlaceHold): Promise<HoldView> {
    const id = newId();
    try {
      await this.dataSource.transaction((manager) => this.placeIn(manager, actor, id, { personId, kind, reason }));
    } catch (error) {
      // Someone placed one of this kind between our look and our insert.
      throw brokenConstraint(error) === 'hold_live' ? holdAlreadyLive(kind) : error;
    }
    return this.get(id);
  }

  private async placeIn(manager: EntityManager, actor: Actor, id: string, wanted: PlaceHold): Promise<void> {
    const { personId, kind } = wanted;
    if (!(await manager.getRepository(Person).existsBy({ id: personId })))
      throw invalidField('personId', 'person-unknown', 'There is no such person.');
    const repository = manager.getRepository(HoldEntity);
    const existing = (await repository.findBy({ personId })).map(holdOf);
    const now = this.clock.now();
    const hold = placeHold(existing, kind, { by: actor.personId, at: now.toISOString(), reason: wanted.reason });
    await repository.insert({ id, personId, kind, reason: hold.reason, placedBy: hold.placedBy, placedAt: now });
    await this.log(manager, actor, 'hold.place', id, { ...wanted });
  }

  async lift(actor: Actor, id: string, reason: string): Promise<HoldView> {
    await this.dataSource.transaction(async (manager) => {
      const repository = manager.getRepository(HoldEntity);
      const entity = await repository.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!entity) throw notFound('hold');
      const now = this.clock.now();
      liftHold(holdOf(entity), { by: actor.personId, at: now.toISOString(), reason });
      await repository.update(id, { liftedBy: actor.personId, liftedAt: now, liftReason: reason });
      const { personId, kind } = entity;
      await this.log(manager, actor, 'hold.lift', id, { personId, kind, reason });
    });
    return this.get(id);
  }

  /** Which of `personIds` have a live hold of `kind`, in the caller's transaction. */
  async heldAmong(manager: EntityManager, personIds: readonly string[], kind: HoldKind): Promise<Set<string>> {
    const rows = await manager.query<{ person_id: string }[]>(
      'select person_id from hold where kind = $1 and lifted_at is null and person_id = any($2::uuid[])',
      [kind, personIds],
    );
    return new Set(rows.map((row) => row.person_id));
  }

  private log(manager: EntityManager, actor: Actor, verb: string, id: string, detail: Record<string, unknown>) {
    return this.audit.append(manager, { actor, verb, subjectType: 'hold', subjectId: id, detail });
  }
}

const holdOf = ({ kind, reason, placedBy, placedAt, liftedBy, liftedAt, liftReason }: HoldEntity): Hold => ({
  kind,
  reason,
  placedBy,
  placedAt: placedAt.toISOString(),
  lifted: liftedAt && { by: liftedBy ?? '', at: liftedAt.toISOString(), reason: liftReason ?? '' },
});

const viewOf = (row: Row): HoldView => ({
  ...row,
  placedAt: row.placedAt.toISOString(),
  liftedAt: row.liftedAt?.toISOString() ?? null,
  live: row.liftedAt === null,
});

import {
  type CreateUnit,
  Id,
  IdFilter,
  type ListParams,
  readWire,
  text,
  UNIT_KINDS,
  type UnitView,
  type UpdateUnit,
} from '@laurel/contract';
import { type Actor, invalidField, mustNotCircle, notFound, Refusal } from '@laurel/domain';
import { AuditLog, type ListRules, newId, orderBy, type Page, pageOf, parseListQuery } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { brokenConstraint } from '../wire/broken-constraint.js';
import { changedMeanwhile } from '../wire/changed-meanwhile.js';
import { Unit } from './unit.entity.js';

const RULES: ListRules = {
  sortable: {
    path: 'tree.path',
    code: 'unit.code',
    name: 'unit.name',
    kind: 'unit.kind',
    people: 'people',
    id: 'unit.id',
  },
  filters: ['id', 'q', 'kind', 'parentId'],
};

const Filter = z.object({
  id: IdFilter.optional(),
  q: text(200).optional(),
  kind: z.enum(UNIT_KINDS).optional(),
  parentId: Id.optional(),
});

const FROM = `
  with recursive tree as (
    select id, array[name] as path from unit where parent_id is null
    union all
    select unit.id, tree.path || unit.name from unit join tree on tree.id = unit.parent_id
  )
  select unit.id, unit.version, unit.code, unit.name, unit.kind, unit.parent_id as "parentId",
         parent.name as "parentName", tree.path,
         (select count(*) from person where person.unit_id = unit.id) as people
    from unit
    join tree on tree.id = unit.id
    left join unit parent on parent.id = unit.parent_id`;

/** The tree of units. Everyone who works here sees all of it: it is the institution's own shape, not somebody's row. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
  ) {}

  async list(params: ListParams): Promise<Page<UnitView>> {
    const query = parseListQuery(params, RULES);
    const filter = readWire(Filter, query.filter, ['filter']);
    const where = `where ($1::uuid[] is null or unit.id = any($1)) and ($2::text is null or unit.kind = $2)
      and ($3::uuid is null or unit.parent_id = $3)
      and ($4::text is null or strpos(lower(unit.name), lower($4)) > 0 or strpos(lower(unit.code), lower($4)) > 0)`;
    const values = [filter.id ?? null, filter.kind ?? null, filter.parentId ?? null, filter.q ?? null];
    const [row] = await this.dataSource.query<{ count: number }[]>(`select count(*) from unit ${where}`, values);
    const rows = await this.dataSource.query<UnitView[]>(
      `${FROM} ${where} order by ${orderBy(query, 'unit.id')} limit $5 offset $6`,
      [...values, query.limit, query.offset],
    );
    return pageOf(query, rows, row?.count ?? 0);
  }

  async get(id: string): Promise<UnitView> {
    const [unit] = await this.dataSource.query<UnitView[]>(`${FROM} where unit.id = $1`, [id]);
    if (!unit) throw notFound('unit');
    return unit;
  }

  async add(actor: Actor, facts: CreateUnit): Promise<UnitView> {
    const id = newId();
    await this.writing(facts, async (manager) => {
      await mustExist(manager, facts.parentId);
      await manager.getRepository(Unit).insert({ id, ...facts });
      await this.log(manager, actor, 'unit.add', id, { ...facts });
    });
    return this.get(id);
  }

  async describe(actor: Actor, id: string, { version, ...facts }: UpdateUnit): Promise<UnitView> {
    await this.writing(facts, async (manager) => {
      // One move at a time: two moves that are each fine could make a circle together.
      await manager.query('lock table unit in share row exclusive mode');
      const repository = manager.getRepository(Unit);
      const units = await repository.find();
      const before = units.find((unit) => unit.id === id);
      if (!before) throw notFound('unit');
      if (before.version !== version) throw changedMeanwhile();
      await mustExist(manager, facts.parentId);
      mustNotCircle(units, id, facts.parentId);
      await repository.update(id, { ...facts, version: version + 1 });
      const { code, name, kind, parentId } = before;
      await this.log(manager, actor, 'unit.describe', id, { before: { code, name, kind, parentId }, after: facts });
    });
    return this.get(id);
  }

  private async writing(facts: { code: string }, work: (manager: EntityManager) => Promise<void>): Promise<void> {
    try {
      await this.dataSource.transaction(work);
    } catch (error) {
      if (brokenConstraint(error) !== 'unit_code_key') throw error;
      const message = `The code “${facts.code}” already belongs to another unit.`;
      throw new Refusal('conflict', 'unit-code-taken', message, [{ path: 'code', code: 'unit-code-taken', message }]);
    }
  }

  private log(manager: EntityManager, actor: Actor, verb: string, id: string, detail: Record<string, unknown>) {
    return this.audit.append(manager, { actor, verb, subjectType: 'unit', subjectId: id, detail });
  }
}

async function mustExist(manager: EntityManager, parentId: string | null): Promise<void> {
  if (parentId === null || (await manager.getRepository(Unit).existsBy({ id: parentId }))) return;
  throw invalidField('parentId', 'unit-unknown', 'There is no such unit.');
}

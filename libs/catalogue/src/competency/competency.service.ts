import {
  CompetencyFilter,
  type CompetencyRow,
  type CompetencyView,
  type ProficiencyLevelView,
  type RubricView,
  readWire,
} from '@laurel/contract';
import { notFound } from '@laurel/domain';
import { type ListRules, orderBy, type Page, pageOf, parseListQuery, type RawListQuery } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Conditions } from '../list-conditions.js';

const LIST: ListRules = {
  sortable: {
    position: 'competency.position',
    name: 'lower(competency.name)',
    code: 'competency.code',
    frameworkTitle: 'lower(framework.title)',
    status: 'competency.status',
    id: 'competency.id',
  },
};

const TABLES = 'competency join framework on framework.id = competency.framework_id';
const COLUMNS = `competency.id, competency.framework_id as "frameworkId", framework.title as "frameworkTitle",
  competency.identifier, competency.uri, competency.code, competency.name, competency.statement,
  competency.item_type as "itemType", competency.position, competency.status, competency.rubric_id as "rubricId"`;

/** Competencies, the scale they are measured on and the rubrics they are judged by. Everyone reads them. */
@Injectable()
export class CompetencyService {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order of their framework. Filters: `CompetencyFilter`. */
  async list(raw: RawListQuery): Promise<Page<CompetencyRow>> {
    const query = parseListQuery(raw, LIST);
    const filter = readWire(CompetencyFilter, query.filter, ['filter']);
    const conditions = new Conditions()
      .when(filter.id, (ids) => `competency.id = any(${ids}::uuid[])`)
      .when(filter.ids, (ids) => `competency.id = any(${ids}::uuid[])`)
      .when(filter.frameworkId, (id) => `competency.framework_id = ${id}::uuid`)
      .when(filter.status, (status) => `competency.status = ${status}`)
      .containing(filter.q, 'competency.name', 'competency.statement', 'competency.code');
    if (filter.assessable !== undefined)
      conditions.and(`competency.rubric_id is ${filter.assessable ? 'not null' : 'null'}`);
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from ${TABLES} where ${conditions.where}`,
      conditions.params,
    );
    const rows = await this.dataSource.query<CompetencyRow[]>(
      `select ${COLUMNS} from ${TABLES} where ${conditions.where}
        order by ${orderBy(query, 'competency.id')}
        limit ${conditions.bind(query.limit)} offset ${conditions.bind(query.offset)}`,
      conditions.params,
    );
    return pageOf(query, rows, count?.total ?? 0);
  }

  get(id: string): Promise<CompetencyView> {
    return this.find(this.dataSource.manager, id);
  }

  /** One with its rubric and associations; not-found when there is none. */
  async find(manager: EntityManager, id: string): Promise<CompetencyView> {
    const [row] = await manager.query<CompetencyRow[]>(
      `select ${COLUMNS} from ${TABLES} where competency.id = $1::uuid`,
      [id],
    );
    if (!row) throw notFound('competency');
    const associations = await manager.query<CompetencyView['associations']>(
      `select association.type, association.destination_uri as uri, association.destination_id as "competencyId",
              coalesce(other.name, (select title from framework where uri = association.destination_uri limit 1)) as name
         from competency_association association
         left join competency other on other.id = association.destination_id
        where association.origin_id = $1::uuid
        order by association.type, association.sequence nulls last, association.identifier`,
      [id],
    );
    return { ...row, rubric: row.rubricId ? await this.rubric(manager, row.rubricId) : null, associations };
  }

  /** Several by id, those that exist, for names beside ids. */
  async named(manager: EntityManager, ids: readonly string[]): Promise<Map<string, CompetencyRow>> {
    const rows = await manager.query<CompetencyRow[]>(
      `select ${COLUMNS} from ${TABLES} where competency.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  getRubric(id: string): Promise<RubricView> {
    return this.rubric(this.dataSource.manager, id);
  }

  /** A rubric with criteria in order and levels from low to high; not-found when there is none. */
  async rubric(manager: EntityManager, id: string): Promise<RubricView> {
    const [rubric] = await manager.query<Omit<RubricView, 'criteria'>[]>(
      'select id, title, description from rubric where id = $1::uuid',
      [id],
    );
    if (!rubric) throw notFound('rubric');
    const criteria = await manager.query<RubricView['criteria']>(
      `select criterion.id, criterion.position, criterion.title, criterion.description,
              criterion.weight::float8 as weight,
              coalesce(json_agg(json_build_object('id', level.id, 'level', level.level, 'name', level.name,
                'description', level.description, 'points', level.points) order by level.level)
                filter (where level.id is not null), '[]') as levels
         from rubric_criterion criterion
         left join rubric_level level on level.criterion_id = criterion.id
        where criterion.rubric_id = $1::uuid
        group by criterion.id order by criterion.position`,
      [id],
    );
    return { ...rubric, criteria };
  }

  getScale(): Promise<ProficiencyLevelView[]> {
    return this.scale(this.dataSource.manager);
  }

  /** The institution's levels, low to high. */
  scale(manager: EntityManager): Promise<ProficiencyLevelView[]> {
    return manager.query('select level as id, level, name, meaning from proficiency_level order by level');
  }
}

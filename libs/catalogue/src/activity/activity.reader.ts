import { ActivityFilter, type ActivityRow, type ActivityView, readWire } from '@laurel/contract';
import { type Actor, inScope, notFound, rolesFor, unitScope, type Verb } from '@laurel/domain';
import { type ListRules, orderBy, type Page, pageOf, parseListQuery, type RawListQuery } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Conditions } from '../list-conditions.js';
import { outcomesOf, rolesOf } from '../programme/programme-content.js';

const LIST: ListRules = {
  sortable: {
    startsOn: 'activity.starts_on',
    endsOn: 'activity.ends_on',
    title: 'lower(activity.title)',
    programmeTitle: 'lower(version.title)',
    termCode: 'term.first_day',
    termTitle: 'term.first_day',
    unitName: 'lower(unit.name)',
    coordinatorName: 'coordinator.folded_name',
    capacity: 'activity.capacity',
    id: 'activity.id',
  },
  defaultSort: ['startsOn', 'DESC'],
};

const TABLES = `activity
  join programme_version version on version.id = activity.programme_version_id
  join programme on programme.id = version.programme_id
  join category on category.id = programme.category_id
  join term on term.id = activity.term_id
  join unit on unit.id = activity.unit_id
  left join person coordinator on coordinator.id = activity.coordinator_id`;

const COLUMNS = `activity.id, activity.title, programme.id as "programmeId", version.title as "programmeTitle",
  version.id as "programmeVersionId", version.number as "programmeVersionNumber",
  category.code as "categoryCode", category.name as "categoryName",
  term.id as "termId", term.code as "termCode", term.title as "termTitle",
  unit.id as "unitId", unit.name as "unitName", activity.place,
  activity.starts_on as "startsOn", activity.ends_on as "endsOn",
  activity.coordinator_id as "coordinatorId", coordinator.display_name as "coordinatorName",
  activity.capacity, activity.version`;

const scopeOf = (actor: Actor, verb: Verb) => unitScope(actor, rolesFor(verb));

/** Activities as an actor may see them: those of the units in reach. */
@Injectable()
export class ActivityReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Latest first. Filters: `ActivityFilter`. */
  async list(actor: Actor, raw: RawListQuery): Promise<Page<ActivityRow>> {
    const query = parseListQuery(raw, LIST);
    const filter = readWire(ActivityFilter, query.filter, ['filter']);
    const conditions = new Conditions()
      .when(scopeOf(actor, 'activity.read'), (units) => `activity.unit_id = any(${units}::uuid[])`)
      .when(filter.id, (ids) => `activity.id = any(${ids}::uuid[])`)
      .when(filter.termId, (id) => `activity.term_id = ${id}::uuid`)
      .when(filter.programmeId, (id) => `programme.id = ${id}::uuid`)
      .when(filter.unitId, (id) => `activity.unit_id = ${id}::uuid`)
      .containing(filter.q, 'activity.title', 'version.title', 'activity.place');
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from ${TABLES} where ${conditions.where}`,
      conditions.params,
    );
    const rows = await this.dataSource.query<ActivityRow[]>(
      `select ${COLUMNS} from ${TABLES} where ${conditions.where}
        order by ${orderBy(query, 'activity.id')}
        limit ${conditions.bind(query.limit)} offset ${conditions.bind(query.offset)}`,
      conditions.params,
    );
    return pageOf(query, rows, count?.total ?? 0);
  }

  get(actor: Actor, id: string): Promise<ActivityView> {
    return this.view(this.dataSource.manager, actor, id);
  }

  /** The whole of one, read inside the caller's transaction; not-found outside the actor's units. */
  async view(manager: EntityManager, actor: Actor, id: string): Promise<ActivityView> {
    const conditions = new Conditions()
      .when(id, (placeholder) => `activity.id = ${placeholder}::uuid`)
      .when(scopeOf(actor, 'activity.read'), (units) => `activity.unit_id = any(${units}::uuid[])`);
    const [row] = await manager.query<(ActivityRow & { fourEyes: boolean; recordingDeadline: string })[]>(
      `select ${COLUMNS}, version.four_eyes as "fourEyes", term.recording_deadline as "recordingDeadline"
         from ${TABLES} where ${conditions.where}`,
      conditions.params,
    );
    if (!row) throw notFound('activity');
    return {
      ...row,
      roles: await rolesOf(manager, row.programmeVersionId),
      outcomes: await outcomesOf(manager, row.programmeVersionId),
      verbs: inScope(scopeOf(actor, 'activity.manage'), row.unitId) ? ['edit'] : [],
    };
  }
}

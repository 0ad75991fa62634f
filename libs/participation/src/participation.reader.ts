import {
  type MyParticipation,
  MyParticipationFilter,
  type ParticipationCounts,
  ParticipationFilter,
  type ParticipationRow,
  type ParticipationView,
  readWire,
} from '@laurel/contract';
import {
  type Actor,
  foldName,
  inScope,
  notFound,
  participationVerbObstacle,
  rolesFor,
  unitScope,
} from '@laurel/domain';
import {
  beginningWith,
  Clock,
  containing,
  type ListQuery,
  type ListRules,
  orderBy,
  type Page,
  pageOf,
  parseListQuery,
  type RawListQuery,
} from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { historyOf, verificationsOf } from './history.js';
import { COUNTED_TABLES, loadParticipations, PARTICIPATION_TABLES, STUDENT_NUMBER } from './participation-rows.js';
import { unitCondition } from './scope.js';

const SORTABLE = {
  recordedAt: 'participation.created_at',
  person: 'person.folded_name',
  studentNumber: STUDENT_NUMBER,
  programme: 'programme_version.title',
  activity: 'activity.title',
  role: 'programme_role.position',
  minutes: 'participation.minutes',
  startsOn: 'participation.starts_on',
  endsOn: 'participation.ends_on',
  state: 'participation.state',
  unit: 'unit.name',
  id: 'participation.id',
};
const LIST: ListRules = { sortable: SORTABLE, maxPageSize: 500 };

/** Participations as an actor may see them. */
@Injectable()
export class ParticipationReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Those of the units that this actor reaches, oldest first. Filters: `activityId`, `personId`, `roleId`,
   * `programmeId`, `termId`, `unitId`, `state` (one or several), `queue` (what waits for a decision in the units where
   * the reader verifies), `q` (in the student's name, or the beginning of the number), `id`.
   */
  async list(actor: Actor, raw: RawListQuery): Promise<Page<ParticipationRow>> {
    const query = parseListQuery(raw, LIST);
    const filter = readWire(ParticipationFilter, query.filter, ['filter']);
    const params: unknown[] = [];
    const reach = unitCondition(actor, 'participation.read', 'activity.unit_id', params);
    const where = [reach, ...conditionsOf(actor, filter, params)].join(' and ');
    return this.page(actor, query, where, params);
  }

  /** The whole of one with its history; not-found outside the units that this actor reaches. */
  get(actor: Actor, id: string): Promise<ParticipationView> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const params: unknown[] = [id];
      const reach = unitCondition(actor, 'participation.read', 'activity.unit_id', params);
      const where = `participation.id = $1::uuid and ${reach}`;
      const [row] = await loadParticipations(manager, actor, { where, params, now: this.clock.now() });
      if (!row) throw notFound('participation');
      const verifications = await verificationsOf(manager, id);
      const history = await historyOf(manager, id, verifications);
      return { ...row, verifications, history, may: mayDo(actor, row) };
    });
  }

  /** A student's own, in any state, newest first. */
  async mine(actor: Actor, raw: RawListQuery): Promise<Page<MyParticipation>> {
    const query = parseListQuery(raw, { ...LIST, defaultSort: ['endsOn', 'DESC'] });
    const filter = readWire(MyParticipationFilter, query.filter, ['filter']);
    const params: unknown[] = [actor.personId];
    const where = [
      'participation.person_id = $1::uuid',
      filter.id && `participation.id = any($${params.push(filter.id)}::uuid[])`,
      filter.state && `participation.state = any($${params.push(filter.state)}::text[])`,
      filter.live && `participation.state in ('recorded', 'seconding', 'verified')`,
    ]
      .filter(Boolean)
      .join(' and ');
    const page = await this.page(actor, query, where, params);
    return { ...page, rows: page.rows.map(asOwn) };
  }

  /** How many participations of an activity are in each state; not-found outside the units that this actor reaches. */
  async counts(actor: Actor, activityId: string): Promise<ParticipationCounts> {
    const params: unknown[] = [activityId];
    const reach = unitCondition(actor, 'participation.read', 'activity.unit_id', params);
    const [counts] = await this.dataSource.query<ParticipationCounts[]>(
      `select activity.id,
              count(*) filter (where participation.state = 'recorded')::int as recorded,
              count(*) filter (where participation.state = 'seconding')::int as seconding,
              count(*) filter (where participation.state = 'verified')::int as verified,
              count(*) filter (where participation.state = 'declined')::int as declined,
              count(*) filter (where participation.state = 'withdrawn')::int as withdrawn,
              count(*) filter (where participation.state in ('recorded', 'seconding', 'verified'))::int as live
         from activity left join participation on participation.activity_id = activity.id
        where activity.id = $1::uuid and ${reach}
        group by activity.id`,
      params,
    );
    if (!counts) throw notFound('activity');
    return counts;
  }

  /** First which rows, then what they say: a far page costs no more than a near one. */
  private async page(
    actor: Actor,
    query: ListQuery,
    where: string,
    params: readonly unknown[],
  ): Promise<Page<ParticipationRow>> {
    const { manager } = this.dataSource;
    const [count] = await manager.query<{ total: number }[]>(
      `select count(*)::int as total from ${COUNTED_TABLES} where ${where}`,
      [...params],
    );
    const ids = await manager.query<{ id: string }[]>(
      `select participation.id from ${PARTICIPATION_TABLES} where ${where}
        order by ${orderBy(query, 'participation.id')} limit $${params.length + 1} offset $${params.length + 2}`,
      [...params, query.limit, query.offset],
    );
    const rows = await loadParticipations(manager, actor, {
      where: 'participation.id = any($1::uuid[])',
      params: [ids.map(({ id }) => id)],
      now: this.clock.now(),
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return pageOf(
      query,
      ids.flatMap(({ id }) => byId.get(id) ?? []),
      count?.total ?? 0,
    );
  }
}

function conditionsOf(actor: Actor, filter: ParticipationFilter, params: unknown[]): string[] {
  const is = (column: string, id: string | undefined) => id && `${column} = $${params.push(id)}::uuid`;
  return [
    filter.id && `participation.id = any($${params.push(filter.id)}::uuid[])`,
    is('participation.activity_id', filter.activityId),
    is('participation.person_id', filter.personId),
    is('participation.role_id', filter.roleId),
    is('programme_version.programme_id', filter.programmeId),
    is('activity.term_id', filter.termId),
    is('activity.unit_id', filter.unitId),
    filter.state && `participation.state = any($${params.push(filter.state)}::text[])`,
    filter.queue &&
      `participation.state in ('recorded', 'seconding')
       and ${unitCondition(actor, 'participation.verify', 'activity.unit_id', params)}`,
    filter.q &&
      `(person.folded_name like $${params.push(containing(foldName(filter.q)))}
        or exists (select 1 from person_identifier
                    where person_identifier.person_id = person.id and scheme = 'studentNumber'
                      and normalised like $${params.push(beginningWith(filter.q))}))`,
  ].filter((condition): condition is string => Boolean(condition));
}

function mayDo(actor: Actor, row: ParticipationRow): ParticipationView['may'] {
  const records = inScope(unitScope(actor, rolesFor('participation.record')), row.unit.id);
  const decides = inScope(unitScope(actor, rolesFor('participation.verify')), row.unit.id);
  const isPossible = (verb: Parameters<typeof participationVerbObstacle>[0]) =>
    participationVerbObstacle(verb, row.state) === null;
  return {
    correct: records && isPossible('correct'),
    verify: row.verifyObstacle === null,
    decline: row.declineObstacle === null,
    withdraw: records && isPossible('withdraw'),
    undo: decides && row.person.id !== actor.personId && isPossible('undo'),
  };
}

/** What a student sees of their own: nothing of what staff note for each other. */
function asOwn(row: ParticipationRow): MyParticipation {
  const { id, state, programme, category, activity, term, unit, role, minutes, startsOn, endsOn } = row;
  const { recordedAt, ageDays, declineReason, verifiers, waitsFor } = row;
  return {
    ...{ id, state, programme, category, activity, term, unit, role, minutes, startsOn, endsOn },
    ...{ recordedAt, ageDays, declineReason, verifiers, waitsFor },
  };
}

import {
  ProgrammeFilter,
  type ProgrammeRow,
  type ProgrammeVersionRow,
  type ProgrammeView,
  readWire,
} from '@laurel/contract';
import {
  type Actor,
  type CalendarDate,
  freshProgrammeDraft,
  inScope,
  isOpenProgramme,
  notFound,
  type ProgrammeChange,
  type ProgrammeState,
  programmeChanges,
  programmeStandingInWords,
  programmeVerbsOpenTo,
  renewalDue,
  unitScope,
} from '@laurel/domain';
import { Clock, type ListRules, orderBy, type Page, pageOf, parseListQuery, type RawListQuery } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { institutionDay } from '../institution-day.js';
import { Conditions } from '../list-conditions.js';
import { type LoadedContent, loadContent, whatIsMissing } from './programme-content.js';
import { byPart, standingOf } from './programme-standing.js';
import { ProgrammeVersion } from './programme-version.entity.js';

const LIST: ListRules = {
  sortable: {
    title: 'lower(version.title)',
    unitName: 'lower(unit.name)',
    categoryName: 'category.position',
    state: 'version.state',
    number: 'version.number',
    approvedUntil: 'version.approved_until',
    updatedAt: 'version.updated_at',
    id: 'programme.id',
  },
};

/** Units whose drafts and history this actor reads; everyone reads what is in force. */
const insiderScope = (actor: Actor) => unitScope(actor, ['staff', 'registrar', 'administrator', 'auditor']);

interface ListedRow extends Omit<ProgrammeRow, 'renewalDue' | 'updatedAt' | 'state'> {
  state: ProgrammeState;
  updatedAt: Date;
}

interface ProgrammeFacts {
  id: string;
  unitId: string;
  unitName: string;
  categoryId: string;
  categoryCode: string;
  categoryName: string;
  retiredAt: Date | null;
}

/** Programmes as an actor may see them. */
@Injectable()
export class ProgrammeReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * One row a programme, by title. Insiders of the unit see the version being written; all others the one in force,
   * and programmes without one not at all. Filters: `ProgrammeFilter`.
   */
  async list(actor: Actor, raw: RawListQuery): Promise<Page<ProgrammeRow>> {
    const query = parseListQuery(raw, LIST);
    const filter = readWire(ProgrammeFilter, query.filter, ['filter']);
    const conditions = new Conditions();
    const scope = insiderScope(actor);
    const mine = scope === null ? 'true' : `programme.unit_id = any(${conditions.bind(scope)}::uuid[])`;
    const tables = `programme
      join unit on unit.id = programme.unit_id
      join category on category.id = programme.category_id
      join lateral (
        select * from programme_version candidate
         where candidate.programme_id = programme.id and (candidate.state = 'approved' or ${mine})
         order by case when candidate.state in ('draft', 'proposed', 'returned') then 0
                       when candidate.state = 'approved' then 1 else 2 end, candidate.number desc
         limit 1) version on true
      left join programme_version in_force
        on in_force.programme_id = programme.id and in_force.state = 'approved'`;
    conditions
      .when(filter.id, (ids) => `programme.id = any(${ids}::uuid[])`)
      .when(filter.state, (states) => `version.state = any(${states}::text[])`)
      .when(filter.categoryId, (id) => `programme.category_id = ${id}::uuid`)
      .when(filter.unitId, (id) => `programme.unit_id = ${id}::uuid`)
      .containing(filter.q, 'version.title');
    const retired = filter.retired ?? (filter.id ? undefined : false);
    if (retired !== undefined) conditions.and(`programme.retired_at is ${retired ? 'not null' : 'null'}`);
    const { manager } = this.dataSource;
    const [count] = await manager.query<{ total: number }[]>(
      `select count(*)::int as total from ${tables} where ${conditions.where}`,
      conditions.params,
    );
    const rows = await manager.query<ListedRow[]>(
      `select programme.id, version.title, unit.id as "unitId", unit.name as "unitName",
              category.id as "categoryId", category.code as "categoryCode", category.name as "categoryName",
              version.state, version.number, in_force.number as "inForceNumber",
              version.approved_until as "approvedUntil", programme.retired_at is not null as retired,
              version.achievement_type as "achievementType", version.updated_at as "updatedAt",
              (select count(*)::int from programme_role where programme_version_id = version.id) as roles
         from ${tables} where ${conditions.where}
        order by ${orderBy(query, 'programme.id')}
        limit ${conditions.bind(query.limit)} offset ${conditions.bind(query.offset)}`,
      conditions.params,
    );
    const today = await institutionDay(manager, this.clock.now());
    return pageOf(
      query,
      rows.map((row) => ({
        ...row,
        updatedAt: row.updatedAt.toISOString(),
        renewalDue: renewalDue({ ...freshProgrammeDraft, state: row.state, approvedUntil: row.approvedUntil }, today),
      })),
      count?.total ?? 0,
    );
  }

  get(actor: Actor, id: string): Promise<ProgrammeView> {
    return this.dataSource.transaction('REPEATABLE READ', (manager) => this.view(manager, actor, id));
  }

  /** The whole of one, read inside the caller's transaction; not-found when this actor may not see any version. */
  async view(manager: EntityManager, actor: Actor, id: string): Promise<ProgrammeView> {
    const programme = await programmeFacts(manager, id);
    const insider = inScope(insiderScope(actor), programme.unitId);
    const all = await manager.find(ProgrammeVersion, { where: { programmeId: id }, order: { number: 'DESC' } });
    const parts = byPart(insider ? all : all.filter((version) => version.state === 'approved'));
    if (!parts) throw notFound('programme');
    const { shown, open, inForce } = parts;
    const loaded = await loadContent(manager, shown);
    const now = this.clock.now();
    const today = await institutionDay(manager, now);
    const history = await versionRows(manager, id);
    const names = history.find((version) => version.id === shown.id);
    return {
      ...programme,
      retiredAt: programme.retiredAt?.toISOString() ?? null,
      ...versionFields(shown, loaded, today),
      proposedByName: names?.proposedByName ?? null,
      decidedByName: names?.decidedByName ?? null,
      inForce: inForce && {
        versionId: inForce.id,
        number: inForce.number,
        approvedUntil: inForce.approvedUntil,
      },
      missing: isOpenProgramme(shown.state) ? await whatIsMissing(manager, loaded.content) : [],
      changes: open && inForce ? await this.changes(manager, inForce, loaded) : [],
      versions: insider ? history : history.filter((version) => version.state === 'approved'),
      verbs: programmeVerbsOpenTo(
        { open: open && standingOf(open), inForce: inForce && standingOf(inForce) },
        { actor, unitId: programme.unitId, retired: programme.retiredAt !== null, now: now.toISOString() },
      ),
    };
  }

  private async changes(
    manager: EntityManager,
    before: ProgrammeVersion,
    after: LoadedContent,
  ): Promise<ProgrammeChange[]> {
    const earlier = await loadContent(manager, before);
    const levels = await manager.query<{ level: number; name: string }[]>('select level, name from proficiency_level');
    const levelNames = new Map(levels.map(({ level, name }) => [level, name]));
    const competencies = new Map(
      [...earlier.outcomes, ...after.outcomes].map((outcome) => [outcome.competencyId, outcome.competencyName]),
    );
    return programmeChanges(earlier.content, after.content, {
      competency: (id) => competencies.get(id) ?? id,
      level: (level) => levelNames.get(level) ?? String(level),
    });
  }
}

async function programmeFacts(manager: EntityManager, id: string): Promise<ProgrammeFacts> {
  const [programme] = await manager.query<ProgrammeFacts[]>(
    `select programme.id, unit.id as "unitId", unit.name as "unitName", category.id as "categoryId",
            category.code as "categoryCode", category.name as "categoryName", programme.retired_at as "retiredAt"
       from programme
       join unit on unit.id = programme.unit_id
       join category on category.id = programme.category_id
      where programme.id = $1::uuid`,
    [id],
  );
  if (!programme) throw notFound('programme');
  return programme;
}

function versionFields(version: ProgrammeVersion, { roles, outcomes }: LoadedContent, today: CalendarDate) {
  const standing = standingOf(version);
  return {
    version: version.version,
    versionId: version.id,
    number: version.number,
    state: version.state,
    standing: programmeStandingInWords(standing, today),
    renewalDue: renewalDue(standing, today),
    title: version.title,
    description: version.description,
    criteria: version.criteria,
    achievementType: version.achievementType,
    fourEyes: version.fourEyes,
    roles,
    outcomes,
    proposedBy: standing.proposedBy,
    proposedAt: standing.proposedAt,
    decidedAt: standing.decidedAt,
    decisionComment: standing.decisionComment,
    approvedUntil: standing.approvedUntil,
    contentSha256: version.contentSha256,
  };
}

/** Newest first. */
async function versionRows(manager: EntityManager, programmeId: string): Promise<ProgrammeVersionRow[]> {
  const rows = await manager.query<
    (Omit<ProgrammeVersionRow, 'proposedAt' | 'decidedAt'> & { proposedAt: Date | null; decidedAt: Date | null })[]
  >(
    `select version.id, version.number, version.state, proposer.display_name as "proposedByName",
            version.proposed_at as "proposedAt", decider.display_name as "decidedByName",
            version.decided_at as "decidedAt", version.decision_comment as "decisionComment",
            version.approved_until as "approvedUntil"
       from programme_version version
       left join person proposer on proposer.id = version.proposed_by
       left join person decider on decider.id = version.decided_by
      where version.programme_id = $1::uuid order by version.number desc`,
    [programmeId],
  );
  return rows.map((row) => ({
    ...row,
    proposedAt: row.proposedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }));
}

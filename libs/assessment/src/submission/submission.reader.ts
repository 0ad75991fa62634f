import { CompetencyService } from '@laurel/catalogue';
import { readWire, SubmissionFilter, type SubmissionRow, type SubmissionView } from '@laurel/contract';
import { type Actor, canMoveSubmission, foldName, hasRole, notFound } from '@laurel/domain';
import {
  Clock,
  containing,
  type ListRules,
  orderBy,
  type Page,
  pageOf,
  parseListQuery,
  type RawListQuery,
} from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assessmentsOf, attachedParticipations, evidenceOf } from './submission-parts.js';
import { type LoadedSubmission, loadSubmissions, SUBMISSION_TABLES } from './submission-rows.js';
import { assignedTo, visibleTo } from './submission-scope.js';

const LIST: ListRules = {
  sortable: {
    submittedAt: 'submission.submitted_at',
    ageDays: '(now() - submission.submitted_at)',
    person: 'person.folded_name',
    competency: 'competency.name',
    targetLevel: 'submission.target_level',
    state: 'submission.state',
    round: 'submission.round',
    id: 'submission.id',
  },
};

/** Submissions as an actor may see them. */
@Injectable()
export class SubmissionReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly competencies: CompetencyService,
  ) {}

  /**
   * Students see their own, reviewers what is assigned to them, registrar and auditor all. Oldest first.
   * Filters: `state` (one or several), `queue` (what waits for this reviewer, own work left out), `mine`,
   * `competencyId`, `personId`, `q` (in the student's or the competency's name), `id`.
   */
  async list(actor: Actor, raw: RawListQuery): Promise<Page<SubmissionRow>> {
    const query = parseListQuery(raw, LIST);
    const filter = readWire(SubmissionFilter, query.filter, ['filter']);
    const params: unknown[] = [];
    const where = [visibleTo(actor, params), ...conditionsOf(actor, filter, params)].join(' and ');
    const { manager } = this.dataSource;
    const [count] = await manager.query<{ total: number }[]>(
      `select count(*)::int as total from ${SUBMISSION_TABLES} where ${where}`,
      params,
    );
    const paging = `limit $${params.push(query.limit)} offset $${params.push(query.offset)}`;
    const order = `order by ${orderBy(query, 'submission.id')} ${paging}`;
    const rows = await loadSubmissions(manager, actor, { where, order, params, now: this.clock.now() });
    return pageOf(query, rows.map(asRow), count?.total ?? 0);
  }

  get(actor: Actor, id: string): Promise<SubmissionView> {
    return this.dataSource.transaction('REPEATABLE READ', (manager) => this.view(manager, actor, id));
  }

  /** The whole of one, read inside the caller's transaction; not-found when this actor may not see it. */
  async view(manager: EntityManager, actor: Actor, id: string): Promise<SubmissionView> {
    const params: unknown[] = [id];
    const where = `submission.id = $1::uuid and ${visibleTo(actor, params)}`;
    const [row] = await loadSubmissions(manager, actor, { where, order: '', params, now: this.clock.now() });
    if (!row) throw notFound('submission');
    const found = await this.competencies.find(manager, row.competency.id);
    const { statement, frameworkTitle: framework, rubric } = found;
    return {
      ...asRow(row),
      version: row.version,
      competency: { ...row.competency, statement, framework },
      scale: await this.competencies.scale(manager),
      rubric,
      evidence: await evidenceOf(manager, id),
      participations: await attachedParticipations(manager, id),
      assessments: await assessmentsOf(manager, id),
      may: mayDo(actor, row),
    };
  }
}

function asRow({ version: _version, assigned: _assigned, ...row }: LoadedSubmission): SubmissionRow {
  return row;
}

function mayDo(actor: Actor, row: LoadedSubmission): SubmissionView['may'] {
  const own = row.person.id === actor.personId && hasRole(actor, 'student');
  const impartial = row.assigned && row.obstacle === null;
  return {
    revise: own && canMoveSubmission(row.state, 'revise'),
    withdraw: own && canMoveSubmission(row.state, 'withdraw'),
    decide: impartial && canMoveSubmission(row.state, 'approve'),
    undo: impartial && canMoveSubmission(row.state, 'undo'),
  };
}

function conditionsOf(actor: Actor, filter: SubmissionFilter, params: unknown[]): string[] {
  const isOneOf = (column: string, ids: string[] | undefined) => ids && `${column} = any($${params.push(ids)}::uuid[])`;
  const self = () => `$${params.push(actor.personId)}::uuid`;
  return [
    isOneOf('submission.id', filter.id),
    isOneOf('submission.competency_id', filter.competencyId),
    isOneOf('submission.person_id', filter.personId),
    filter.state && `submission.state = any($${params.push(filter.state)}::text[])`,
    filter.mine && `submission.person_id = ${self()}`,
    filter.queue &&
      `submission.state = 'in-review' and submission.person_id <> ${self()} and ${assignedTo(actor, params)}`,
    filter.q &&
      `(person.folded_name like $${params.push(containing(foldName(filter.q)))}
        or lower(competency.name) like $${params.push(containing(filter.q.toLowerCase()))})`,
  ].filter((condition): condition is string => Boolean(condition));
}

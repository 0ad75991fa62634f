import {
  type CreateTerm,
  IdFilter,
  type ListParams,
  readWire,
  type TermView,
  text,
  type UpdateTerm,
} from '@laurel/contract';
import { type Actor, type CalendarDate, mustBeInOrder, notFound, Refusal } from '@laurel/domain';
import { AuditLog, type ListRules, newId, orderBy, type Page, pageOf, parseListQuery } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { InstitutionService } from '../institution/institution.service.js';
import { brokenConstraint } from '../wire/broken-constraint.js';
import { changedMeanwhile } from '../wire/changed-meanwhile.js';
import { Term } from './term.entity.js';

const RULES: ListRules = {
  sortable: {
    firstDay: 'first_day',
    code: 'code',
    title: 'title',
    lastDay: 'last_day',
    recordingDeadline: 'recording_deadline',
    publicationDeadline: 'publication_deadline',
    id: 'id',
  },
  defaultSort: ['firstDay', 'DESC'],
  filters: ['id', 'q', 'code'],
};

const Filter = z.object({ id: IdFilter.optional(), q: text(200).optional(), code: text(32).optional() });

@Injectable()
export class TermsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
    private readonly institution: InstitutionService,
  ) {}

  async list(params: ListParams): Promise<Page<TermView>> {
    const query = parseListQuery(params, RULES);
    const filter = readWire(Filter, query.filter, ['filter']);
    const where = `where ($1::uuid[] is null or id = any($1)) and ($2::text is null or code = $2)
      and ($3::text is null or strpos(lower(title), lower($3)) > 0 or strpos(lower(code), lower($3)) > 0)`;
    const values = [filter.id ?? null, filter.code ?? null, filter.q ?? null];
    const [row] = await this.dataSource.query<{ count: number }[]>(`select count(*) from term ${where}`, values);
    const terms = await this.dataSource.query<Term[]>(
      `select id, version, code, title, first_day as "firstDay", last_day as "lastDay",
              recording_deadline as "recordingDeadline", publication_deadline as "publicationDeadline"
         from term ${where} order by ${orderBy(query)} limit $4 offset $5`,
      [...values, query.limit, query.offset],
    );
    const today = await this.institution.today();
    return pageOf(
      query,
      terms.map((term) => viewOf(term, today)),
      row?.count ?? 0,
    );
  }

  async get(id: string): Promise<TermView> {
    const term = await this.dataSource.getRepository(Term).findOneBy({ id });
    if (!term) throw notFound('term');
    return viewOf(term, await this.institution.today());
  }

  async add(actor: Actor, facts: CreateTerm): Promise<TermView> {
    mustBeInOrder(facts);
    const id = newId();
    await this.writing(facts, async (manager) => {
      await manager.getRepository(Term).insert({ id, ...facts });
      await this.log(manager, actor, 'term.add', id, { ...facts });
    });
    return this.get(id);
  }

  async describe(actor: Actor, id: string, { version, ...facts }: UpdateTerm): Promise<TermView> {
    mustBeInOrder(facts);
    await this.writing(facts, async (manager) => {
      const repository = manager.getRepository(Term);
      const before = await repository.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!before) throw notFound('term');
      if (before.version !== version) throw changedMeanwhile();
      await repository.update(id, { ...facts, version: version + 1 });
      await this.log(manager, actor, 'term.describe', id, { before: { ...before }, after: facts });
    });
    return this.get(id);
  }

  private async writing(facts: { code: string }, work: (manager: EntityManager) => Promise<void>): Promise<void> {
    try {
      await this.dataSource.transaction(work);
    } catch (error) {
      if (brokenConstraint(error) !== 'term_code_key') throw error;
      const message = `The code “${facts.code}” already belongs to another term.`;
      throw new Refusal('conflict', 'term-code-taken', message, [{ path: 'code', code: 'term-code-taken', message }]);
    }
  }

  private log(manager: EntityManager, actor: Actor, verb: string, id: string, detail: Record<string, unknown>) {
    return this.audit.append(manager, { actor, verb, subjectType: 'term', subjectId: id, detail });
  }
}

const viewOf = (term: Term, today: CalendarDate): TermView => ({
  ...term,
  current: term.firstDay <= today && today <= term.lastDay,
  recordingOpen: term.firstDay <= today && today <= term.recordingDeadline,
});

import type { PublicationItemView, PublicationRunView } from '@laurel/contract';
import { notFound } from '@laurel/domain';
import { type ListQuery, orderBy, type Page, pageOf } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface RunRow {
  id: string;
  term_id: string | null;
  term_title: string | null;
  person_name: string | null;
  state: PublicationRunView['state'];
  assembled: boolean;
  released_by: string;
  released_at: Date;
  finished_at: Date | null;
  people: number;
  counts: Partial<Record<string, number>> | null;
  progress: Partial<Record<string, number>> | null;
}

const RUNS = `
  select run.id, run.term_id, term.title as term_title, subject.display_name as person_name, run.state,
         run.assembled_at is not null as assembled, releaser.display_name as released_by, run.released_at,
         run.finished_at, run.people, sums.counts, sums.progress
  from publication_run run
  join person releaser on releaser.id = run.released_by
  left join term on term.id = run.term_id
  left join person subject on subject.id = run.person_id
  cross join lateral (
    select (select jsonb_object_agg(outcome, n) from (
              select outcome, count(*)::int as n from publication_item where run_id = run.id group by outcome) a) as counts,
           (select jsonb_object_agg(state, n) from (
              select state, count(*)::int as n from publication_item where run_id = run.id group by state) b) as progress
  ) sums`;

export const RUN_SORTS = { releasedAt: 'run.released_at', state: 'run.state' } as const;
export const ITEM_SORTS = { displayName: 'person.folded_name', outcome: 'item.outcome', state: 'item.state' } as const;

/** Reads runs and the people in them. */
@Injectable()
export class PublicationReader {
  constructor(private readonly dataSource: DataSource) {}

  async get(runId: string): Promise<PublicationRunView> {
    const [row] = await this.dataSource.query<RunRow[]>(`${RUNS} where run.id = $1`, [runId]);
    if (!row) throw notFound('publication');
    return runView(row);
  }

  /** How many runs are under way. */
  async running(): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from publication_run where state = 'running'`,
    );
    return row?.count ?? 0;
  }

  /** The run of a term that is under way; null when there is none. */
  async underWay(termId: string): Promise<string | null> {
    const [run] = await this.dataSource.query<{ id: string }[]>(
      `select id from publication_run where term_id = $1 and state = 'running'`,
      [termId],
    );
    return run?.id ?? null;
  }

  async list(query: ListQuery<{ termId?: string; state?: string; id?: string[] }>): Promise<Page<PublicationRunView>> {
    const { termId = null, state = null, id = null } = query.filter;
    const where = `where ($1::uuid is null or run.term_id = $1) and ($2::text is null or run.state = $2)
                   and ($3::uuid[] is null or run.id = any($3))`;
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from publication_run run ${where}`,
      [termId, state, id],
    );
    const rows = await this.dataSource.query<RunRow[]>(
      `${RUNS} ${where} order by ${orderBy(query, 'run.id')} limit $4 offset $5`,
      [termId, state, id, query.limit, query.offset],
    );
    return pageOf(query, rows.map(runView), count?.total ?? 0);
  }

  /** The people of a run. */
  async items(
    runId: string,
    query: ListQuery<{ outcome?: string; state?: string }>,
  ): Promise<Page<PublicationItemView>> {
    await this.get(runId);
    const { outcome = null, state = null } = query.filter;
    const from = `from publication_item item join person on person.id = item.person_id
                  where item.run_id = $1 and ($2::text is null or item.outcome = $2)
                    and ($3::text is null or item.state = $3)`;
    const [count] = await this.dataSource.query<{ total: number }[]>(`select count(*)::int as total ${from}`, [
      runId,
      outcome,
      state,
    ]);
    const rows = await this.dataSource.query<PublicationItemView[]>(
      `select person.id, person.display_name as "displayName",
              (select value from person_identifier number where number.person_id = person.id
               and number.scheme = 'studentNumber' order by number.created_at, number.id limit 1) as "studentNumber",
              item.outcome, item.state, item.code, item.message
       ${from} order by ${orderBy(query, 'person.id')} limit $4 offset $5`,
      [runId, outcome, state, query.limit, query.offset],
    );
    return pageOf(query, rows, count?.total ?? 0);
  }
}

function runView(row: RunRow): PublicationRunView {
  const counts = { new: 0, changed: 0, unchanged: 0, held: 0, refused: 0 };
  const progress = { queued: 0, issued: 0, failed: 0, skipped: 0, cancelled: 0 };
  return {
    id: row.id,
    termId: row.term_id,
    termTitle: row.term_title,
    personName: row.person_name,
    state: row.state,
    assembled: row.assembled,
    releasedBy: row.released_by,
    releasedAt: row.released_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    people: row.people,
    counts: { ...counts, ...row.counts },
    progress: { ...progress, ...row.progress },
  };
}

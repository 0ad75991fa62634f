import { ImportBatchFilter, type ImportBatchView, readWire } from '@laurel/contract';
import { type Actor, notFound } from '@laurel/domain';
import {
  containing,
  type ListRules,
  orderBy,
  type Page,
  pageOf,
  parseListQuery,
  type RawListQuery,
} from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { unitCondition } from '../scope.js';

const LIST: ListRules = {
  sortable: {
    committedAt: 'import_batch.committed_at',
    fileName: 'import_batch.file_name',
    activity: 'activity.title',
    committedBy: 'committer.folded_name',
    total: 'import_batch.total',
    id: 'import_batch.id',
  },
  defaultSort: ['committedAt', 'DESC'],
};

const TABLES = `import_batch
  join activity on activity.id = import_batch.activity_id
  join programme_version on programme_version.id = activity.programme_version_id
  join unit on unit.id = activity.unit_id
  join term on term.id = activity.term_id
  left join person committer on committer.id = import_batch.committed_by`;

const COLUMNS = `import_batch.id, import_batch.activity_id as "activityId", activity.title as "activityTitle",
  programme_version.title as "programmeTitle", unit.name as "unitName", term.title as "termTitle",
  import_batch.file_name as "fileName", import_batch.file_sha256 as "fileSha256", import_batch.total,
  import_batch.new_count as new, import_batch.changed_count as changed, import_batch.unchanged_count as unchanged,
  import_batch.fault_count as faulty, committer.display_name as "committedBy",
  import_batch.committed_at as "committedAt", import_batch.mapping, brought.waiting, brought.verified, brought.ended`;

const BROUGHT = `cross join lateral (
  select count(*) filter (where state in ('recorded', 'seconding'))::int as waiting,
         count(*) filter (where state = 'verified')::int as verified,
         count(*) filter (where state in ('declined', 'withdrawn'))::int as ended
    from participation where participation.import_batch_id = import_batch.id) brought`;

type Row = Omit<ImportBatchView, 'committedAt'> & { committedAt: Date };

const asView = (row: Row): ImportBatchView => ({ ...row, committedAt: row.committedAt.toISOString() });

/** The rosters that were committed, as an actor may see them. */
@Injectable()
export class ImportBatchReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. Filters: `activityId`, `q` (in the file's or the activity's name), `id`. */
  async list(actor: Actor, raw: RawListQuery): Promise<Page<ImportBatchView>> {
    const query = parseListQuery(raw, LIST);
    const filter = readWire(ImportBatchFilter, query.filter, ['filter']);
    const params: unknown[] = [];
    const pattern = filter.q && `$${params.push(containing(filter.q.toLowerCase()))}`;
    const where = [
      unitCondition(actor, 'participation.read', 'activity.unit_id', params),
      filter.id && `import_batch.id = any($${params.push(filter.id)}::uuid[])`,
      filter.activityId && `import_batch.activity_id = $${params.push(filter.activityId)}::uuid`,
      pattern && `(lower(import_batch.file_name) like ${pattern} or lower(activity.title) like ${pattern})`,
    ]
      .filter(Boolean)
      .join(' and ');
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from ${TABLES} where ${where}`,
      params,
    );
    const paging = `limit $${params.push(query.limit)} offset $${params.push(query.offset)}`;
    const rows = await this.dataSource.query<Row[]>(
      `select ${COLUMNS} from ${TABLES} ${BROUGHT} where ${where} order by ${orderBy(query, 'import_batch.id')} ${paging}`,
      params,
    );
    return pageOf(query, rows.map(asView), count?.total ?? 0);
  }

  async get(actor: Actor, id: string): Promise<ImportBatchView> {
    const params: unknown[] = [id];
    const reach = unitCondition(actor, 'participation.read', 'activity.unit_id', params);
    const [row] = await this.dataSource.query<Row[]>(
      `select ${COLUMNS} from ${TABLES} ${BROUGHT} where import_batch.id = $1::uuid and ${reach}`,
      params,
    );
    if (!row) throw notFound('import');
    return asView(row);
  }
}

import { type AuditEventView, Id, type ListParams, readWire } from '@laurel/contract';
import { orderBy, type Page, pageOf, parseListQuery } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const AuditFilter = z.strictObject({
  subjectType: z.string().max(100).optional(),
  subjectId: z.string().max(100).optional(),
  verb: z.string().max(100).optional(),
  actorId: Id.optional(),
});

/** Reads the log, newest first. */
@Injectable()
export class AuditReader {
  constructor(private readonly dataSource: DataSource) {}

  async list(params: ListParams): Promise<Page<AuditEventView>> {
    const query = parseListQuery(params, { sortable: { seq: 'seq' }, defaultSort: ['seq', 'DESC'] });
    const filter = readWire(AuditFilter, query.filter, ['filter']);
    const where = `where ($1::text is null or subject_type = $1) and ($2::text is null or subject_id = $2)
                     and ($3::text is null or verb = $3) and ($4::uuid is null or actor_id = $4)`;
    const values = [filter.subjectType ?? null, filter.subjectId ?? null, filter.verb ?? null, filter.actorId ?? null];
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from audit_event ${where}`,
      values,
    );
    const rows = await this.dataSource.query<AuditEventView[]>(
      `select seq::text as id, seq, at, actor_name as "actorName", verb, subject_type as "subjectType",
              subject_id as "subjectId", detail, hash
       from audit_event ${where} order by ${orderBy(query, 'seq')} limit $5 offset $6`,
      [...values, query.limit, query.offset],
    );
    return pageOf(query, rows, count?.total ?? 0);
  }
}

import { type AuditEventView, Id, type ListParams, readWire } from '@laurel/contract';
import { orderBy, type Page, pageOf, parseListQuery } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';

/** The number of an event, as the list gives it. */
const Seq = z.string().regex(/^\d{1,15}$/, 'This is not the number of an event.');

const AuditFilter = z.strictObject({
  id: z.union([Seq.transform((seq) => [seq]), z.array(Seq).max(1000)]).optional(),
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
                     and ($3::text is null or verb = $3) and ($4::uuid is null or actor_id = $4)
                     and ($5::bigint[] is null or seq = any($5))`;
    const { subjectType = null, subjectId = null, verb = null, actorId = null, id = null } = filter;
    const values = [subjectType, subjectId, verb, actorId, id];
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from audit_event ${where}`,
      values,
    );
    const rows = await this.dataSource.query<AuditEventView[]>(
      `select seq::text as id, seq, at, actor_name as "actorName", verb, subject_type as "subjectType",
              subject_id as "subjectId", detail, hash
       from audit_event ${where} order by ${orderBy(query, 'seq')} limit $6 offset $7`,
      [...values, query.limit, query.offset],
    );
    return pageOf(query, rows, count?.total ?? 0);
  }
}

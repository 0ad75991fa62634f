import type { RecordRow, RecordVersionView, RecordView } from '@laurel/contract';
import { canonicalJson, foldName, notFound, type RecordEntry, totalsOf } from '@laurel/domain';
import { Clock, CONFIG, type Config, type ListQuery, orderBy, type Page, pageOf } from '@laurel/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RecordFacts } from '../facts/record-facts.js';
import { institutionDay } from '../publication/preview.service.js';
import { RecordVersion } from './record-version.entity.js';

export const RECORD_SORTS = {
  displayName: 'person.folded_name',
  issuedAt: 'latest.issued_at',
  version: 'latest.number',
  state: 'latest.state',
} as const;

export interface RecordFilter {
  q?: string;
  state?: string;
  id?: string[];
}

/** Reads records: one person's, and the registrar's list. Never writes. */
@Injectable()
export class RecordReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RecordFacts,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The record of a person as it is today: official entries, and verified ones that are still to join. */
  async ofPerson(personId: string): Promise<RecordView> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const today = await institutionDay(manager, this.clock.now());
      const [person] = await this.facts.forPeople(manager, [personId], today);
      if (!person) throw notFound('student');
      const versions = await manager.find(RecordVersion, { where: { personId }, order: { number: 'DESC' } });
      const current = versions.find((version) => version.state === 'issued') ?? null;
      const live = person.record?.entries ?? current?.content.entries ?? [];
      const joins = await this.joinDates(manager, live);
      const officialTexts = new Map(current?.content.entries.map((entry) => [entry.key, canonicalJson(entry)]));
      const content = person.record ?? current?.content;
      return {
        id: personId,
        institution: content?.institution ?? { name: '', url: '' },
        subject: {
          displayName: person.displayName,
          studentNumber: person.studentNumber,
          study: content?.subject.study ?? null,
          classYear: content?.subject.classYear ?? null,
        },
        official: current && this.versionView(current),
        entries: live.map((entry) => {
          const official = officialTexts.get(entry.key) === canonicalJson(entry);
          return { entry, official, joinsOn: official ? null : (joins.get(entry.termCode ?? '') ?? null) };
        }) as RecordView['entries'],
        totals: totalsOf(live),
        versions: versions.map((version) => this.versionView(version)),
        held: person.decision.outcome === 'held',
      };
    });
  }

  private async joinDates(manager: EntityManager, entries: readonly RecordEntry[]): Promise<Map<string, string>> {
    const codes = [...new Set(entries.map((entry) => entry.termCode).filter((code) => code !== null))];
    const rows = await manager.query<{ code: string; publication_deadline: string }[]>(
      'select code, publication_deadline from term where code = any($1::text[])',
      [codes],
    );
    return new Map(rows.map((row) => [row.code, row.publication_deadline]));
  }

  /** The issued version of a person; not-found when there is none. */
  async currentVersion(personId: string): Promise<RecordVersion> {
    const version = await this.dataSource.manager.findOneBy(RecordVersion, { personId, state: 'issued' });
    if (!version) throw notFound('official record');
    return version;
  }

  versionView(version: RecordVersion): RecordVersionView {
    return {
      id: version.id,
      number: version.number,
      state: version.state,
      createdAt: version.createdAt.toISOString(),
      issuedAt: version.issuedAt?.toISOString() ?? null,
      verifyCode: version.verifyCode,
      verifyUrl: this.verifyUrl(version.verifyCode),
      entries: version.content.entries.length,
      failure: version.failure,
      revokedAt: version.revokedAt?.toISOString() ?? null,
      revokeReason: version.revokeReason,
    };
  }

  verifyUrl(code: string): string {
    return `${this.config.baseUrl}/verify/${code}`;
  }

  /** People with the state of their record, for the registrar. */
  async list(query: ListQuery<RecordFilter>): Promise<Page<RecordRow>> {
    const { q, state = null, id = null } = query.filter;
    const pattern = q ? `%${foldName(q).replace(/[\\%_]/g, '\\$&')}%` : null;
    const from = `
      from person
      left join lateral (
        select number, state, issued_at, jsonb_array_length(content -> 'entries') as entries
        from record_version version where version.person_id = person.id
        order by (version.state = 'issued') desc, version.number desc limit 1) latest on true
      left join lateral (
        select value from person_identifier number where number.person_id = person.id and number.scheme = 'studentNumber'
        order by number.created_at, number.id limit 1) identity on true
      where exists (select 1 from role_grant where role_grant.person_id = person.id and role_grant.role = 'student')
        and ($1::text is null or person.folded_name like $1 or identity.value like $1)
        and ($2::text is null or coalesce(latest.state, 'none') = $2)
        and ($3::uuid[] is null or person.id = any($3))`;
    const [count] = await this.dataSource.query<{ total: number }[]>(`select count(*)::int as total ${from}`, [
      pattern,
      state,
      id,
    ]);
    const rows = await this.dataSource.query<RecordRow[]>(
      `select person.id, person.display_name as "displayName", identity.value as "studentNumber", person.study,
              latest.number as version, coalesce(latest.state, 'none') as state, latest.issued_at as "issuedAt",
              coalesce(latest.entries, 0) as entries,
              exists (select 1 from hold where hold.person_id = person.id and hold.kind = 'record' and lifted_at is null) as held
       ${from} order by ${orderBy(query, 'person.id')} limit $4 offset $5`,
      [pattern, state, id, query.limit, query.offset],
    );
    return pageOf(query, rows, count?.total ?? 0);
  }
}

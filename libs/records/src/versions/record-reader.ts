import type { RecordRow, RecordVersionView, RecordView } from '@laurel/contract';
import {
  type AssembledRecord,
  foldName,
  notFound,
  type StandingEntry,
  standingEntries,
  totalsOf,
  type VersionState,
} from '@laurel/domain';
import { InstitutionService } from '@laurel/identity';
import { CONFIG, type Config, containing, type ListQuery, orderBy, type Page, pageOf } from '@laurel/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RecordFacts } from '../facts/record-facts.js';
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

interface VersionRow {
  id: string;
  number: number;
  state: VersionState;
  created_at: Date;
  issued_at: Date | null;
  verify_code: string;
  failure: string | null;
  revoked_at: Date | null;
  revoke_reason: string | null;
  entries: number;
}

/** Of somebody whose facts cannot be assembled and who never had an official version. */
const NOTHING: Pick<AssembledRecord, 'institution'> & { subject: { study: null; classYear: null } } = {
  institution: { name: '', url: '' },
  subject: { study: null, classYear: null },
};

/** Reads records: one person's, and the registrar's list. Never writes. */
@Injectable()
export class RecordReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RecordFacts,
    private readonly institution: InstitutionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The record of a person as it is today: official entries, and verified ones that are still to join. */
  async ofPerson(personId: string): Promise<RecordView> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const [person] = await this.facts.forPeople(manager, [personId], await this.institution.today(manager));
      if (!person?.hasRecord) throw notFound('student');
      const versions = await this.versionsOf(manager, personId);
      const current = versions.find((version) => version.state === 'issued') ?? null;
      const content = current && (await this.contentOf(manager, current.id));
      // Where the facts cannot be assembled, what was signed still stands.
      const standing = standingEntries(person.record?.entries ?? [], content?.entries ?? []);
      const joins = await this.joinDates(manager, standing);
      const { institution, subject } = person.record ?? content ?? NOTHING;
      return {
        id: personId,
        institution,
        subject: {
          displayName: person.displayName,
          studentNumber: person.studentNumber,
          study: subject.study,
          classYear: subject.classYear,
        },
        official: current,
        entries: standing.map(({ entry, official }) => ({
          entry,
          official,
          joinsOn: official ? null : (joins.get(entry.termCode ?? '') ?? null),
        })) as RecordView['entries'],
        totals: totalsOf(standing.map(({ entry }) => entry)),
        versions,
        held: person.decision.outcome === 'held',
      };
    });
  }

  /** All versions of a person, newest first, without what they say. */
  private async versionsOf(manager: EntityManager, personId: string): Promise<RecordVersionView[]> {
    const rows = await manager.query<VersionRow[]>(
      `select id, number, state, created_at, issued_at, verify_code, failure, revoked_at, revoke_reason,
              jsonb_array_length(content -> 'entries') as entries
       from record_version where person_id = $1 order by number desc`,
      [personId],
    );
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      state: row.state,
      createdAt: row.created_at.toISOString(),
      issuedAt: row.issued_at?.toISOString() ?? null,
      verifyCode: row.verify_code,
      verifyUrl: `${this.config.baseUrl}/verify/${row.verify_code}`,
      entries: row.entries,
      failure: row.failure,
      revokedAt: row.revoked_at?.toISOString() ?? null,
      revokeReason: row.revoke_reason,
    }));
  }

  private async contentOf(manager: EntityManager, versionId: string): Promise<AssembledRecord> {
    const [row] = await manager.query<{ content: AssembledRecord }[]>(
      'select content from record_version where id = $1',
      [versionId],
    );
    if (!row) throw notFound('record version');
    return row.content;
  }

  /** When entries that are not official yet join: the publication deadline of their term, by its code. */
  private async joinDates(manager: EntityManager, standing: readonly StandingEntry[]): Promise<Map<string, string>> {
    const codes = [...new Set(standing.flatMap(({ entry, official }) => (official ? [] : (entry.termCode ?? []))))];
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

  /** People with the state of their record, for the registrar. First who is on the page, then what to say of them. */
  async list(query: ListQuery<RecordFilter>): Promise<Page<RecordRow>> {
    const { q, state = null, id = null } = query.filter;
    const pattern = q ? containing(foldName(q)) : null;
    // Of each person the official version, else the newest.
    const from = `
      from person
      left join (
        select distinct on (person_id) person_id, id, number, state, issued_at from record_version
        order by person_id, (state = 'issued') desc, number desc) latest on latest.person_id = person.id
      where (latest.id is not null or exists (
              select 1 from role_grant where role_grant.person_id = person.id and role_grant.role = 'student'))
        and ($1::text is null or person.folded_name like $1 or exists (
              select 1 from person_identifier number where number.person_id = person.id
              and number.scheme = 'studentNumber' and number.value like $1))
        and ($2::text is null or coalesce(latest.state, 'none') = $2)
        and ($3::uuid[] is null or person.id = any($3))`;
    const filters = [pattern, state, id];
    const [count] = await this.dataSource.query<{ total: number }[]>(`select count(*)::int as total ${from}`, filters);
    const rows = await this.dataSource.query<RecordRow[]>(
      `with page as (
         select person.id, latest.id as version_id, row_number() over (order by ${orderBy(query, 'person.id')}) as place
         ${from} order by place limit $4 offset $5)
       select person.id, person.display_name as "displayName", person.study,
              (select value from person_identifier number
               where number.person_id = person.id and number.scheme = 'studentNumber'
               order by number.created_at, number.id limit 1) as "studentNumber",
              version.number as version, coalesce(version.state, 'none') as state, version.issued_at as "issuedAt",
              coalesce(jsonb_array_length(version.content -> 'entries'), 0) as entries,
              exists (select 1 from hold where hold.person_id = person.id and hold.kind = 'record'
                      and hold.lifted_at is null) as held
       from page join person on person.id = page.id left join record_version version on version.id = page.version_id
       order by page.place`,
      [...filters, query.limit, query.offset],
    );
    return pageOf(query, rows, count?.total ?? 0);
  }
}

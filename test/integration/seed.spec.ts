import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../support/database.js';
import { copyOfSample, interruptedStart, type Sample } from '../support/sample.js';
import { startServed } from '../support/served.js';

let sample: Sample;
let database: pg.Client;

beforeAll(async () => {
  sample = await copyOfSample();
  database = new pg.Client({ connectionString: sample.databaseUrl });
  await database.connect();
}, 300_000);

afterAll(async () => {
  await database?.end();
  await sample?.remove();
});

const rows = async <T extends object = Record<string, unknown>>(sql: string): Promise<T[]> =>
  (await database.query<T>(sql)).rows;

const count = async (from: string): Promise<number> =>
  Number((await rows<{ count: string }>(`select count(*) from ${from}`))[0]?.count);

/** Rows by the value of a column. */
const tally = async (table: string, column: string): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await rows<{ key: string; count: string }>(`select ${column} as key, count(*) from ${table} group by 1`)).map(
      (row) => [row.key, Number(row.count)],
    ),
  );

describe('The sample institution', () => {
  it('was interrupted while it was made, and gone on with', () => {
    expect(sample.lines).toContain('Going on with the sample institution, which was not finished.');
    expect(sample.lines.filter((line) => line.includes('@sample.edu')).length).toBe(5);
  });

  it('has what was promised', async () => {
    expect({
      units: await count('unit'),
      terms: await count('term'),
      programmes: await count('programme'),
      categories: await count('category'),
      frameworks: await count('framework'),
      competencies: await count('competency'),
      judged: await count('competency where rubric_id is not null'),
      levels: await count('proficiency_level'),
      students: await count(`role_grant where role = 'student'`),
      participations: await count('participation'),
    }).toEqual({
      units: 8,
      terms: 5,
      programmes: 24,
      categories: 6,
      frameworks: 1,
      competencies: 8,
      judged: 8,
      levels: 4,
      students: 600,
      participations: 4000,
    });
    expect(await count('(select distinct category_id from programme) used')).toBe(6);
  });

  it('has participations and submissions in every state', async () => {
    expect(Object.keys(await tally('participation', 'state')).sort()).toEqual([
      'declined',
      'recorded',
      'seconding',
      'verified',
      'withdrawn',
    ]);
    expect(Object.keys(await tally('submission', 'state')).sort()).toEqual([
      'approved',
      'declined',
      'in-review',
      'returned',
      'withdrawn',
    ]);
  });

  it('has names of many scripts, of one word, with apostrophes and marks', async () => {
    const names = (await rows<{ display_name: string }>('select display_name from person')).map(
      (row) => row.display_name,
    );
    for (const script of ['Latin', 'Greek', 'Cyrillic', 'Arabic', 'Hebrew', 'Han', 'Hangul'])
      expect([script, names.some((name) => new RegExp(`\\p{Script=${script}}`, 'u').test(name))]).toEqual([
        script,
        true,
      ]);
    for (const form of [/^\p{L}+$/u, /’/, /'/, /-/, /[ąćęłńóśźż]/, /[ậễịọỹ]/u])
      expect([form.source, names.some((name) => form.test(name))]).toEqual([form.source, true]);
  });

  it('has two published terms, everybody signed, nobody failed', async () => {
    const runs = await rows<{ title: string; state: string; issued: string; failed: string }>(
      `select term.title, run.state,
              (select count(*) from publication_item item where item.run_id = run.id and item.state = 'issued') as issued,
              (select count(*) from publication_item item where item.run_id = run.id and item.state = 'failed') as failed
       from publication_run run join term on term.id = run.term_id order by term.first_day`,
    );
    expect(runs).toHaveLength(2);
    for (const run of runs) {
      expect(run).toMatchObject({ state: 'finished', failed: '0' });
      expect(Number(run.issued)).toBeGreaterThan(80);
    }
    expect(await count(`record_version where state not in ('issued', 'superseded')`)).toBe(0);
    expect(await count(`record_version where state = 'issued' and pdf_sha256 is null`)).toBe(0);
  });

  it('signs nothing twice, also where it was interrupted', async () => {
    expect(await count('record_version')).toBe(await count(`audit_event where verb = 'record.issue'`));
    expect(await count('issued_credential')).toBe(await count('status_allocation'));
    expect(await count(`issued_credential where kind = 'clr'`)).toBe(await count('record_version'));
  });

  it('writes the address that people open into what it signs', async () => {
    const addresses = await rows<{ origin: string }>(
      `select distinct substring(document #>> '{credentialStatus,statusListCredential}' from '^[a-z]+://[^/]+') as origin
       from issued_credential`,
    );
    expect(addresses).toEqual([{ origin: `http://localhost:${sample.port}` }]);
  });

  it('breaks none of the rules about who may verify', async () => {
    const odd = await rows(
      `select participation.id from participation
       join activity on activity.id = participation.activity_id
       join programme_version version on version.id = activity.programme_version_id
       left join lateral (
         select count(*)::int as voices,
                bool_or(verifier_id = participation.person_id) as own,
                bool_or(verifier_id = participation.recorded_by) as recorder
         from verification where participation_id = participation.id and undone_at is null) given on true
       where given.own
          or (given.recorder and participation.source not in ('roster', 'import', 'sis'))
          or given.voices <> case participation.state
                               when 'verified' then case when version.four_eyes then 2 else 1 end
                               when 'seconding' then 1 else 0 end`,
    );
    expect(odd).toEqual([]);
  });

  it('has nothing that is still to come, and no dates that run backwards', async () => {
    expect(await count('participation where ends_on > current_date or created_at > now() or updated_at > now()')).toBe(
      0,
    );
    expect(await count('verification where decided_at > now()')).toBe(0);
    expect(await count('assessment where decided_at > now()')).toBe(0);
    expect(
      await count('assessment join submission on submission.id = submission_id where decided_at < submitted_at'),
    ).toBe(0);
  });

  it('has the same ids on another database', async () => {
    const other = await createTestDatabase({ empty: true });
    const dataDir = await mkdtemp(join(tmpdir(), 'laurel-other-'));
    try {
      await interruptedStart({ DATABASE_URL: other.url, DATA_DIR: dataDir, PORT: '0' });
      for (const table of [
        'unit',
        'term',
        'person',
        'person_identifier',
        'role_grant',
        'programme',
        'programme_version',
        'programme_role',
        'competency',
        'rubric_level',
        'activity',
        'participation',
        'verification',
        'submission',
        'assessment',
        'competency_achievement',
        'academic_result',
      ]) {
        const ids = await other.dataSource.query<{ id: string }[]>(`select id from ${table}`);
        expect([table, ids.length > 0]).toEqual([table, true]);
        const { rows: known } = await database.query(`select id from ${table} where id = any($1::uuid[])`, [
          ids.map(({ id }) => id),
        ]);
        expect([table, known.length]).toEqual([table, ids.length]);
      }
    } finally {
      await other.drop();
      await rm(dataDir, { recursive: true, force: true });
    }
  }, 120_000);
});

describe('A later start', () => {
  it('makes nothing anew, prints the same accounts, and lets them in', async () => {
    const before = await count('audit_event');
    const served = await startServed(sample.env);
    try {
      expect(served.address).toBe(`http://localhost:${sample.port}`);
      while (!served.lines.some((line) => line.includes('student@sample.edu')))
        await new Promise((resolve) => setTimeout(resolve, 20));
      const accounts = sample.lines.filter((line) => /password|@sample\.edu/.test(line));
      expect(served.lines.filter((line) => /password|@sample\.edu/.test(line))).toEqual(accounts);
      expect(served.lines.join(' ')).not.toContain('Making the sample');
      expect(await count('audit_event')).toBe(before);

      const password = /password (\S+):/.exec(accounts[0] ?? '')?.[1];
      const roles = ['staff', 'faculty', 'student', 'registrar', 'admin'];
      const found: unknown[] = [];
      for (const name of roles) {
        const answer = await fetch(`${served.address}/api/auth/sign-in`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: served.address },
          body: JSON.stringify({ email: `${name}@sample.edu`, password }),
        });
        const me = (await answer.json()) as { roles: { role: string; unitIds: string[] | null }[] };
        found.push([answer.status, me.roles[0]?.role, me.roles[0]?.unitIds?.length ?? null]);
      }
      expect(found).toEqual([
        [200, 'staff', 1],
        [200, 'reviewer', null],
        [200, 'student', null],
        [200, 'registrar', null],
        [200, 'administrator', null],
      ]);
    } finally {
      expect(await served.stop()).toBe(0);
    }
  }, 60_000);
});

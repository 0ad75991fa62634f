import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RosterReport, VerifyAnswer } from '@laurel/contract';
import { newId } from '@laurel/platform';
import pg from 'pg';
import { expectRefusal, laurel, type Said } from '../support/laurel.js';
import { addTerm, copyOfSample, type Sample } from '../support/sample.js';

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

const run = (...args: string[]): Promise<Said> => laurel(sample.env, ...args);
const path = (name: string) => join(sample.dataDir, name);

const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await database.query<T>(sql, values)).rows;

describe('laurel', () => {
  it('helps, and refuses what it does not know', async () => {
    const [help, nothing, unknown, option, group] = await Promise.all([
      run('--help'),
      run(),
      run('no-such-command'),
      run('activities', '--no-such-option'),
      run('import'),
    ]);
    expect(help.code).toBe(0);
    for (const name of ['verify', 'import', 'publish', 'export', 'user', 'activities', 'keys', 'audit'])
      expect(help.stdout.toString()).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    expectRefusal(unknown, 2, 'no-such-command');
    expectRefusal(option, 2, '--no-such-option');
    expectRefusal(nothing, 2, /Usage: laurel/);
    expectRefusal(group, 2, /Usage: laurel import/);
  });

  it('says in a sentence when settings are wrong or the database is away', async () => {
    const [wrong, away] = await Promise.all([
      laurel({ ...sample.env, PORT: 'http' }, 'activities', '--json'),
      laurel({ ...sample.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'activities', '--json'),
    ]);
    expectRefusal(wrong, 2, /PORT must be a whole number/);
    expectRefusal(away, 2, /cannot be reached/);
  });
});

describe('laurel activities', () => {
  it('lists them, by term and unit, as a table or as JSON', async () => {
    const [all, some, lines] = await Promise.all([
      run('activities', '--json'),
      run('activities', '--unit', 'lead', '--json'),
      run('activities', '--unit', 'LEAD'),
    ]);
    expect(all.json<object[]>()).toHaveLength(120);
    const [first, ...rest] = some.json<{ id: string; unit: string; title: string; participations: number }[]>();
    expect(new Set([first, ...rest].map((activity) => activity?.unit))).toEqual(new Set(['LEAD']));
    expect(lines.stdout.toString()).toMatch(/^Id +Term +Unit +Title +People\n/);
    expect(lines.stdout.toString()).toContain(first?.id);
    expect([all.code, all.stderr]).toEqual([0, '']);
  });
});

describe('laurel export and verify', () => {
  const student = '00418823';
  let clr: string;

  beforeAll(async () => {
    const exported = await run('export', 'record', '--student', student, '--out', path('record.json'));
    expect([exported.code, exported.stdout.toString(), exported.stderr]).toEqual([0, '', '']);
    clr = await readFile(path('record.json'), 'utf8');
  });

  it('writes the record to standard output too, byte for byte', async () => {
    const said = await run('export', 'record', '--student', student, '--json');
    expect(said.stdout.toString()).toBe(clr);
    expect(said.json()).toMatchObject({ type: expect.arrayContaining(['ClrCredential']) });
  });

  it('keeps the leading zeros of student numbers, and refuses strangers and those without a record', async () => {
    const [withoutRecord] = await rows<{ value: string }>(
      `select value from person_identifier where scheme = 'studentNumber'
       and not exists (select 1 from record_version version where version.person_id = person_identifier.person_id)
       order by value limit 1`,
    );
    const [shortened, empty, usage] = await Promise.all([
      run('export', 'record', '--student', '418823'),
      run('export', 'record', '--student', withoutRecord?.value ?? ''),
      run('export', 'record'),
    ]);
    expectRefusal(shortened, 1, /no such student 418823/);
    expectRefusal(empty, 1, /no such official record/);
    expectRefusal(usage, 2, /--student/);
  });

  it('says genuine and ends with 0, for the record and for the transcript', async () => {
    await run('export', 'record', '--student', student, '--pdf', '--out', path('transcript.pdf'));
    const [json, lines] = await Promise.all([
      run('verify', path('record.json'), path('transcript.pdf'), '--json'),
      run('verify', path('record.json')),
    ]);
    expect(json.json<VerifyAnswer[]>()).toMatchObject([
      { file: path('record.json'), verdict: 'genuine', subjectName: 'Mai Anh Nguyễn' },
      { file: path('transcript.pdf'), verdict: 'genuine' },
    ]);
    expect(lines.stdout.toString()).toContain('Northfield University issued this record to Mai Anh Nguyễn');
    expect([json.code, lines.code, json.stderr]).toEqual([0, 0, '']);
  });

  it('says changed and ends with 1, also beside a genuine one', async () => {
    await writeFile(path('forged.json'), clr.replace('Mai Anh Nguyễn', 'Somebody Else'));
    const [one, both] = await Promise.all([
      run('verify', path('forged.json'), '--json'),
      run('verify', path('record.json'), path('forged.json')),
    ]);
    expect([one.code, one.json()]).toMatchObject([1, { verdict: 'changed' }]);
    expect(both.code).toBe(1);
  });

  it('never takes for genuine what could not be checked, and ends with 2', async () => {
    await writeFile(path('text.txt'), 'Not a credential.');
    const [text, missing] = await Promise.all([
      run('verify', path('text.txt'), '--json'),
      run('verify', path('record.json'), path('missing.json'), '--json'),
    ]);
    expect([text.code, text.json()]).toMatchObject([2, { verdict: 'could-not-be-checked' }]);
    expect(missing.code).toBe(2);
    expect(missing.json()).toMatchObject([
      { verdict: 'genuine' },
      { verdict: 'could-not-be-checked', sentence: expect.stringContaining('cannot be read') },
    ]);
    expectRefusal(await run('verify'), 2, /missing required argument/);
  });
});

describe('laurel import participation', () => {
  let activityId: string;
  let numbers: string[];

  beforeAll(async () => {
    activityId = await addTerm(database, 'IMPORT', 0);
    numbers = (
      await rows<{ value: string }>(
        `select value from person_identifier where scheme = 'studentNumber' order by value limit 3`,
      )
    ).map(({ value }) => value);
    await writeFile(
      path('roster.csv'),
      `Student ID;Minutes\n${numbers[0]};90\n${numbers[1]};soon\n${numbers[2]};120\n00000000;60\n`,
    );
  });

  const importRoster = (...more: string[]) =>
    run('import', 'participation', path('roster.csv'), '--activity', activityId, ...more);

  const stored = async () => (await rows('select 1 from participation where activity_id = $1', [activityId])).length;

  it('says what would happen and stores nothing', async () => {
    const said = await importRoster('--dry-run', '--json');
    expect([said.code, said.stderr]).toEqual([0, '']);
    const report = said.json<RosterReport>();
    expect(report).toMatchObject({ total: 4, new: 2, changed: 0, unchanged: 0, dryRun: true });
    expect(report.faults).toMatchObject([
      { line: 3, column: 'Minutes', value: 'soon', code: expect.any(String), message: expect.any(String) },
      { line: 5, column: 'Student ID', value: '00000000', code: expect.any(String), message: expect.any(String) },
    ]);
    expect(await stored()).toBe(0);
  });

  it('stores the good rows in the name of the coordinator; again, it changes nothing', async () => {
    const said = await importRoster('--json');
    expect([said.code, said.json()]).toMatchObject([0, { new: 2, faulty: 2 }]);
    expect(await stored()).toBe(2);
    const [batch] = await rows<{ committed_by: string; coordinator_id: string }>(
      `select committed_by, coordinator_id from import_batch join activity on activity.id = activity_id
       where activity_id = $1`,
      [activityId],
    );
    expect(batch?.committed_by).toBe(batch?.coordinator_id);
    const again = await importRoster();
    expect(again.code).toBe(0);
    expect(again.stdout.toString()).toContain('4 rows: 0 new, 0 changed, 2 unchanged, 2 with faults.');
    expect(again.stdout.toString()).toContain('Nothing was stored');
    expect(await stored()).toBe(2);
  });

  it('ends with 1 when no row is good', async () => {
    await writeFile(path('bad.csv'), 'Student ID,Minutes\n00000000,60\n');
    const said = await run('import', 'participation', path('bad.csv'), '--activity', activityId, '--json');
    expect([said.code, said.json()]).toMatchObject([1, { total: 1, new: 0, faulty: 1 }]);
  });

  it('refuses who may not, activities that are not there, files that are none', async () => {
    const other = (id: string) => run('import', 'participation', path('roster.csv'), '--activity', id, '--json');
    await writeFile(path('empty.csv'), '');
    const [student, unknown, malformed, missing, empty, encoding] = await Promise.all([
      importRoster('--as', 'student@sample.edu'),
      other(newId()),
      other("'; drop table person --"),
      run('import', 'participation', path('missing.csv'), '--activity', activityId),
      run('import', 'participation', path('empty.csv'), '--activity', activityId, '--json'),
      importRoster('--encoding', 'ebcdic'),
    ]);
    expectRefusal(student, 1, /Your role does not include this/);
    expectRefusal(unknown, 1, /no such activity/);
    expectRefusal(malformed, 1, /no such activity/);
    expectRefusal(missing, 2, /cannot be read/);
    expectRefusal(empty, 1, /empty/);
    expectRefusal(encoding, 2, /utf-8/);
  });
});

describe('laurel user add', () => {
  it('makes an account with a password that is printed once', async () => {
    const said = await run(
      ...[
        'user',
        'add',
        '--name',
        'Uma Nair',
        '--email',
        'uma@sample.edu',
        '--role',
        'staff',
        '--unit',
        'LEAD',
        '--json',
      ],
    );
    expect([said.code, said.stderr]).toEqual([0, '']);
    expect(said.json<{ password: string }>().password.length).toBeGreaterThan(12);
    expect(
      await rows(
        `select unit.code, role from account join role_grant using (person_id) join unit on unit.id = role_grant.unit_id
         where person_id = $1`,
        [said.json<{ personId: string }>().personId],
      ),
    ).toEqual([{ code: 'LEAD', role: 'staff' }]);
  });

  it('refuses e-mails in use, weak passwords, units and roles that are not there', async () => {
    const add = (...more: string[]) => run('user', 'add', '--name', 'X', '--json', ...more);
    const [used, weak, unit, role] = await Promise.all([
      add('--email', 'staff@sample.edu', '--role', 'auditor'),
      add('--email', 'x@sample.edu', '--role', 'auditor', '--password', 'short'),
      add('--email', 'y@sample.edu', '--role', 'staff', '--unit', 'NONE'),
      add('--email', 'z@sample.edu', '--role', 'emperor'),
    ]);
    expectRefusal(used, 1, /staff@sample\.edu|e-mail/);
    expectRefusal(weak, 1, /password/i);
    expectRefusal(unit, 1, /unit/i);
    expectRefusal(role, 2, /emperor/);
  });
});

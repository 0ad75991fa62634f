import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PublicationPreview, PublicationRunView } from '@laurel/contract';
import pg from 'pg';
import { beginLaurel, expectRefusal, laurel, type Said } from '../support/laurel.js';
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

describe('laurel publish', () => {
  it('says what would happen, then does it; again, it signs nothing', async () => {
    await addTerm(database, 'SMALL', 2);
    const preview = await run('publish', '--term', 'small', '--dry-run', '--json');
    const { counts } = preview.json<PublicationPreview>();
    expect([preview.code, counts.new + counts.changed, counts.unchanged]).toEqual([0, 2, 0]);
    expect(await rows(`select 1 from publication_run join term on term.id = term_id where code = 'SMALL'`)).toEqual([]);

    const published = await run('publish', '--term', 'SMALL', '--json');
    expect([published.code, published.stderr]).toEqual([0, '']);
    expect(published.json<PublicationRunView>()).toMatchObject({
      state: 'finished',
      termTitle: 'SMALL',
      releasedBy: expect.stringMatching(/^(Ayşe Yıldız|Jun Ōkubo)$/),
      progress: { issued: 2, failed: 0 },
    });
    const again = await run('publish', '--term', 'SMALL');
    expect([again.code, again.stdout.toString()]).toEqual([
      0,
      'SMALL: 0 issued, 0 failed, 2 unchanged, 0 held, 0 refused.\n',
    ]);
  });

  it('signs with the addresses of the server', async () => {
    const origins = await rows(
      `select distinct substring(document #>> '{credentialStatus,id}' from '^[a-z]+://[^/]+') as origin
       from issued_credential`,
    );
    expect(origins).toEqual([{ origin: `http://localhost:${sample.port}` }]);
  });

  it('that was interrupted is gone on with', async () => {
    await addTerm(database, 'CUT', 25);
    const command = beginLaurel(sample.env, 'publish', '--term', 'CUT', '--json');
    const under = `select 1 from publication_run run join term on term.id = run.term_id
                   where code = 'CUT' and run.state = 'running'
                     and exists (select 1 from publication_item item where item.run_id = run.id and item.state = 'issued')`;
    while ((await rows(under)).length === 0 && command.running()) await pause(10);
    command.interrupt();
    const cut = await command.said;
    expect([cut.code, cut.stdout.toString()]).toEqual([130, '']);
    const rest = await run('publish', '--term', 'CUT', '--json');
    expect(rest.code).toBe(0);
    expect(rest.stderr).toContain('being published already; going on with that');
    expect(rest.json<PublicationRunView>()).toMatchObject({
      state: 'finished',
      people: 25,
      progress: { queued: 0, failed: 0 },
    });
    expect(await rows(`select 1 from publication_run join term on term.id = term_id where code = 'CUT'`)).toHaveLength(
      1,
    );
  }, 120_000);

  it('refuses unknown terms and who may not', async () => {
    const [unknown, staff, nobody, usage] = await Promise.all([
      run('publish', '--term', '1066', '--json'),
      run('publish', '--term', 'SMALL', '--as', 'staff@sample.edu', '--json'),
      run('publish', '--term', 'SMALL', '--as', 'nobody@sample.edu'),
      run('publish'),
    ]);
    expectRefusal(unknown, 1, /no such term “1066”/);
    expectRefusal(staff, 1, /Your role does not include this/);
    expectRefusal(nobody, 1, /nobody@sample\.edu/);
    expectRefusal(usage, 2, /--term/);
  });

  it('is in the name of somebody who is registrar now', async () => {
    const released = async () =>
      (await run('publish', '--term', 'SMALL', '--json')).json<PublicationRunView>().releasedBy;
    const end = `update role_grant set ended_at = $2 where role = 'registrar'
                 and person_id = (select id from person where display_name = $1)`;
    const [one, other] = ['Ayşe Yıldız', 'Jun Ōkubo'];
    for (const [left, stays] of [
      [one, other],
      [other, one],
    ]) {
      await database.query(end, [left, new Date()]);
      expect(await released()).toBe(stays);
      await database.query(end, [left, null]);
    }
  });
});

describe('laurel keys and audit', () => {
  it('shows the public half of the key and what it signed', async () => {
    const said = await run('keys', 'list', '--json');
    expect(said.json()).toMatchObject([{ state: 'active', did: expect.stringMatching(/^did:key:z6Mk/) }]);
    expect(said.stdout.toString()).not.toMatch(/secret|private/i);
  });

  it('makes a new key only when it is meant, and what the old one signed stays genuine', async () => {
    expectRefusal(await run('keys', 'rotate', '--json'), 1, /--yes/);
    const said = await run('keys', 'rotate', '--yes', '--json');
    expect(said.json<object[]>()).toMatchObject([{ state: 'active', credentials: 0 }, { state: 'retired' }]);
    await run('export', 'record', '--student', '00418823', '--out', path('record.json'));
    expect((await run('verify', path('record.json'))).code).toBe(0);
    expectRefusal(await run('keys', 'rotate', '--yes', '--as', 'staff@sample.edu'), 1, /Your role does not include/);
  });

  it('walks the log, and finds what was changed in it', async () => {
    const whole = await run('audit', 'verify', '--json');
    expect([whole.code, whole.json()]).toMatchObject([0, { ok: true }]);
    await database.query('alter table audit_event disable trigger audit_event_append_only');
    await database.query(`update audit_event set actor_name = 'Somebody Else' where seq = 2`);
    const broken = await run('audit', 'verify', '--json');
    expect([broken.code, broken.json()]).toMatchObject([1, { ok: false, firstBroken: { seq: 2 } }]);
    const lines = await run('audit', 'verify');
    expect([lines.code, lines.stdout.toString()]).toEqual([1, expect.stringContaining('broken at event 2')]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PublicationItemView, PublicationPreview, PublicationRunView } from '@laurel/contract';
import { holding, meeting, untilWaiting } from '../support/meeting.js';
import { type OfficeStudent, openRecordsOffice, type RecordsOffice } from '../support/records-office.js';

let office: RecordsOffice;

beforeAll(async () => {
  office = await openRecordsOffice();
});
afterAll(() => office?.close());

const preview = async () =>
  (
    await office.registrar.post<PublicationPreview>('/api/publications/preview', {
      termId: office.product.campus.termId,
    })
  ).body;

async function items(run: PublicationRunView): Promise<Record<string, Partial<PublicationItemView>>> {
  const { body } = await office.registrar.get<PublicationItemView[]>(`/api/publications/${run.id}/items`);
  return Object.fromEntries(
    body.map(({ displayName, outcome, state, code }) => [displayName, { outcome, state, code }]),
  );
}

/** Releases the term and works the queue. */
async function publishTerm(): Promise<PublicationRunView> {
  const { status, body } = await office.releaseTerm();
  expect(status).toBe(202);
  await office.product.work();
  return office.run(body.id);
}

const rowsOf = async (table: string): Promise<number> => {
  const [row] = await office.product.dataSource.query(`select count(*)::int as count from ${table}`);
  return row.count;
};

describe('Publishing a term', () => {
  it('that nobody was in is over at once', async () => {
    const { status, body } = await office.releaseTerm();
    expect([status, body]).toMatchObject([202, { state: 'finished', assembled: true, people: 0 }]);
    expect(body.finishedAt).not.toBeNull();
  });

  it('looks first, stores nothing, and says why somebody is refused or held', async () => {
    await office.student('New One');
    const changed = await office.student('Changed One');
    const unchanged = await office.student('Unchanged One');
    const held = await office.student('Held One');
    await office.student('Waiting One', 'recorded');
    await office.student('Declined One', 'declined');
    await office.student('Javanese ꦲꦏ');
    await office.publish(unchanged);
    await office.publish(changed);
    await office.correct(changed, 4500);
    await office.hold(held, 'record');
    const versions = await rowsOf('record_version');

    const view = await preview();
    expect(view.counts).toEqual({ new: 1, changed: 1, unchanged: 1, held: 1, refused: 3 });
    expect(view.credentials).toBe(4);
    const reasons = Object.fromEntries(
      view.items.map(({ displayName, code, message }) => [displayName, { code, message }]),
    );
    expect(reasons).toMatchObject({
      'Held One': { code: 'record-hold' },
      'Waiting One': { code: 'nothing-verified', message: '1 recorded, none verified.' },
      'Declined One': { code: 'nothing-verified', message: '1 recorded, it was declined.' },
      'Javanese ꦲꦏ': { code: 'glyph-missing' },
      'New One': { code: null, message: null },
    });
    expect(reasons['Javanese ꦲꦏ']?.message).toContain('U+A9B2');
    expect(await rowsOf('record_version')).toBe(versions);
  });

  it('does what the preview said', async () => {
    const run = await publishTerm();
    expect(run).toMatchObject({
      state: 'finished',
      people: 7,
      counts: { new: 1, changed: 1, unchanged: 1, held: 1, refused: 3 },
      progress: { queued: 0, issued: 2, failed: 0, skipped: 5, cancelled: 0 },
      releasedBy: 'Rana Sayegh',
      termTitle: 'Spring 2026',
    });
    expect(await items(run)).toEqual({
      'New One': { outcome: 'new', state: 'issued', code: null },
      'Changed One': { outcome: 'changed', state: 'issued', code: null },
      'Unchanged One': { outcome: 'unchanged', state: 'skipped', code: null },
      'Held One': { outcome: 'held', state: 'skipped', code: 'record-hold' },
      'Waiting One': { outcome: 'refused', state: 'skipped', code: 'nothing-verified' },
      'Declined One': { outcome: 'refused', state: 'skipped', code: 'nothing-verified' },
      'Javanese ꦲꦏ': { outcome: 'refused', state: 'skipped', code: 'glyph-missing' },
    });
  });

  it('again signs nothing where nothing has changed', async () => {
    const before = [await rowsOf('issued_credential'), await rowsOf('status_allocation'), await rowsOf('stored_file')];
    const run = await publishTerm();
    expect(run.counts).toEqual({ new: 0, changed: 0, unchanged: 3, held: 1, refused: 3 });
    expect(run.progress).toMatchObject({ issued: 0, skipped: 7 });
    expect([await rowsOf('issued_credential'), await rowsOf('status_allocation'), await rowsOf('stored_file')]).toEqual(
      before,
    );
  });

  it('brings back what was revoked, and says so', async () => {
    const student = await office.student('Revoked One');
    await office.publish(student);
    await office.revoke(student);
    const { items: people } = await preview();
    expect(people.find(({ id }) => id === student.id)).toMatchObject({
      outcome: 'new',
      code: 'after-revocation',
      message: 'Version 1 was revoked. This issues the record again.',
    });
  });
});

describe('Two at once', () => {
  it('who release a term: one does, the others are told', async () => {
    await office.student('Racing Term');
    const { dataSource } = office.product;
    const answers = await meeting(
      dataSource,
      Array.from({ length: 5 }, () => () => office.releaseTerm()),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409]);
    const refused = answers.filter(({ status }) => status === 409);
    for (const { body } of refused) expect(body).toMatchObject({ code: 'run-under-way' });
    await office.product.work();
  });

  it('who publish one student: one version is signed', async () => {
    const student = await office.student('Racing One');
    const answers = await meeting(
      office.product.dataSource,
      Array.from({ length: 5 }, () => () => office.registrar.post(`/api/records/${student.id}/publish`)),
    );
    for (const { status, body } of answers)
      if (status !== 202) expect(body).toMatchObject({ code: 'record-unchanged' });
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409, 409, 409]);
    await office.product.work();
    expect((await office.record(student)).versions).toMatchObject([{ number: 1, state: 'issued' }]);
  });

  it('one student while the term is signed: the run has them', async () => {
    const student = await office.student('In Both');
    const { body } = await office.releaseTerm();
    await office.workOnly('publication.assemble');
    const alone = await office.registrar.post(`/api/records/${student.id}/publish`);
    // What is queued says exactly this already.
    expect([alone.status, alone.body]).toMatchObject([409, { code: 'record-unchanged' }]);
    await office.correct(student, 4500);
    const corrected = await office.registrar.post(`/api/records/${student.id}/publish`);
    expect([corrected.status, corrected.body]).toMatchObject([409, { code: 'already-queued' }]);
    await office.product.work();
    expect((await office.run(body.id)).state).toBe('finished');
    expect((await office.record(student)).official).toMatchObject({ number: 1 });
  });

  it('the term while one student is signed: the run leaves them be', async () => {
    const student = await office.student('Alone First');
    await office.registrar.post(`/api/records/${student.id}/publish`);
    const { body } = await office.releaseTerm();
    await office.workOnly('publication.assemble');
    expect((await items(body))['Alone First']).toMatchObject({ outcome: 'unchanged', state: 'skipped' });
    await office.product.work();
    expect((await office.record(student)).versions).toHaveLength(1);
  });
});

describe('A run that is cancelled', () => {
  it('before anybody was signed leaves everything as it was, and cannot be taken up again', async () => {
    const student = await office.student('Cancelled Early');
    const { body } = await office.releaseTerm();
    await office.workOnly('publication.assemble');
    const cancelled = await office.registrar.post<PublicationRunView>(`/api/publications/${body.id}/cancel`);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', progress: { queued: 0, issued: 0 } });
    expect((await items(body))['Cancelled Early']).toMatchObject({ state: 'cancelled' });
    await office.product.work();
    expect(await office.record(student)).toMatchObject({
      official: null,
      versions: [{ state: 'failed', failure: 'The run was cancelled before this was signed.' }],
    });
    for (const [verb, code] of [
      ['cancel', 'run-not-running'],
      ['retry-failed', 'run-cancelled'],
    ]) {
      const again = await office.registrar.post(`/api/publications/${body.id}/${verb}`);
      expect([again.status, again.body]).toMatchObject([409, { code }]);
    }
    expect((await office.publish(student)).official).toMatchObject({ number: 2 });
  });

  it('before anybody was looked at stays so', async () => {
    await office.student('Cancelled Unseen');
    const { body } = await office.releaseTerm();
    expect((await office.registrar.post(`/api/publications/${body.id}/cancel`)).status).toBe(200);
    await office.product.work();
    expect(await office.run(body.id)).toMatchObject({ state: 'cancelled', progress: { queued: 0, issued: 0 } });
  });

  it('while it is signed: each is issued whole or not at all', async () => {
    const students: OfficeStudent[] = [];
    for (let i = 0; i < 12; i += 1) students.push(await office.student(`Cut Off ${i}`));
    const { body } = await office.releaseTerm();
    const work = await office.beginWork();
    let run = body;
    while (run.progress.issued < 3) run = await office.run(body.id);
    expect((await office.registrar.post(`/api/publications/${body.id}/cancel`)).status).toBe(200);
    await work.end();
    run = await office.run(body.id);
    expect(run).toMatchObject({ state: 'cancelled', progress: { queued: 0, failed: 0 } });
    expect(run.progress.cancelled).toBeGreaterThan(0);
    const [odd] = await office.product.dataSource.query(
      `select count(*)::int as count from publication_item item join record_version version on version.id = item.record_version_id
       where item.run_id = $1 and (
         (item.state = 'issued') <> (version.state = 'issued')
         or (item.state = 'cancelled') <> (version.state = 'failed')
         or (version.state = 'issued') <> exists (select 1 from issued_credential where record_version_id = version.id))`,
      [body.id],
    );
    expect(odd.count).toBe(0);
    const rest = await publishTerm();
    expect(rest).toMatchObject({ state: 'finished', progress: { queued: 0, failed: 0 } });
    for (const student of students) expect((await office.record(student)).official).toMatchObject({ state: 'issued' });
  });
});

describe('What failed in a run', () => {
  it('is named with its reason, tried again, and passed over once a newer version is there', async () => {
    const again = await office.student('Tried Again');
    const moved = await office.student('Moved On');
    const { body } = await office.releaseTerm();
    await office.workOnly('publication.assemble');
    const holds = [await office.hold(again, 'record'), await office.hold(moved, 'record')];
    await office.product.work();
    const run = await office.run(body.id);
    expect(run).toMatchObject({ state: 'finished', progress: { failed: 2 } });
    expect((await items(run))['Tried Again']).toMatchObject({ state: 'failed', code: 'record-hold' });
    for (const hold of holds) await office.lift(hold);
    await office.publish(moved);

    const retried = await office.registrar.post<PublicationRunView>(`/api/publications/${run.id}/retry-failed`);
    expect(retried.body).toMatchObject({ state: 'running', progress: { queued: 1, failed: 1 } });
    await office.product.work();
    expect(await office.run(run.id)).toMatchObject({ state: 'finished', progress: { queued: 0, failed: 1 } });
    expect((await office.record(again)).official).toMatchObject({ number: 1, state: 'issued' });
    expect((await office.record(moved)).official).toMatchObject({ number: 2, state: 'issued' });
    const nothing = await office.registrar.post(`/api/publications/${run.id}/retry-failed`);
    expect([nothing.status, nothing.body]).toMatchObject([409, { code: 'nothing-failed' }]);
  });

  it('is not tried again beside another run of the term', async () => {
    const student = await office.student('Beside Another');
    const { body } = await office.releaseTerm();
    await office.workOnly('publication.assemble');
    const hold = await office.hold(student, 'record');
    await office.product.work();
    await office.lift(hold);
    const other = await office.releaseTerm();
    const retried = await office.registrar.post(`/api/publications/${body.id}/retry-failed`);
    expect([retried.status, retried.body]).toMatchObject([409, { code: 'run-under-way' }]);
    await office.product.work();
    expect((await office.run(other.body.id)).state).toBe('finished');
  });
});

describe('Revoking while the term is signed', () => {
  it('never hits the version that nobody had seen when they decided', async () => {
    const student = await office.student('Overtaken');
    const first = (await office.publish(student)).official;
    await office.correct(student, 4560);
    await office.registrar.post(`/api/records/${student.id}/publish`);
    const { dataSource } = office.product;
    // The job has the new version and waits for the old one; the request has seen the old one and waits for the new.
    const answer = await holding(
      dataSource,
      'select 1 from record_version where id = $1 for update',
      [first?.id],
      async (release) => {
        const work = await office.beginWork();
        await untilWaiting(dataSource, 1);
        const revoking = office.revoke(student);
        await untilWaiting(dataSource, 2);
        await release();
        await work.end();
        return revoking;
      },
    );
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'changed-meanwhile' }]);
    expect((await office.record(student)).versions.map(({ state }) => state)).toEqual(['issued', 'superseded']);
  });

  it('ends in one of two states for each student, and never in between', async () => {
    const students: OfficeStudent[] = [];
    for (let i = 0; i < 8; i += 1) {
      const student = await office.student(`Contested ${i}`);
      students.push(student);
    }
    await publishTerm();
    for (const student of students) await office.correct(student, 4560);
    const { body } = await office.releaseTerm();
    await office.workOnly('publication.assemble');
    const work = await office.beginWork();
    const answers = await Promise.all(students.map((student) => office.revoke(student)));
    await work.end();
    expect((await office.run(body.id)).state).toBe('finished');
    for (const [index, student] of students.entries()) {
      const states = (await office.record(student)).versions.map(({ state }) => state);
      const answer = answers[index];
      if (answer?.status === 200)
        // Before the new one was issued it was taken back; after it, it was the one revoked.
        expect([
          ['failed', 'revoked'],
          ['revoked', 'superseded'],
        ]).toContainEqual(states);
      else {
        expect([answer?.status, answer?.body]).toMatchObject([409, { code: 'changed-meanwhile' }]);
        expect(states).toEqual(['issued', 'superseded']);
      }
    }
  });
});

describe('The log', () => {
  it('tells every decision, and its chain is whole', async () => {
    const administrator = await office.product.signedIn('Admin', 'administrator');
    const rows = await office.product.dataSource.query<{ verb: string }[]>('select distinct verb from audit_event');
    const verbs = rows.map(({ verb }) => verb);
    for (const verb of ['release', 'finish', 'cancel', 'retry']) expect(verbs).toContain(`publication.${verb}`);
    for (const verb of ['issue', 'fail', 'revoke']) expect(verbs).toContain(`record.${verb}`);
    const verdict = await administrator.post('/api/audit-events/verify');
    expect(verdict.body).toMatchObject({ ok: true });
  });
});

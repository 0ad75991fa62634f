import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordView } from '@laurel/contract';
import { type OfficeStudent, openRecordsOffice, type RecordsOffice } from '../support/records-office.js';

interface Credential {
  id: string;
  credentialStatus: { statusListCredential: string; statusListIndex: string };
  credentialSubject: { verifiableCredential: Credential[]; achievement: { name: string } };
  verifiableCredential: Credential[];
}

let office: RecordsOffice;

beforeAll(async () => {
  office = await openRecordsOffice();
});
afterAll(() => office?.close());

const clrOf = async (student: OfficeStudent) => (await office.download(student, 'clr')).toString();

const inside = (clr: Credential) => clr.credentialSubject.verifiableCredential;

/** Is the place of a credential set in its public status list? Decoded here, not by the product. */
async function isSet({ credentialStatus: { statusListCredential, statusListIndex } }: Credential): Promise<boolean> {
  const path = new URL(statusListCredential).pathname;
  const { body } = await office.product.stranger.get<{ credentialSubject: { encodedList: string } }>(path);
  const bits = gunzipSync(Buffer.from(body.credentialSubject.encodedList.slice(1), 'base64url'));
  const index = Number(statusListIndex);
  return (((bits[index >> 3] as number) >> (7 - (index & 7))) & 1) === 1;
}

describe('A published record', () => {
  it('is signed once, shown to its student as official, and answered for by its code', async () => {
    const student = await office.student('Mai Anh Nguyễn');
    const record = await office.publish(student);
    expect(record).toMatchObject({
      official: { number: 1, state: 'issued', entries: 1, revokedAt: null },
      entries: [{ official: true, joinsOn: null, entry: { kind: 'participation', minutes: 4440 } }],
      totals: { entries: 1, minutes: 4440 },
      held: false,
    });
    const answer = await office.byCode(record.official?.verifyCode ?? '');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      verdict: 'genuine',
      kind: 'record',
      subjectName: 'Mai Anh Nguyễn',
      issuer: { name: 'Northfield University' },
      successor: null,
    });
    expect(answer.body.parts).toMatchObject([{ title: 'Undergraduate Research, Researcher', verdict: 'genuine' }]);
    const again = await office.registrar.post(`/api/records/${student.id}/publish`);
    expect([again.status, again.body]).toMatchObject([409, { code: 'record-unchanged' }]);
  });

  it('is downloaded as what the verify page accepts, the PDF with its record in it', async () => {
    const student = await office.student('José Ángel Ibáñez');
    await office.publish(student);
    const clr = await office.download(student, 'clr');
    const pdf = await office.download(student, 'transcript');
    expect(await office.verifyFile(clr)).toMatchObject({ verdict: 'genuine', subjectName: student.name });
    const answer = await office.verifyFile(pdf, 'transcript.pdf');
    expect(answer).toMatchObject({ verdict: 'genuine', subjectName: student.name });
    expect(answer.checks).toContainEqual(expect.objectContaining({ check: 'pdf', outcome: 'holds' }));
  });

  it('names the student and nothing else that identifies a person', async () => {
    const student = await office.student('Łucja Wójcik');
    const { official } = await office.publish(student);
    const code = official?.verifyCode ?? '';
    const texts = [await clrOf(student), JSON.stringify((await office.byCode(code)).body)];
    const [version] = await office.product.dataSource.query(
      'select id, run_id from record_version where verify_code = $1',
      [code],
    );
    for (const text of texts)
      for (const secret of [
        student.number,
        student.id,
        office.staff.personId,
        version.id,
        version.run_id,
        '@sample.edu',
      ])
        expect(text).not.toContain(secret);
  });

  it('whose pages were edited is found out', async () => {
    const student = await office.student('Marguerite d’Aubigné');
    await office.publish(student);
    const pdf = await office.download(student, 'transcript');
    const edited = await office.verifyFile(Buffer.concat([pdf, Buffer.from('\n% edited')]), 'transcript.pdf');
    expect(edited.verdict).toBe('changed');
    expect(edited.checks).toContainEqual(expect.objectContaining({ check: 'pdf', outcome: 'fails' }));
  });

  it('with a forged badge in it is refused, and the badge is named', async () => {
    const student = await office.student('Zoë Ó Briain');
    const { campus, dataSource } = office.product;
    await dataSource.query(
      `insert into academic_result (id, person_id, kind, code, title, credits, grade, term_id, awarded_on, source_id)
       values (gen_random_uuid(), $1, 'course', 'ENV 210', 'Wetland Ecology', 4, 'C', $2, '2026-05-08', 'forged-badge')`,
      [student.id, campus.termId],
    );
    await office.publish(student);
    const clr = JSON.parse(await clrOf(student)) as Credential;
    const grade = inside(clr).find((one) => one.credentialSubject.achievement.name === 'Wetland Ecology');
    const forged = JSON.stringify(clr).replace(JSON.stringify(grade), JSON.stringify(grade).replaceAll('"C"', '"A"'));
    expect(forged).not.toBe(JSON.stringify(clr));
    const answer = await office.verifyFile(forged);
    expect(answer.verdict).toBe('changed');
    expect(answer.sentence).toContain('Wetland Ecology');
    const verdicts = Object.fromEntries(answer.parts.map((part) => [part.title, part.verdict]));
    expect(verdicts).toEqual({ 'Wetland Ecology': 'changed', 'Undergraduate Research, Researcher': 'genuine' });
  });
});

describe('A correction', () => {
  let student: OfficeStudent;
  let before: RecordView;
  let old: Credential;
  let after: RecordView;

  beforeAll(async () => {
    student = await office.student('Ngozi Okonkwo');
    before = await office.publish(student);
    old = JSON.parse(await clrOf(student));
    await office.correct(student, 4500);
  });

  it('waits beside the official version until it is published', async () => {
    const waiting = await office.record(student);
    expect(waiting.official).toEqual(before.official);
    expect(waiting.entries).toMatchObject([{ official: false, joinsOn: '2026-05-29', entry: { minutes: 4500 } }]);
    expect((await office.byCode(before.official?.verifyCode ?? '')).body.verdict).toBe('genuine');
  });

  it('is a new version; the old one is superseded, not edited', async () => {
    after = await office.publish(student);
    expect(after.versions).toMatchObject([
      { number: 2, state: 'issued' },
      { number: 1, state: 'superseded' },
    ]);
    const fresh = JSON.parse(await clrOf(student)) as Credential;
    const ids = [fresh, old, ...inside(fresh), ...inside(old)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(await isSet(old)).toBe(true);
    expect(await isSet(inside(old)[0] as Credential)).toBe(true);
    expect(await isSet(fresh)).toBe(false);
  });

  it('is where the old code and the old file lead to', async () => {
    const successor = {
      code: after.official?.verifyCode,
      number: 2,
      issuedAt: after.official?.issuedAt,
    };
    const byCode = (await office.byCode(before.official?.verifyCode ?? '')).body;
    expect(byCode).toMatchObject({ verdict: 'replaced', successor });
    expect(await office.verifyFile(JSON.stringify(old))).toMatchObject({ verdict: 'replaced', successor });
  });

  it('a fact that is verified no longer stays official until the next version', async () => {
    await office.staff.post(`/api/participations/${student.participationId}/undo`, { reason: 'Was not there.' });
    expect(await office.record(student)).toMatchObject({
      entries: [{ official: true, joinsOn: null, entry: { minutes: 4500 } }],
      totals: { entries: 1, minutes: 4500 },
    });
  });
});

describe('A revocation', () => {
  it('is told to whoever asks, with its reason; what is issued afterwards is another document', async () => {
    const student = await office.student('Suharti');
    const first = await office.publish(student);
    const old = JSON.parse(await clrOf(student)) as Credential;
    const revoked = await office.revoke(student, 'The hours were another student’s.');
    expect([revoked.status, revoked.body]).toMatchObject([
      200,
      {
        official: null,
        versions: [{ number: 1, state: 'revoked', revokeReason: 'The hours were another student’s.' }],
      },
    ]);
    for (const answer of [
      (await office.byCode(first.official?.verifyCode ?? '')).body,
      await office.verifyFile(JSON.stringify(old)),
    ]) {
      expect(answer).toMatchObject({ verdict: 'revoked', successor: null });
      expect(answer.sentence).toContain('The hours were another student’s.');
    }
    expect(await isSet(old)).toBe(true);
    expect((await office.registrar.get(`/api/records/${student.id}/clr`)).status).toBe(404);

    const second = await office.publish(student);
    const fresh = JSON.parse(await clrOf(student)) as Credential;
    expect(second.official).toMatchObject({ number: 2, state: 'issued' });
    expect(second.official?.verifyCode).not.toBe(first.official?.verifyCode);
    const all = [old, ...inside(old), fresh, ...inside(fresh)];
    expect(new Set(all.map(({ id }) => id)).size).toBe(4);
    expect(new Set(all.map(({ credentialStatus }) => credentialStatus.statusListIndex)).size).toBe(4);
    expect(await isSet(fresh)).toBe(false);
    expect((await office.byCode(first.official?.verifyCode ?? '')).body).toMatchObject({ verdict: 'revoked' });
  });

  it('of nothing, or without a reason, is refused', async () => {
    const student = await office.student('Nobody Yet');
    expect((await office.revoke(student)).status).toBe(404);
    await office.publish(student);
    expect((await office.revoke(student, ' ')).status).toBe(400);
    expect((await office.revoke(student)).status).toBe(200);
    expect((await office.revoke(student)).status).toBe(404);
  });

  it('takes back the newer version that waits to be signed', async () => {
    const student = await office.student('Thảo Linh Phạm');
    await office.publish(student);
    await office.correct(student, 4560);
    await office.registrar.post(`/api/records/${student.id}/publish`);
    expect((await office.revoke(student)).status).toBe(200);
    await office.product.work();
    expect((await office.record(student)).versions).toMatchObject([
      { number: 2, state: 'failed', failure: 'The record was revoked before this was signed.' },
      { number: 1, state: 'revoked' },
    ]);
    const [run] = await office.product.dataSource.query(
      'select run.state, item.state as item from publication_run run join publication_item item on item.run_id = run.id where run.person_id = $1 order by released_at desc limit 1',
      [student.id],
    );
    expect(run).toEqual({ state: 'finished', item: 'cancelled' });
  });
});

describe('Holds', () => {
  it('a record hold keeps a record from being published, and is named', async () => {
    const student = await office.student('Held Back');
    const hold = await office.hold(student, 'record');
    const refused = await office.registrar.post(`/api/records/${student.id}/publish`);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'record-hold' }]);
    expect(await office.record(student)).toMatchObject({ held: true, official: null });
    await office.lift(hold);
    expect((await office.publish(student)).official).toMatchObject({ number: 1 });
  });

  it('a record hold placed after the release counts as well; lifted, the run can be tried again', async () => {
    const student = await office.student('Held Late');
    const { body } = await office.registrar.post<{ runId: string }>(`/api/records/${student.id}/publish`);
    const hold = await office.hold(student, 'record');
    await office.product.work();
    expect((await office.record(student)).official).toBeNull();
    const items = await office.registrar.get(`/api/publications/${body.runId}/items`);
    expect(items.body).toMatchObject([{ id: student.id, state: 'failed', code: 'record-hold' }]);
    await office.lift(hold);
    expect((await office.registrar.post(`/api/publications/${body.runId}/retry-failed`)).status).toBe(200);
    await office.product.work();
    expect((await office.record(student)).official).toMatchObject({ number: 1, state: 'issued' });
    expect(await office.run(body.runId)).toMatchObject({ state: 'finished', progress: { issued: 1, failed: 0 } });
  });

  it('a directory hold leaves no public trace: the code is answered as one that never was', async () => {
    const student = await office.student('Unlisted');
    const { official } = await office.publish(student);
    const code = official?.verifyCode ?? '';
    const hold = await office.hold(student, 'directory');
    const held = await office.byCode(code);
    const unknown = await office.byCode('0000-0000-0000-0000');
    expect([held.status, held.body]).toEqual([unknown.status, unknown.body]);
    const { stranger } = office.product;
    for (const body of [{ code }, { text: `https://laurel.sample.edu/verify/${code}` }]) {
      const asked = await stranger.post('/api/verify', body);
      expect([asked.status, asked.body]).toEqual([404, unknown.body]);
    }
    await office.lift(hold);
    expect((await office.byCode(code)).body.verdict).toBe('genuine');
  });

  it('a directory hold hides the successor of a version that is in others’ hands', async () => {
    const student = await office.student('Unlisted Later');
    await office.publish(student);
    const old = await clrOf(student);
    await office.correct(student, 4620);
    await office.publish(student);
    expect((await office.verifyFile(old)).successor).toMatchObject({ number: 2 });
    await office.hold(student, 'directory');
    expect(await office.verifyFile(old)).toMatchObject({ verdict: 'replaced', successor: null });
  });
});

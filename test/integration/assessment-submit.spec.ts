import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AssessmentModule, assessmentEntities } from '@laurel/assessment';
import type { SubmissionRow, SubmissionView } from '@laurel/contract';
import { FixedClock, newId } from '@laurel/platform';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openRooms, type RoomServer } from '../support/room-server.js';
import { makeSmallCampus, type SmallCampus } from '../support/small-campus.js';

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]);

interface File {
  name: string;
  content: Buffer | string;
  type?: string;
}

const form = (submission: unknown, files: File[] = []): FormData => {
  const data = new FormData();
  data.append('submission', typeof submission === 'string' ? submission : JSON.stringify(submission));
  for (const { name, content, type } of files)
    data.append('files', new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type }), name);
  return data;
};

describe('Handing in work', () => {
  let database: TestDatabase;
  let rooms: RoomServer;
  let campus: SmallCampus;
  let student: string;
  let participationId: string;

  const submit = (who: string, work: object, files: File[] = []) =>
    rooms
      .as(who)
      .post<SubmissionView>(
        '/api/submissions',
        form({ competencyId: campus.competencyId, targetLevel: 3, reflection: 'I asked who floods.', ...work }, files),
      );
  const count = async (table: string): Promise<number> =>
    (await database.dataSource.query(`select count(*)::int as n from ${table}`))[0].n;

  beforeAll(async () => {
    database = await createTestDatabase({ entities: assessmentEntities });
    campus = await makeSmallCampus(database.dataSource);
    student = await campus.person('Babacar N’Diaye', 'student');
    participationId = await campus.participation(student);
    rooms = await openRooms([AssessmentModule], {
      dataSource: database.dataSource,
      clock: new FixedClock(new Date('2026-05-05T15:00:00Z')),
    });
  });
  afterAll(async () => {
    await rooms?.close();
    await database?.drop();
  });

  it('keeps reflection, link and file, and shows them with rubric, scale and participation', async () => {
    const { status, body } = await submit(
      student,
      {
        participationIds: [participationId],
        links: [{ title: 'Talk, 8 min', url: 'https://video.sample.edu/talk?v=8' }],
      },
      [{ name: 'Überschwemmung 東京.pdf', content: pdf, type: 'text/html' }],
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'in-review',
      round: 1,
      version: 1,
      person: { id: student, displayName: 'Babacar N’Diaye' },
      competency: { name: 'Critical thinking', framework: 'Career readiness' },
      targetLevelName: 'Proficient',
      madeDuring: ['Undergraduate Research, Spring 2026'],
      may: { revise: false, withdraw: true, decide: false, undo: false },
      assessments: [],
    });
    expect(body.evidence.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      'reflection: Reflection',
      'link: Talk, 8 min',
      'file: Überschwemmung 東京.pdf',
    ]);
    expect(body.evidence[2]?.file).toEqual({
      name: 'Überschwemmung 東京.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
    });
    expect(body.rubric?.criteria.map(({ weight, levels }) => [weight, levels.length])).toEqual([
      [2, 4],
      [1, 4],
      [1, 4],
    ]);
    expect(body.participations).toMatchObject([{ programme: 'Undergraduate Research', minutes: 4440 }]);
    const [event] = await database.dataSource.query(`select verb, detail from audit_event order by seq desc limit 1`);
    expect(event.verb).toBe('submission.submit');
    expect(JSON.stringify(event.detail)).not.toContain('who floods');
  });

  it('gives the file back as a download that cannot run, to those who may see it and to nobody else', async () => {
    const [row] = (await rooms.as(student).get<SubmissionRow[]>('/api/submissions')).body;
    const view = (await rooms.as(student).get<SubmissionView>(`/api/submissions/${row?.id}`)).body;
    const path = `/api/evidence-items/${view.evidence[2]?.id}/file`;
    const response = await rooms.as(student).fetch(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="?berschwemmung ??.pdf"; filename*=UTF-8''%C3%9Cberschwemmung%20%E6%9D%B1%E4%BA%AC.pdf`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('content-length')).toBe(String(pdf.length));
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true);

    const reviewer = await campus.person('Reviewer of it', 'reviewer', { competency_id: campus.competencyId });
    const elsewhere = await campus.person('Reviewer of another', 'reviewer', {
      competency_id: campus.otherCompetencyId,
    });
    const registrar = await campus.person('Registrar', 'registrar');
    const other = await campus.person('Another student', 'student');
    const staff = await campus.person('Staff', 'staff', { unit_id: campus.unitId });
    const statuses: number[] = [];
    for (const who of [reviewer, registrar, elsewhere, other, staff, null])
      statuses.push((await rooms.as(who).get(path)).status);
    expect(statuses).toEqual([200, 200, 404, 404, 403, 401]);
    const link = `/api/evidence-items/${view.evidence[1]?.id}/file`;
    expect((await rooms.as(student).get(link)).status).toBe(404);
    expect((await rooms.as(student).get('/api/evidence-items/../file')).status).toBe(404);
    expect((await rooms.as(student).get('/api/evidence-items/null/file')).status).toBe(400);
  });

  it('takes the JSON part as a file as well, as browsers send it', async () => {
    const who = await campus.person('By browser', 'student');
    const data = new FormData();
    const json = JSON.stringify({ competencyId: campus.competencyId, targetLevel: 2, links: [] });
    data.append('submission', new Blob([json], { type: 'application/json' }));
    data.append('files', new Blob(['year,days\n1998,34\n']), '../../days\u202e.csv');
    const { status, body } = await rooms.as(who).post<SubmissionView>('/api/submissions', data);
    expect(status).toBe(201);
    expect(body.evidence).toMatchObject([{ title: 'days.csv', file: { mediaType: 'text/csv', size: 18 } }]);
  });

  it('takes one open submission a competency', async () => {
    const { status, body } = await submit(student, {});
    expect([status, body]).toEqual([409, expect.objectContaining({ code: 'submission-open' })]);
  });

  it('makes one submission of two that arrive together', async () => {
    const twin = await campus.person('Double click', 'student');
    const answers = await Promise.all([submit(twin, {}), submit(twin, {}), submit(twin, {})]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  describe('refuses, and keeps nothing of', () => {
    const bad = (name: string, work: object, files: File[], status: number, code: string, path: string) =>
      ({ name, work, files, status, code, path }) as const;
    const url = (text: string) => ({ links: [{ title: 'Link', url: text }] });
    it.each([
      bad('no evidence at all', { reflection: ' ' }, [], 400, 'evidence-missing', 'reflection'),
      bad(
        'a program called report.pdf',
        {},
        [{ name: 'report.pdf', content: program }],
        415,
        'file-type-refused',
        'files.0',
      ),
      bad(
        'a drawing that may carry script',
        {},
        [{ name: 'b.svg', content: '<svg onload="x()"/>' }],
        415,
        'file-markup',
        'files.0',
      ),
      bad('an empty file', {}, [{ name: 'a.pdf', content: '' }], 400, 'file-empty', 'files.0'),
      bad(
        'a good file beside a bad one',
        {},
        [
          { name: 'a.txt', content: 'only here' },
          { name: 'b.exe', content: program },
        ],
        415,
        'file-type-refused',
        'files.1',
      ),
      bad('a link that is a script', url('javascript:alert(1)'), [], 400, 'link-invalid', 'links.0.url'),
      bad('a link with a password', url('https://me:pw@sample.edu/'), [], 400, 'link-with-credentials', 'links.0.url'),
      bad('a reflection too long', { reflection: 'x'.repeat(10_001) }, [], 400, 'input-invalid', 'reflection'),
      bad('a level that is none', { targetLevel: 7 }, [], 400, 'level-unknown', 'targetLevel'),
      bad('an id that is none', { competencyId: 'null' }, [], 400, 'input-invalid', 'competencyId'),
      bad(
        'eleven files',
        {},
        Array.from({ length: 11 }, () => ({ name: 'a.txt', content: 'a' })),
        400,
        'files-too-many',
        'files',
      ),
    ])('$name', async ({ work, files, status, code, path }) => {
      const who = await campus.person('Someone', 'student');
      const before = [await count('submission'), await count('evidence_item'), await count('stored_file')];
      const answer = await submit(who, work, files);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer).toMatchObject({ status, body: { code } });
      expect(answer.body).toMatchObject({ faults: [expect.objectContaining({ path })] });
      expect([await count('submission'), await count('evidence_item'), await count('stored_file')]).toEqual(before);
    });

    it('a file past 25 MB, with what to do instead', async () => {
      const who = await campus.person('Someone', 'student');
      const content = Buffer.concat([pdf, Buffer.alloc(25 * 1024 * 1024)]);
      const answer = await submit(who, {}, [{ name: 'film.pdf', content }]);
      expect(answer).toMatchObject({ status: 413, body: { code: 'file-too-large' } });
      expect(answer.body).toMatchObject({ detail: expect.stringContaining('“film.pdf” is larger than 25 MB') });
      expect(await count('stored_file')).toBe(2);
    });

    it.each([
      ['JSON that is none', 'not json', 'submission-not-json'],
      ['no JSON part', null, 'submission-missing'],
    ])('%s', async (_name, json, code) => {
      const data = new FormData();
      if (json) data.append('submission', json);
      data.append('files', new Blob(['text']), 'a.txt');
      expect(await rooms.as(student).post('/api/submissions', data)).toMatchObject({ status: 400, body: { code } });
    });

    it('a body that is not multipart, or breaks off', async () => {
      expect(await rooms.as(student).post('/api/submissions', {})).toMatchObject({ status: 415 });
      const broken = await rooms.as(student).fetch('/api/submissions', {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x\r\nContent-Disposition: form-data; name="submission"\r\n\r\n{"compet',
      });
      expect([broken.status, await broken.json()]).toEqual([
        400,
        expect.objectContaining({ code: 'multipart-malformed' }),
      ]);
    });

    it('participation of somebody else, as if there were none', async () => {
      const who = await campus.person('Someone', 'student');
      expect(await submit(who, { participationIds: [participationId] })).toMatchObject({ status: 404 });
      expect(await submit(who, { participationIds: [newId()] })).toMatchObject({ status: 404 });
      const declined = await campus.participation(who, { state: 'declined' });
      expect(await submit(who, { participationIds: [declined] })).toMatchObject({
        status: 409,
        body: { code: 'participation-not-standing' },
      });
      expect((await rooms.as(who).get<SubmissionRow[]>('/api/submissions')).body).toEqual([]);
    });

    it('a competency that cannot be judged', async () => {
      const { dataSource } = database;
      const who = await campus.person('Someone', 'student');
      await dataSource.query('update competency set rubric_id = null where id = $1', [campus.otherCompetencyId]);
      const answer = await submit(who, { competencyId: campus.otherCompetencyId });
      expect(answer).toMatchObject({ status: 409, body: { code: 'competency-without-rubric' } });
    });
  });

  it('lets the student withdraw, once, and start again', async () => {
    const who = await campus.person('Second thoughts', 'student');
    const { body } = await submit(who, {});
    const path = `/api/submissions/${body.id}/withdraw`;
    expect(await rooms.as(student).post(path)).toMatchObject({ status: 404 });
    expect(await rooms.as(who).post(path)).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect(await rooms.as(who).post(path)).toMatchObject({ status: 409, body: { code: 'submission-state' } });
    expect((await submit(who, {})).status).toBe(201);
  });
});

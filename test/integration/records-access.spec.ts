import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordRow, RecordView } from '@laurel/contract';
import type { Browser } from '../support/product.js';
import { type OfficeStudent, openRecordsOffice, type RecordsOffice, unknownId } from '../support/records-office.js';

let office: RecordsOffice;
let student: OfficeStudent;
let runId: string;
const people: Record<string, Browser> = {};

beforeAll(async () => {
  office = await openRecordsOffice();
  const { product } = office;
  for (const role of ['student', 'reviewer', 'administrator', 'auditor'])
    people[role] = await product.signedIn(`Some ${role}`, role);
  Object.assign(people, { registrar: office.registrar, staff: office.staff, stranger: product.stranger });
  student = await office.student('Open Book');
  await office.publish(student);
  runId = (await office.releaseTerm()).body.id;
  await product.work();
});
afterAll(() => office?.close());

/** What each role is answered: the first that is named, else 403, and 401 for strangers. */
const MATRIX: readonly (readonly [
  method: 'GET' | 'POST',
  path: string,
  allowed: Record<string, number>,
  body?: object,
])[] = [
  ['GET', '/api/records', { registrar: 200, auditor: 200 }],
  ['GET', '/api/records/{student}', { registrar: 200, auditor: 200 }],
  ['GET', '/api/records/{student}/clr', { registrar: 200, auditor: 200 }],
  ['GET', '/api/records/{student}/transcript', { registrar: 200, auditor: 200 }],
  ['GET', '/api/publications', { registrar: 200, auditor: 200 }],
  ['GET', '/api/publications/{run}', { registrar: 200, auditor: 200 }],
  ['GET', '/api/publications/{run}/items', { registrar: 200, auditor: 200 }],
  ['POST', '/api/publications/{run}/cancel', { registrar: 409 }],
  ['POST', '/api/publications/{run}/retry-failed', { registrar: 409 }],
  ['POST', '/api/publications/preview', { registrar: 200 }, { termId: '{term}' }],
  ['POST', '/api/publications', { registrar: 404 }, { termId: '{unknown}' }],
  ['POST', '/api/records/{student}/publish', { registrar: 409 }],
  ['POST', '/api/records/{unknown}/revoke', { registrar: 404 }, { reason: 'No.' }],
  // Their own; the student who asks has none that is official.
  ['GET', '/api/record', { student: 200 }],
  ['GET', '/api/record/clr', { student: 404 }],
  ['GET', '/api/record/transcript', { student: 404 }],
  ['GET', '/api/keys', { administrator: 200, auditor: 200 }],
  ['GET', '/api/audit-events', { administrator: 200, auditor: 200 }],
  ['POST', '/api/audit-events/verify', { administrator: 200, auditor: 200 }],
];

const filled = (text: string) =>
  text
    .replace('{student}', student.id)
    .replace('{run}', runId)
    .replace('{term}', office.product.campus.termId)
    .replace('{unknown}', unknownId());

describe('Who may do what with records', () => {
  it.each(MATRIX)('%s %s', async (...[method, path, allowed, body]) => {
    const answers: Record<string, number> = {};
    const expected: Record<string, number> = {};
    for (const [role, browser] of Object.entries(people)) {
      const request = filled(JSON.stringify(body ?? {}));
      const answer =
        method === 'GET' ? await browser.get(filled(path)) : await browser.post(filled(path), JSON.parse(request));
      answers[role] = answer.status;
      expected[role] = allowed[role] ?? (role === 'stranger' ? 401 : 403);
    }
    expect(answers).toEqual(expected);
  });

  it('nobody has a record who never was a student', async () => {
    for (const id of [office.staff.personId, unknownId()]) {
      expect((await office.registrar.get(`/api/records/${id}`)).status).toBe(404);
      expect((await office.registrar.post(`/api/records/${id}/publish`)).status).toBe(404);
    }
  });

  it('a student has theirs, without any other', async () => {
    const own = await office.product.signedIn('Own Record', 'student');
    await office.product.campus.participation(own.personId, { verifiedBy: office.staff.personId });
    await office.registrar.post(`/api/records/${own.personId}/publish`);
    await office.product.work();
    const { body } = await own.get<RecordView>('/api/record');
    expect(body).toMatchObject({ id: own.personId, official: { number: 1 }, subject: { displayName: 'Own Record' } });
    const clr = await own.get('/api/record/clr');
    expect(clr.headers.get('content-disposition')).toBe('attachment; filename="record-version-1.json"');
    expect(clr.headers.get('cache-control')).toBe('private, no-store');
    expect((await own.get('/api/record/transcript')).headers.get('content-type')).toBe('application/pdf');
    expect((await own.get(`/api/records/${student.id}`)).status).toBe(403);
  });
});

describe('The registrar’s list', () => {
  it('finds by name without regard to marks, by number, by state, and pages', async () => {
    await office.student('Łucja Brandão');
    const list = async (filter: object, range = [0, 24]) => {
      const query = `filter=${encodeURIComponent(JSON.stringify(filter))}&range=${JSON.stringify(range)}`;
      return office.registrar.get<RecordRow[]>(`/api/records?${query}`);
    };
    expect((await list({ q: 'Łucja' })).body).toMatchObject([
      { displayName: 'Łucja Brandão', state: 'none', version: null },
    ]);
    expect((await list({ q: student.number })).body).toMatchObject([
      { id: student.id, state: 'issued', version: 1, entries: 1 },
    ]);
    expect((await list({ id: student.id })).body).toHaveLength(1);
    expect((await list({ q: '%' })).body).toEqual([]);
    const issued = await list({ state: 'issued' }, [0, 0]);
    expect(issued.body).toHaveLength(1);
    expect(issued.headers.get('content-range')).toBe('records 0-0/2');
  });
});

describe('Looking', () => {
  /** Rows of every table, and the transactions that wrote them: any insert, update or delete shows. */
  async function footprint(): Promise<Record<string, string>> {
    const { dataSource } = office.product;
    const tables = await dataSource.query<{ name: string }[]>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await dataSource.query(
        `select count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as marks from ${name}`,
      );
      found[name] = row.marks;
    }
    return found;
  }

  it('never writes: every address that is read leaves every table as it was', async () => {
    const { product } = office;
    const [version] = await product.dataSource.query('select verify_code from record_version limit 1');
    const [credential] = await product.dataSource.query(
      'select status_list_id as list, document from issued_credential limit 1',
    );
    const achievement = new URL(credential.document.credentialSubject?.achievement?.id ?? 'http://x/achievements/x')
      .pathname;
    // The signed list is made at the first question after a change, and kept: the one thing that a question stores.
    await product.stranger.get(`/status/${credential.list}`);
    const before = await footprint();
    const { campus } = product;
    const ids = [
      student.id,
      runId,
      campus.termId,
      campus.unitId,
      campus.programmeId,
      campus.activityId,
      student.participationId,
    ];
    const description = await product.stranger.get<{ paths: Record<string, object> }>('/api/openapi.json');
    const addresses = Object.entries(description.body.paths)
      .filter(([, item]) => 'get' in item)
      .flatMap(([path]) => (path.includes('{') ? ids.map((id) => path.replace(/\{[^}]+\}/g, id)) : [path]));
    const more = [`/api/verify/${version.verify_code}`, `/status/${credential.list}`, achievement, '/verify', '/'];
    for (const browser of Object.values(people)) {
      for (const address of [...addresses, ...more]) {
        const response = await browser.fetch(address, { headers: { accept: 'application/json' } });
        await response.arrayBuffer();
        expect(`${address} ${response.status < 500}`).toBe(`${address} true`);
      }
    }
    expect(await footprint()).toEqual(before);
  }, 120_000);
});

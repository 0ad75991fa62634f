import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonRow, PersonView } from '@laurel/contract';
import { newId } from '@laurel/platform';
import {
  type Browser,
  faultsOf,
  type IdentityServer,
  listQuery,
  openIdentity,
  PASSWORD,
} from '../support/identity-server.js';

describe('people', () => {
  let server: IdentityServer;
  let admin: Browser;
  let registrar: Browser;
  let staff: Browser;
  let student: Browser;
  let unitId: string;
  let adminId: string;

  beforeAll(async () => {
    server = await openIdentity();
    await server.dataSource.query(
      `insert into institution (id, name, url, time_zone, locale, registrar_name, registrar_title)
       values (gen_random_uuid(), 'Northfield University', 'https://sample.edu', 'America/Chicago', 'en-US', 'A', 'B')`,
    );
    unitId = newId();
    await server.dataSource.query(
      `insert into unit (id, code, name, kind) values ($1, 'SL', 'Student Leadership', 'department')`,
      [unitId],
    );
    adminId = await server.person('Ingrid Solberg', 'admin@sample.edu', 'administrator');
    await server.person('Ayşe Yıldız', 'registrar@sample.edu', 'registrar');
    await server.person('Ruth Adeyemi', 'staff@sample.edu', 'staff', 'SL');
    await server.person('Mai Anh Nguyễn', 'student@sample.edu', 'student');
    admin = await server.signedIn('admin@sample.edu');
    registrar = await server.signedIn('registrar@sample.edu');
    staff = await server.signedIn('staff@sample.edu');
    student = await server.signedIn('student@sample.edu');
  });
  afterAll(() => server?.close());

  let serial = 0;
  const number = () => `00${(4300000 + ++serial).toString()}`;
  const add = async (facts: object = {}): Promise<PersonView> => {
    const { status, body } = await admin.post<PersonView>('/api/people', { displayName: 'Zoë O’Brien', ...facts });
    expect(status).toBe(201);
    return body;
  };
  const list = async (browser: Browser, filter: object = {}): Promise<PersonRow[]> =>
    (await browser.get<PersonRow[]>(`/api/people?${listQuery({ filter })}`)).body;

  it('are added with identifiers, leading zeros and all, and named as typed', async () => {
    const studentNumber = number();
    const person = await add({
      displayName: '  Zoë   O’Brien ',
      unitId,
      study: 'History',
      classYear: 2027,
      birthDate: '2005-02-28',
      identifiers: [
        { scheme: 'studentNumber', value: ` ${studentNumber}\u00a0` },
        { scheme: 'email', value: 'Zoe.OBrien@sample.edu' },
      ],
    });
    expect(person).toMatchObject({
      displayName: 'Zoë O’Brien',
      legalName: 'Zoë O’Brien',
      status: 'active',
      studentNumber,
      email: 'Zoe.OBrien@sample.edu',
      unitName: 'Student Leadership',
      birthDate: '2005-02-28',
      version: 1,
      roles: [],
      grants: [],
      account: 'none',
    });
    expect((await admin.get<PersonView>(`/api/people/${person.id}`)).body).toEqual(person);
  });

  it('need one name, not two, in whatever script', async () => {
    expect((await add({ displayName: 'سلمى' })).displayName).toBe('سلمى');
    expect((await add({ displayName: '王小明' })).legalName).toBe('王小明');
  });

  describe('identifiers', () => {
    it('belong to one person: the conflict names the field and the value', async () => {
      await add({ identifiers: [{ scheme: 'email', value: 'taken@sample.edu' }] });
      const second = await admin.post('/api/people', {
        displayName: 'Someone else',
        identifiers: [
          { scheme: 'studentNumber', value: number() },
          { scheme: 'email', value: '  TAKEN@Sample.edu ' },
        ],
      });
      expect([second.status, second.body.code]).toEqual([409, 'identifier-taken']);
      expect(second.body.detail).toBe('The e-mail “taken@sample.edu” already belongs to another person.');
      expect(faultsOf(second)).toEqual(['identifiers.1.value identifier-taken']);
      expect(await list(admin, { q: 'Someone else' })).toEqual([]);
    });

    it('stay with one of two who ask at the same moment; the other hears so', async () => {
      const value = 'race@sample.edu';
      const ask = (n: number) => () =>
        admin.post('/api/people', { displayName: `Racer ${n}`, identifiers: [{ scheme: 'email', value }] });
      const answers = await server.meeting(...Array.from({ length: 8 }, (_, n) => ask(n)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
      expect(await list(admin, { q: 'Racer' })).toHaveLength(1);
    });

    it('are the same whatever case an e-mail has, but not whatever case a student number has', async () => {
      await add({ identifiers: [{ scheme: 'studentNumber', value: 'ab-1' }] });
      await add({ identifiers: [{ scheme: 'studentNumber', value: 'AB-1' }] });
    });

    it('are added and removed by verbs; adding twice has the effect of once', async () => {
      const { id } = await add();
      const value = 'later@sample.edu';
      const first = await admin.post<PersonView>(`/api/people/${id}/add-identifier`, { scheme: 'email', value });
      const twice = await admin.post<PersonView>(`/api/people/${id}/add-identifier`, { scheme: 'email', value });
      expect([first.status, twice.body.identifiers.length]).toEqual([200, 1]);
      const other = await add();
      const taken = await admin.post(`/api/people/${other.id}/add-identifier`, { scheme: 'email', value });
      expect([taken.status, ...faultsOf(taken)]).toEqual([409, 'value identifier-taken']);
      const identifierId = first.body.identifiers[0]?.id;
      const foreign = await admin.post(`/api/people/${other.id}/remove-identifier`, { identifierId });
      expect(foreign.status).toBe(404);
      const removed = await admin.post<PersonView>(`/api/people/${id}/remove-identifier`, { identifierId });
      expect(removed.body.identifiers).toEqual([]);
    });
  });

  describe('in the list', () => {
    it('are found by any words of the name without accents, and by the beginning of a number', async () => {
      const studentNumber = number();
      const { id } = await add({
        displayName: 'Đặng Thị Hồng',
        identifiers: [{ scheme: 'studentNumber', value: studentNumber }],
      });
      const found = async (q: string) => (await list(staff, { q })).map((row) => row.id);
      expect(await found('hong dang')).toEqual([id]);
      expect(await found('hong thi')).toEqual([id]);
      expect(await found('HỒNG')).toEqual([id]);
      expect(await found(studentNumber)).toEqual([id]);
      expect(await found('%')).toEqual([]);
      expect(await found('_')).toEqual([]);
    });

    it('come by pages, sorted, with the range and the total', async () => {
      for (const name of ['Pager C', 'Pager A', 'Pager B']) await add({ displayName: name });
      const query = listQuery({ filter: { q: 'Pager' }, range: [1, 1], sort: ['displayName', 'DESC'] });
      const { body, headers } = await staff.get<PersonRow[]>(`/api/people?${query}`);
      expect(body.map((row) => row.displayName)).toEqual(['Pager B']);
      expect(headers.get('content-range')).toBe('people 1-1/3');
    });

    it('are filtered by id, role, unit with all under it, and status', async () => {
      const under = newId();
      await server.dataSource.query(
        `insert into unit (id, parent_id, code, name, kind) values ($1, $2, 'SL-1', 'Orientation', 'department')`,
        [under, unitId],
      );
      const { id } = await add({ unitId: under });
      expect((await list(admin, { unitId })).map((row) => row.id)).toContain(id);
      expect((await list(admin, { unitId: under })).map((row) => row.id)).toEqual([id]);
      expect((await list(admin, { role: 'administrator' })).map((row) => row.displayName)).toEqual(['Ingrid Solberg']);
      expect((await list(admin, { id: [id, newId()] })).map((row) => row.id)).toEqual([id]);
      await admin.post(`/api/people/${id}/deactivate`, { reason: 'Left' });
      expect((await list(admin, { status: 'inactive' })).map((row) => row.id)).toEqual([id]);
    });

    it('are refused for what the list does not know', async () => {
      const refused = async (query: string) => {
        const answer = await admin.get(`/api/people?${query}`);
        return [answer.status, ...faultsOf(answer)];
      };
      expect(await refused('filter={"id":["null"]}')).toEqual([400, 'filter.id.0 invalid']);
      expect(await refused('filter={"unitId":""}')).toEqual([400, 'filter.unitId invalid']);
      expect(await refused('filter={"role":"dean"}')).toEqual([400, 'filter.role not-a-choice']);
      expect(await refused('filter={"password":"x"}')).toEqual([400, 'filter.password list-filter-unknown']);
      expect(await refused('filter=null')).toEqual([400, 'filter list-filter-invalid']);
      expect(await refused('sort=["legal_name","ASC"]&range=[5,1]')).toEqual([
        400,
        'sort list-sort-unknown',
        'range list-range-invalid',
      ]);
      expect(await refused('filter={}&filter={}')).toEqual([400, 'filter wrong-type']);
    });
  });

  describe('what one sees of them', () => {
    it('staff find a student by name and number, but see no e-mail, legal name, birth date or roles', async () => {
      const studentNumber = number();
      const { id } = await add({
        legalName: 'Kept Apart',
        birthDate: '2004-01-31',
        identifiers: [
          { scheme: 'studentNumber', value: studentNumber },
          { scheme: 'email', value: 'hidden@sample.edu' },
        ],
      });
      const { body } = await staff.get<PersonView>(`/api/people/${id}`);
      expect(body).toMatchObject({
        studentNumber,
        email: null,
        legalName: null,
        birthDate: null,
        grants: null,
        account: null,
      });
      expect(body.identifiers.map(({ scheme }) => scheme)).toEqual(['studentNumber']);
      expect(JSON.stringify(await list(staff))).not.toMatch(/hidden@|Kept Apart|2004-01-31/);
      expect(await list(staff, { q: 'hidden@sample.edu' })).toEqual([]);
      expect((await list(registrar, { q: 'hidden@' })).map((row) => row.email)).toEqual(['hidden@sample.edu']);
    });

    it('students see nobody else', async () => {
      for (const path of ['/api/people', `/api/people/${adminId}`, '/api/units', '/api/holds'])
        expect([path, (await student.get(path)).status]).toEqual([path, 403]);
    });

    it('strangers see nothing', async () => {
      for (const path of ['/api/people', `/api/people/${adminId}`, '/api/units', '/api/terms', '/api/holds'])
        expect([path, (await server.browser().get(path)).status]).toEqual([path, 401]);
    });

    it('only administrators change them, and auditors change nothing', async () => {
      await server.person('Tadeusz Mróz', 'auditor@sample.edu', 'auditor');
      const auditor = await server.signedIn('auditor@sample.edu');
      expect((await auditor.get(`/api/people/${adminId}`)).status).toBe(200);
      for (const browser of [auditor, staff, registrar, student]) {
        expect((await browser.post('/api/people', { displayName: 'X' })).status).toBe(403);
        expect((await browser.post(`/api/people/${adminId}/set-password`, { password: PASSWORD })).status).toBe(403);
        const grant = { role: 'administrator', validFrom: '2026-01-01' };
        expect((await browser.post(`/api/people/${adminId}/grant`, grant)).status).toBe(403);
      }
    });
  });

  describe('bad input', () => {
    it('names every field at fault and stores nothing', async () => {
      const answer = await admin.post('/api/people', {
        displayName: ' ',
        unitId: 'null',
        classYear: 20270,
        birthDate: '2005-02-29',
        identifiers: [{ scheme: 'passport', value: 'x' }, { scheme: 'email', value: null }, 7],
      });
      expect([answer.status, answer.body.code]).toEqual([400, 'input-invalid']);
      expect(faultsOf(answer)).toEqual([
        'displayName too-small',
        'unitId invalid',
        'classYear too-big',
        'birthDate invalid',
        'identifiers.0.scheme not-a-choice',
        'identifiers.1.value required',
        'identifiers.2 wrong-type',
      ]);
      const unknownUnit = await admin.post('/api/people', { displayName: 'Nowhere', unitId: newId() });
      expect([unknownUnit.status, ...faultsOf(unknownUnit)]).toEqual([400, 'unitId unit-unknown']);
      const badEmail = await admin.post('/api/people', {
        displayName: 'Nowhere',
        identifiers: [{ scheme: 'email', value: 'a@b' }],
      });
      expect([badEmail.status, ...faultsOf(badEmail)]).toEqual([400, 'identifiers.0.value email-invalid']);
      expect(await list(admin, { q: 'Nowhere' })).toEqual([]);
    });

    it('takes no control characters, and names in any script up to 200 characters', async () => {
      const refused = await admin.post('/api/people', { displayName: 'a\u0000b' });
      expect([refused.status, ...faultsOf(refused)]).toEqual([400, 'displayName malformed']);
      expect((await admin.post('/api/people', { displayName: 'x'.repeat(201) })).status).toBe(400);
      await add({ displayName: '👩‍🎓 Grad' });
    });

    it.each([
      'null',
      'undefined',
      '%20',
      '0',
      '-1',
      '00000000-0000-0000-0000-000000000000',
      "1'or'1'='1",
      '%00',
      '%F0%9F',
    ])('the id %s is nobody’s', async (id) => {
      for (const browser of [admin, staff])
        expect([400, 404]).toContain((await browser.get(`/api/people/${id}`)).status);
      expect([400, 404]).toContain((await admin.post(`/api/people/${id}/set-password`, { password: PASSWORD })).status);
      expect([400, 404]).toContain((await admin.put(`/api/people/${id}`, { displayName: 'X', version: 1 })).status);
    });

    it('an id that nobody has is not found, by every verb', async () => {
      const id = newId();
      const bodies: [string, object][] = [
        ['grant', { role: 'registrar', validFrom: '2026-01-01' }],
        ['end-grant', { grantId: newId() }],
        ['set-password', { password: PASSWORD }],
        ['add-identifier', { scheme: 'username', value: 'ghost' }],
        ['remove-identifier', { identifierId: newId() }],
        ['deactivate', { reason: 'x' }],
        ['reactivate', { reason: 'x' }],
        ['disable-account', { reason: 'x' }],
        ['enable-account', { reason: 'x' }],
      ];
      for (const [verb, body] of bodies)
        expect([verb, (await admin.post(`/api/people/${id}/${verb}`, body)).status]).toEqual([verb, 404]);
      expect((await admin.get(`/api/people/${id}`)).status).toBe(404);
      expect((await admin.put(`/api/people/${id}`, { displayName: 'X', version: 1 })).status).toBe(404);
    });
  });

  it('are described anew by one at a time: the second of two edits hears that it is stale', async () => {
    const person = await add();
    const edit = (study: string) => admin.put<PersonView>(`/api/people/${person.id}`, { ...person, study });
    const answers = await server.meeting(
      () => edit('History'),
      () => edit('Physics'),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('changed-meanwhile');
    const { body } = await admin.get<PersonView>(`/api/people/${person.id}`);
    expect([body.version, body.study]).toEqual([2, answers.find(({ status }) => status === 200)?.body.study]);
  });

  it('leave an event for every change, in the same chain', async () => {
    const { id } = await add({ identifiers: [{ scheme: 'username', value: 'logged' }] });
    await admin.put(`/api/people/${id}`, { displayName: 'Renamed', version: 1 });
    await admin.post(`/api/people/${id}/grant`, { role: 'student', validFrom: '2026-01-01' });
    await admin.post(`/api/people/${id}/set-password`, { password: PASSWORD });
    const events = await server.dataSource.query<
      { verb: string; actor_name: string; detail: Record<string, unknown> }[]
    >(
      `select verb, actor_name, detail from audit_event where subject_type = 'person' and subject_id = $1 order by seq`,
      [id],
    );
    expect(events.map(({ verb }) => verb)).toEqual([
      'person.add',
      'person.describe',
      'role.grant',
      'account.set-password',
    ]);
    expect(new Set(events.map((event) => event.actor_name))).toEqual(new Set(['Ingrid Solberg']));
    expect(events[1]?.detail).toMatchObject({
      before: { displayName: 'Zoë O’Brien' },
      after: { displayName: 'Renamed' },
    });
    expect(JSON.stringify(events)).not.toMatch(/rowing|argon2/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HoldView, InstitutionView, TermView, UnitView } from '@laurel/contract';
import { FixedClock, newId } from '@laurel/platform';
import { type Browser, faultsOf, type IdentityServer, listQuery, openIdentity } from '../support/identity-server.js';

describe('the institution, its units, terms and holds', () => {
  let server: IdentityServer;
  let admin: Browser;
  let registrar: Browser;
  let staff: Browser;
  let student: Browser;
  let studentId: string;
  // Late evening of 4 May in Chicago, already 5 May in UTC.
  const clock = new FixedClock(new Date('2026-05-05T03:30:00Z'));

  beforeAll(async () => {
    server = await openIdentity({ clock });
    await server.dataSource.query(
      `insert into institution (id, name, url, time_zone, locale, registrar_name, registrar_title)
       values (gen_random_uuid(), 'Northfield University', 'https://sample.edu', 'America/Chicago', 'en-US', 'A', 'B')`,
    );
    await server.dataSource.query(
      `insert into unit (id, code, name, kind) values (gen_random_uuid(), 'SL', 'Student Leadership', 'department')`,
    );
    await server.person('Ingrid Solberg', 'admin@sample.edu', 'administrator');
    await server.person('Ayşe Yıldız', 'registrar@sample.edu', 'registrar');
    await server.person('Ruth Adeyemi', 'staff@sample.edu', 'staff', 'SL');
    studentId = await server.person('Mai Anh Nguyễn', 'student@sample.edu', 'student');
    admin = await server.signedIn('admin@sample.edu');
    registrar = await server.signedIn('registrar@sample.edu');
    staff = await server.signedIn('staff@sample.edu');
    student = await server.signedIn('student@sample.edu');
  });
  afterAll(() => server?.close());

  const eventsOf = async (id: string): Promise<string[]> => {
    const rows = await server.dataSource.query<{ verb: string }[]>(
      'select verb from audit_event where subject_id = $1 order by seq',
      [id],
    );
    return rows.map((row) => row.verb);
  };

  describe('the institution', () => {
    it('is known to anyone, with the day it is there', async () => {
      const { status, body } = await server.browser().get<InstitutionView>('/api/institution');
      expect([status, body.name, body.today]).toEqual([200, 'Northfield University', '2026-05-04']);
    });

    it('is described by administrators, with a real zone, language and address', async () => {
      const { body } = await admin.get<InstitutionView>('/api/institution');
      const renamed = await admin.put<InstitutionView>('/api/institution', { ...body, sealMotto: 'Founded 1887' });
      expect([renamed.status, renamed.body.sealMotto]).toEqual([200, 'Founded 1887']);
      const wrong = { ...body, timeZone: 'Mars/Olympus', locale: 'x', url: 'javascript:alert(1)' };
      expect(faultsOf(await admin.put('/api/institution', wrong))).toEqual([
        'url malformed',
        'timeZone invalid',
        'locale invalid',
      ]);
      expect((await registrar.put('/api/institution', body)).status).toBe(403);
    });
  });

  describe('units', () => {
    const add = async (code: string, parentId: string | null = null): Promise<UnitView> => {
      const unit = { code, name: `Unit ${code}`, kind: 'department', parentId };
      return (await admin.post<UnitView>('/api/units', unit)).body;
    };

    it('stand in a tree, and say their way from the root', async () => {
      const campus = await add('T1');
      const division = await add('T2', campus.id);
      expect(division).toMatchObject({ parentName: 'Unit T1', path: ['Unit T1', 'Unit T2'], people: 0, version: 1 });
      const { body, headers } = await staff.get<UnitView[]>(
        `/api/units?${listQuery({ filter: { q: 't' }, range: [0, 1] })}`,
      );
      expect(body).toHaveLength(2);
      expect(headers.get('content-range')).toMatch(/^units 0-1\/\d+$/);
      const under = await staff.get<UnitView[]>(`/api/units?${listQuery({ filter: { parentId: campus.id } })}`);
      expect(under.body.map((unit) => unit.id)).toEqual([division.id]);
    });

    it('never stand under themselves, not even when two moves meet', async () => {
      const [a, b] = [await add('C1'), await add('C2')];
      const move = (unit: UnitView, parentId: string) => admin.put(`/api/units/${unit.id}`, { ...unit, parentId });
      const self = await move(a, a.id);
      expect([self.status, ...faultsOf(self)]).toEqual([400, 'parentId unit-circle']);
      const answers = await server.meeting(
        () => move(a, b.id),
        () => move(b, a.id),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
    });

    it('have a code of their own; the one who comes second hears which field', async () => {
      const unit = { code: 'DUP', name: 'Twice', kind: 'division' };
      const answers = await server.meeting(
        () => admin.post('/api/units', unit),
        () => admin.post('/api/units', unit),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
      expect(answers.flatMap(faultsOf)).toEqual(['code unit-code-taken']);
    });

    it('refuse faults field by field, a stale edit and an unknown parent', async () => {
      expect(
        faultsOf(await admin.post('/api/units', { code: 'a b', name: '', kind: 'school', parentId: 'x' })),
      ).toEqual(['code malformed', 'name too-small', 'kind not-a-choice', 'parentId invalid']);
      const unit = await add('E1');
      const orphan = await admin.put(`/api/units/${unit.id}`, { ...unit, parentId: newId() });
      expect(faultsOf(orphan)).toEqual(['parentId unit-unknown']);
      expect((await admin.put(`/api/units/${unit.id}`, { ...unit, name: 'New' })).status).toBe(200);
      expect((await admin.put(`/api/units/${unit.id}`, { ...unit, name: 'Newer' })).body.code).toBe(
        'changed-meanwhile',
      );
      expect((await admin.get(`/api/units/${newId()}`)).status).toBe(404);
      expect((await admin.get('/api/units/null')).status).toBe(400);
      expect((await staff.post('/api/units', { code: 'S', name: 'S', kind: 'division' })).status).toBe(403);
      expect(await eventsOf(unit.id)).toEqual(['unit.add', 'unit.describe']);
    });

    it('widen what staff reach when one is put under theirs', async () => {
      const { body: me } = await staff.get<{ roles: { unitIds: string[] }[] }>('/api/auth/me');
      const [own] = me.roles[0]?.unitIds ?? [];
      const child = await add('W1', own);
      const { body: after } = await staff.get<{ roles: { unitIds: string[] }[] }>('/api/auth/me');
      expect(after.roles[0]?.unitIds).toEqual([own, child.id]);
    });
  });

  describe('terms', () => {
    const spring = {
      code: '2026SP',
      title: 'Spring 2026',
      firstDay: '2026-01-19',
      lastDay: '2026-05-04',
      recordingDeadline: '2026-05-22',
      publicationDeadline: '2026-06-05',
    };

    it('are made by registrars and read by all; the day that counts is the institution’s', async () => {
      const { status, body } = await registrar.post<TermView>('/api/terms', spring);
      expect([status, body.current, body.recordingOpen]).toEqual([201, true, true]);
      const { body: seen, headers } = await student.get<TermView[]>(
        `/api/terms?${listQuery({ filter: { code: '2026SP' } })}`,
      );
      expect(seen).toEqual([body]);
      expect(headers.get('content-range')).toBe('terms 0-0/1');
      expect((await staff.post('/api/terms', { ...spring, code: 'X' })).status).toBe(403);
      const over = await registrar.put<TermView>(`/api/terms/${body.id}`, { ...body, lastDay: '2026-05-03' });
      expect([over.body.current, over.body.recordingOpen, over.body.version]).toEqual([false, true, 2]);
      expect((await registrar.put(`/api/terms/${body.id}`, body)).body.code).toBe('changed-meanwhile');
      expect(await eventsOf(body.id)).toEqual(['term.add', 'term.describe']);
    });

    it('refuse days out of order, days that do not exist and a code that is taken', async () => {
      const post = async (changes: object) => {
        const answer = await registrar.post('/api/terms', { ...spring, code: 'FA', ...changes });
        return [answer.status, ...faultsOf(answer)];
      };
      expect(await post({ lastDay: '2026-01-01', publicationDeadline: '2026-01-01' })).toEqual([
        400,
        'lastDay term-day-too-early',
        'publicationDeadline term-day-too-early',
      ]);
      expect(await post({ firstDay: '2026-02-30', lastDay: null })).toEqual([
        400,
        'firstDay invalid',
        'lastDay required',
      ]);
      expect(await post({ code: '2026SP' })).toEqual([409, 'code term-code-taken']);
      expect((await registrar.get(`/api/terms/${newId()}`)).status).toBe(404);
    });
  });

  describe('holds', () => {
    const place = (body: object) => registrar.post<HoldView>('/api/holds', { personId: studentId, ...body });

    it('are placed and lifted with a reason, and stay on the list', async () => {
      const { status, body } = await place({ kind: 'directory', reason: 'Asked by the student' });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        personName: 'Mai Anh Nguyễn',
        placedByName: 'Ayşe Yıldız',
        live: true,
        liftedAt: null,
      });
      expect((await place({ kind: 'directory', reason: 'Again' })).body.code).toBe('hold-already-live');
      const lifted = await registrar.post<HoldView>(`/api/holds/${body.id}/lift`, { reason: 'Asked again' });
      expect(lifted.body).toMatchObject({ live: false, liftReason: 'Asked again', liftedByName: 'Ayşe Yıldız' });
      expect((await registrar.post(`/api/holds/${body.id}/lift`, { reason: 'x' })).body.code).toBe(
        'hold-already-lifted',
      );
      expect((await place({ kind: 'directory', reason: 'Anew' })).status).toBe(201);
      const live = await registrar.get<HoldView[]>(
        `/api/holds?${listQuery({ filter: { personId: studentId, live: true } })}`,
      );
      expect(live.body.map((hold) => hold.reason)).toEqual(['Anew']);
      expect(await eventsOf(body.id)).toEqual(['hold.place', 'hold.lift']);
    });

    it('are one of a kind even when two are placed at the same moment', async () => {
      const answers = await server.meeting(
        ...Array.from({ length: 5 }, () => () => place({ kind: 'record', reason: 'Fees' })),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409]);
      expect(new Set(answers.map((answer) => answer.body.code))).toEqual(new Set([undefined, 'hold-already-live']));
    });

    it('refuse faults field by field, and nobody but a registrar', async () => {
      expect(faultsOf(await place({ kind: 'house', reason: ' ' }))).toEqual(['kind not-a-choice', 'reason too-small']);
      expect(faultsOf(await place({ personId: newId(), kind: 'record', reason: 'x' }))).toEqual([
        'personId person-unknown',
      ]);
      expect(faultsOf(await place({ personId: '', kind: 'record', reason: 'x' }))).toEqual(['personId invalid']);
      expect((await registrar.post(`/api/holds/${newId()}/lift`, { reason: 'x' })).status).toBe(404);
      expect((await admin.post('/api/holds', { personId: studentId, kind: 'record', reason: 'x' })).status).toBe(403);
      expect((await admin.get('/api/holds')).status).toBe(200);
      expect((await staff.get('/api/holds')).status).toBe(403);
    });
  });
});

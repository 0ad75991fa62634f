import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BulkOutcome, MyParticipation, ParticipationCounts, ParticipationView } from '@laurel/contract';
import { type Desk, openDesk, type Refused } from '../support/participation-desk.js';

describe('Recording participation and looking it up', () => {
  let desk: Desk;
  let room: Desk['room'];
  let staff: Desk['staff'];
  let colleague: Desk['colleague'];
  let student: Desk['student'];
  let path: Desk['path'];
  let as: Desk['as'];
  let entry: Desk['entry'];
  let record: Desk['record'];
  let verb: Desk['verb'];
  let list: Desk['list'];

  beforeAll(async () => {
    desk = await openDesk();
    ({ room, staff, colleague, student, path, as, entry, record, verb, list } = desk);
  });
  beforeEach(() => desk.clear());
  afterAll(() => desk?.room.close());

  describe('recording by hand', () => {
    it('names every field at fault', async () => {
      const { status, body } = await as(staff).post<Refused>(
        path,
        entry({
          personId: staff,
          roleId: room.fourEyes.roleId,
          minutes: -1,
          startsOn: '2025-12-01',
          endsOn: '2026-12-01',
        }),
      );
      expect([status, body.code]).toEqual([400, 'participation-invalid']);
      expect(body.faults?.map((fault) => `${fault.path} ${fault.code}`).sort()).toEqual([
        'endsOn date-future',
        'minutes minutes-negative',
        'personId unknown-student',
        'roleId unknown-role',
        'startsOn date-outside-activity',
      ]);
      for (const id of ['', 'undefined', 'null', null, undefined, '00430402'])
        expect((await as(staff).post(path, entry({ personId: id }))).status).toBe(400);
    });

    it('the same entry five times in one moment is one', async () => {
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => as(staff).post<ParticipationView>(path, entry())),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      expect(await room.count('participation')).toBe(1);
      const other = await as(staff).post<Refused>(path, entry({ minutes: 601 }));
      expect([other.status, other.body.code]).toEqual([409, 'already-recorded']);
    });

    it('reading it over and over writes nothing', async () => {
      const { id } = await record(staff);
      const before = await room.count('audit_event');
      for (let round = 0; round < 20; round += 1)
        await Promise.all(Array.from({ length: 10 }, () => as(staff).get(`${path}/${id}`)));
      expect([await room.count('audit_event'), await room.count('participation')]).toEqual([before, 1]);
    });
  });

  describe('what other units have', () => {
    it('is answered as absent, in every way of asking', async () => {
      const outsider = await room.staff('Outside', room.otherUnitId);
      const { id, version } = await record(staff);
      expect((await as(outsider).get(`${path}/${id}`)).status).toBe(404);
      for (const name of ['verify', 'decline', 'undo', 'withdraw'])
        expect((await verb(outsider, id, name, { reason: 'Mine now.' })).status).toBe(404);
      expect((await room.put(outsider, `${path}/${id}`, { ...entry(), version })).status).toBe(404);
      expect((await as(outsider).post(path, entry())).status).toBe(404);
      expect((await as(outsider).get(`/api/activities/${room.campus.activityId}/counts`)).status).toBe(404);
      expect((await list(outsider, {})).body).toEqual([]);
      const bulk = await as(outsider).post<BulkOutcome>(`${path}/verify`, { ids: [id] });
      expect(bulk.body).toMatchObject({ done: 0, failed: 1, results: [{ id, ok: false, code: 'not-found' }] });
      expect((await as(student).get(`${path}/${id}`)).status).toBe(403);
      expect((await room.rooms.as(null).get(`${path}/${id}`)).status).toBe(401);
    });

    it('may be read, not decided, by the registrar', async () => {
      const registrar = await room.campus.person('Registrar', 'registrar');
      const { id } = await record(staff);
      const seen = await as(registrar).get<ParticipationView>(`${path}/${id}`);
      expect(seen.body).toMatchObject({
        verifyObstacle: { code: 'not-permitted' },
        may: { verify: false, undo: false },
      });
      expect((await verb(registrar, id, 'verify')).status).toBe(403);
    });
  });

  describe('lists', () => {
    it('the queue shows what waits, oldest first, with its age and where it stands', async () => {
      room.clock.moveTo(new Date('2026-04-28T15:00:00Z'));
      await record(staff, { roleId: room.captainRoleId, endsOn: '2026-04-20' });
      room.clock.moveTo(new Date('2026-05-05T15:00:00Z'));
      const { id } = await record(staff);
      await verb(colleague, id, 'decline', { reason: 'Not there.' });
      await record(staff, { activityId: room.fourEyes.activityId, roleId: room.fourEyes.roleId });
      const { body, headers } = await list(colleague, { queue: true });
      expect(headers.get('content-range')).toBe('participations 0-1/2');
      expect(
        body.map(({ ageDays, role, waitsFor, programme }) => [ageDays, role.name, waitsFor, programme.fourEyes]),
      ).toEqual([
        [7, 'Team captain', 'one person', false],
        [0, 'Member', 'first person', true],
      ]);
      expect(body[0]).toMatchObject({
        person: { displayName: 'Babacar N’Diaye', studentNumber: '00430402' },
        category: { code: 'research' },
        term: { code: '2026SP' },
        unit: { name: 'Student Affairs' },
        recordedBy: { name: 'Hale Norwood' },
      });
    });

    it('answers a page past the end with the total, and refuses what it does not know', async () => {
      await record(staff);
      const beyond = await list(staff, {}, '&range=[75,99]');
      expect([beyond.status, beyond.headers.get('content-range')]).toEqual([200, 'participations */1']);
      for (const query of [
        'range=[0,-1]',
        'range=[-10,-1]',
        'sort=["nope","ASC"]',
        'filter={"nope":1}',
        'filter={"personId":"undefined"}',
        'filter={"state":"done"}',
        'filter=',
      ])
        expect([query, (await as(staff).get(`${path}?${query}`)).status]).toEqual([
          query,
          query === 'filter=' ? 200 : 400,
        ]);
      expect((await list(staff, { q: '0043' })).body).toHaveLength(1);
      expect((await list(staff, { q: '%' })).body).toHaveLength(0);
      expect((await list(staff, { state: ['verified', 'declined'] })).body).toHaveLength(0);
    });

    it('counts an activity by state', async () => {
      const { id } = await record(staff);
      await record(staff, { roleId: room.captainRoleId });
      await verb(colleague, id, 'verify');
      const { body } = await as(staff).get<ParticipationCounts>(`/api/activities/${room.campus.activityId}/counts`);
      expect(body).toEqual({
        id: room.campus.activityId,
        recorded: 1,
        seconding: 0,
        verified: 1,
        declined: 0,
        withdrawn: 0,
        live: 2,
      });
    });

    it('a student sees their own in any state, and nobody else’s', async () => {
      const { id } = await record(staff, { note: 'Between staff.' });
      await record(staff, { personId: await room.student('Somebody else', '00430777') });
      await verb(colleague, id, 'verify');
      const { body } = await as(student).get<MyParticipation[]>('/api/my/participations');
      expect(body).toHaveLength(1);
      expect(body[0]).toMatchObject({ id, state: 'verified', verifiers: [{ name: 'Ida Brandt', capacity: 'staff' }] });
      expect(JSON.stringify(body)).not.toContain('Between staff.');
      expect((await as(staff).get('/api/my/participations')).status).toBe(403);
    });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ActivityService } from '@laurel/catalogue';
import type { ActivityRow, ActivityView } from '@laurel/contract';
import { ActorService } from '@laurel/identity';
import { newId } from '@laurel/platform';
import { CatalogueRoom, listOf } from '../support/catalogue-room.js';

type Refused = ActivityView & { code?: string; faults?: { path: string; code: string }[] };

describe('Activities', () => {
  let room: CatalogueRoom;
  let programmeId: string;

  beforeAll(async () => {
    room = await CatalogueRoom.open();
    programmeId = await room.approved();
  });
  afterAll(() => room?.close());
  beforeEach(() => room.clock.moveTo(new Date('2026-03-02T15:00:00Z')));

  const typed = (changes: object = {}) => ({
    programmeId,
    termId: room.campus.termId,
    title: 'Mediation, spring',
    place: 'Hale Hall',
    startsOn: '2026-03-09',
    endsOn: '2026-05-01',
    capacity: 24,
    coordinatorId: room.people.staff,
    ...changes,
  });
  const plan = (who: string, changes: object = {}) => room.post<Refused>(who, '/api/activities', typed(changes));

  it('runs the version in force, with its roles and the deadline of its term', async () => {
    const { status, body } = await plan(room.people.staff);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      programmeId,
      programmeVersionNumber: 1,
      unitName: 'Student Affairs',
      termCode: '2026SP',
      recordingDeadline: '2026-05-15',
      startsOn: '2026-03-09',
      coordinatorName: 'Ruth Adeyemi',
      capacity: 24,
      fourEyes: true,
      roles: [{ name: 'Mediator', depth: 'contributed', requiredMinutes: 1800 }],
      outcomes: [{ competencyName: 'Critical thinking', level: 3, levelName: 'Proficient' }],
      verbs: ['edit'],
    });
    expect(await room.logged(body.id)).toEqual(['activity.plan']);
  });

  it('stays with its version when a newer one is approved', async () => {
    const own = await room.approved({ title: 'Tutoring' });
    const { body } = await plan(room.people.staff, { programmeId: own });
    await room.post(room.people.staff, `/api/programmes/${own}/revise`);
    await room.post(room.people.staff, `/api/programmes/${own}/propose`);
    await room.post(room.people.registrar, `/api/programmes/${own}/approve`, { approvedUntil: '2029-05-31' });
    expect((await room.get<ActivityView>(room.people.staff, `/api/activities/${body.id}`)).body).toMatchObject({
      programmeVersionId: body.programmeVersionId,
      programmeVersionNumber: 1,
    });
    expect((await plan(room.people.staff, { programmeId: own })).body.programmeVersionNumber).toBe(2);
  });

  it('is planned by the owning unit, or in a unit under it by its own staff', async () => {
    const { staff, under, beside, registrar } = room.people;
    expect((await plan(under, { unitId: room.units.under })).body).toMatchObject({ unitName: 'Residence Life' });
    expect(await plan(under)).toMatchObject({
      status: 400,
      body: { faults: [{ path: 'unitId', code: 'unit-not-yours' }] },
    });
    expect(await plan(beside, { unitId: room.units.beside })).toMatchObject({
      status: 400,
      body: { faults: [{ path: 'unitId', code: 'unit-elsewhere' }] },
    });
    expect((await plan(staff, { unitId: room.units.under })).status).toBe(201);
    expect((await plan(registrar)).status).toBe(403);
  });

  it.each<[string, object, string]>([
    ['a day that does not exist', { startsOn: '2026-02-30' }, 'startsOn'],
    ['an end before the start', { endsOn: '2026-03-08' }, 'endsOn'],
    ['an end that could not be recorded in time', { endsOn: '2026-05-16' }, 'endsOn'],
    ['a start long before the term', { startsOn: '2025-11-12' }, 'startsOn'],
    ['no room at all', { capacity: 0 }, 'capacity'],
    ['an unknown term', { termId: newId() }, 'termId'],
    ['an unknown programme', { programmeId: newId() }, 'programmeId'],
    ['an unknown coordinator', { coordinatorId: newId() }, 'coordinatorId'],
    ['an empty title', { title: ' ' }, 'title'],
    ['null for a programme', { programmeId: null }, 'programmeId'],
  ])('refuses %s, naming the field', async (_what, changes, path) => {
    expect(await plan(room.people.staff, changes)).toMatchObject({ status: 400, body: { faults: [{ path }] } });
  });

  it('runs nothing that is not approved, or whose approval has ended by then', async () => {
    const { body } = await room.post<{ id: string }>(
      room.people.staff,
      '/api/programmes',
      room.typed({ title: 'Draft' }),
    );
    expect(await plan(room.people.staff, { programmeId: body.id })).toMatchObject({
      status: 409,
      body: { code: 'programme-not-in-force' },
    });
    const ending = await room.approved({ title: 'Ending' }, '2026-03-08');
    expect(await plan(room.people.staff, { programmeId: ending })).toMatchObject({
      status: 409,
      body: { code: 'approval-ended' },
    });
    expect((await plan(room.people.staff, { programmeId: ending, startsOn: '2026-03-08' })).status).toBe(201);
  });

  it('does not tell staff elsewhere that a draft exists', async () => {
    const { body } = await room.post<{ id: string }>(
      room.people.staff,
      '/api/programmes',
      room.typed({ title: 'Hush' }),
    );
    const answers = [
      await plan(room.people.beside, { programmeId: body.id }),
      await plan(room.people.beside, { programmeId: newId() }),
    ];
    expect(answers[0]?.body.faults).toEqual(answers[1]?.body.faults);
  });

  it('is changed by its unit only, and not from a stale view', async () => {
    const { staff, under, beside, auditor } = room.people;
    const { body } = await plan(staff);
    const path = `/api/activities/${body.id}`;
    const changed = { ...typed({ title: 'Mediation, moved', capacity: null }), version: 1 };
    for (const who of [under, beside]) {
      expect((await room.put(who, path, changed)).status).toBe(404);
      expect((await room.get(who, path)).status).toBe(404);
    }
    expect((await room.put<ActivityView>(staff, path, changed)).body).toMatchObject({
      title: 'Mediation, moved',
      capacity: null,
      version: 2,
    });
    expect(await room.put<Refused>(staff, path, changed)).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
    expect((await room.get<ActivityView>(auditor, path)).body).toMatchObject({ version: 2, verbs: [] });
    expect((await room.put(auditor, path, changed)).status).toBe(403);
    expect((await room.get(room.people.student, path)).status).toBe(403);
  });

  it('is listed within the units in reach, filtered and counted', async () => {
    const { staff, under, beside, registrar } = room.people;
    const inUnder = await plan(under, { unitId: room.units.under, title: 'Only in Residence Life' });
    const ids = async (who: string, filter: object) =>
      (await room.get<ActivityRow[]>(who, listOf('activities', filter))).body.map(({ id }) => id);
    expect(await ids(under, { q: 'ONLY in res' })).toEqual([inUnder.body.id]);
    expect(await ids(registrar, { q: 'only in res' })).toEqual([inUnder.body.id]);
    expect(await ids(beside, {})).toEqual([]);
    expect(await ids(beside, { id: [inUnder.body.id] })).toEqual([]);
    expect(await ids(staff, { unitId: room.units.under, programmeId })).toContain(inUnder.body.id);
    expect(await ids(staff, { termId: newId() })).toEqual([]);
    const page = await room.get<ActivityRow[]>(
      registrar,
      `${listOf('activities')}&range=[0,0]&sort=["programmeTitle","DESC"]`,
    );
    expect(page.body).toHaveLength(1);
    expect(page.headers.get('content-range')).toMatch(/^activities 0-0\/\d+$/);
  });

  it('is handed to those who record in it with the pinned roles, and to nobody outside its units', async () => {
    const { body } = await plan(room.people.staff);
    const { dataSource } = room.database;
    const activities = room.rooms.app.get(ActivityService);
    const actorOf = async (id: string) => {
      const actor = await room.rooms.app.get(ActorService).load(id);
      if (!actor) throw new Error('no actor');
      return actor;
    };
    const staff = await actorOf(room.people.staff);
    const found = await dataSource.transaction((manager) => activities.findForRecording(manager, staff, body.id));
    expect(found).toMatchObject({
      id: body.id,
      fourEyes: true,
      startsOn: '2026-03-09',
      term: { code: '2026SP', recordingDeadline: '2026-05-15' },
      roles: [{ name: 'Mediator', requiredMinutes: 1800 }],
    });
    for (const who of [room.people.beside, room.people.registrar, room.people.auditor]) {
      const actor = await actorOf(who);
      await expect(
        dataSource.transaction((manager) => activities.findForRecording(manager, actor, body.id)),
      ).rejects.toMatchObject({ kind: 'not-found' });
    }
  });
});

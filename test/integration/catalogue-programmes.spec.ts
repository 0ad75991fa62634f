import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProgrammeRow, ProgrammeView } from '@laurel/contract';
import { canonicalJson } from '@laurel/domain';
import { newId } from '@laurel/platform';
import { CatalogueRoom, listOf } from '../support/catalogue-room.js';

type Refused = ProgrammeView & { code?: string; faults?: { path: string; code: string }[] };

describe('Programmes', () => {
  let room: CatalogueRoom;

  beforeAll(async () => {
    room = await CatalogueRoom.open();
  });
  afterAll(() => room?.close());

  const draft = async (changes: Record<string, unknown> = {}): Promise<ProgrammeView> => {
    const answer = await room.post<ProgrammeView>(room.people.staff, '/api/programmes', room.typed(changes));
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const act = (who: string, id: string, verb: string, body: object = {}) =>
    room.post<Refused>(who, `/api/programmes/${id}/${verb}`, body);
  const view = async (who: string, id: string) => (await room.get<Refused>(who, `/api/programmes/${id}`)).body;

  it('goes from draft through a return to approval, frozen and hashed, with every step on the log', async () => {
    const { staff, registrar } = room.people;
    const { id, verbs, state } = await draft({ criteria: '' });
    expect({ verbs, state }).toEqual({ state: 'draft', verbs: ['edit', 'propose', 'retire'] });

    const early = await act(staff, id, 'propose');
    expect(early).toMatchObject({
      status: 400,
      body: { code: 'programme-incomplete', faults: [{ path: 'criteria', code: 'criteria-missing' }] },
    });
    expect((await view(staff, id)).missing).toMatchObject([{ path: 'criteria' }]);

    const edited = await room.put<ProgrammeView>(staff, `/api/programmes/${id}`, { ...room.typed(), version: 1 });
    expect(edited.body).toMatchObject({ state: 'draft', version: 2, missing: [] });
    expect((await act(staff, id, 'propose')).body).toMatchObject({ state: 'proposed', proposedByName: 'Ruth Adeyemi' });
    const comment = 'Name the validator for weekends.';
    expect((await act(registrar, id, 'return', { comment })).body).toMatchObject({
      state: 'returned',
      decisionComment: comment,
      decidedByName: 'Gabriela Moreira',
    });
    await act(staff, id, 'propose');
    const approved = (await act(registrar, id, 'approve', { approvedUntil: '2028-05-31' })).body;
    expect(approved).toMatchObject({
      state: 'approved',
      standing: 'Approved until 31 May 2028',
      inForce: { number: 1 },
      decisionComment: null,
      verbs: ['retire'],
    });
    const { title, description, criteria, achievementType, fourEyes, roles, outcomes } = approved;
    const frozen = {
      title,
      description,
      criteria,
      achievementType,
      fourEyes,
      roles: roles.map(({ id: _id, ...role }) => role),
      outcomes: outcomes.map(({ competencyId, level }) => ({ competencyId, level })),
    };
    expect(approved.contentSha256).toBe(createHash('sha256').update(canonicalJson(frozen)).digest('hex'));
    expect(await room.logged(id)).toEqual(
      ['draft', 'edit', 'propose', 'return', 'propose', 'approve'].map((verb) => `programme.${verb}`),
    );
  });

  it('does not let whoever proposed it approve it', async () => {
    const { id } = await draft();
    await act(room.people.both, id, 'propose');
    expect(await act(room.people.both, id, 'approve', { approvedUntil: '2028-05-31' })).toMatchObject({
      status: 403,
      body: { code: 'own-proposal' },
    });
    expect((await view(room.people.both, id)).verbs).not.toContain('approve');
    expect((await act(room.people.registrar, id, 'approve', { approvedUntil: '2028-05-31' })).status).toBe(200);
  });

  it('keeps the old version in force until the new one is approved, and says what it changes', async () => {
    const { staff, registrar, student } = room.people;
    const id = await room.approved({ title: 'Night Walks' });
    const revised = (await act(staff, id, 'revise')).body;
    expect(revised).toMatchObject({ number: 2, state: 'draft', inForce: { number: 1 }, changes: [] });
    expect((await act(staff, id, 'revise')).body.code).toBe('version-open');

    const roles = [
      { name: 'Mediator', depth: 'led', requiredMinutes: 2400, duties: 'Mediates in pairs' },
      { name: 'Reviewer', depth: 'assessed', requiredMinutes: 0, duties: 'Reviews closed cases' },
    ];
    const edit = {
      ...room.typed({ title: 'Night Walks', roles, outcomes: [{ competencyId: room.campus.competencyId, level: 4 }] }),
      version: 1,
    };
    const { changes } = (await room.put<ProgrammeView>(staff, `/api/programmes/${id}`, edit)).body;
    expect(changes.map(({ subject, words }) => `${subject} ${words}`)).toEqual([
      'Depth of Mediator rises from Contributed to Led',
      'Minimum for Mediator rises from 30 h to 40 h',
      'Reviewer is a new role, at depth Assessed',
      'Critical thinking goes from Proficient to Advanced',
    ]);
    await act(staff, id, 'propose');
    expect(await view(student, id)).toMatchObject({
      number: 1,
      state: 'approved',
      versions: [{ number: 1 }],
      verbs: [],
    });

    expect((await act(registrar, id, 'approve', { approvedUntil: '2029-05-31' })).body).toMatchObject({
      number: 2,
      state: 'approved',
      versions: [
        { number: 2, state: 'approved' },
        { number: 1, state: 'superseded' },
      ],
    });
    expect(await view(student, id)).toMatchObject({ number: 2 });
  });

  it('lets nothing change in what was approved, not even by SQL', async () => {
    const id = await room.approved({ title: 'Frozen' });
    expect(
      await room.put<Refused>(room.people.staff, `/api/programmes/${id}`, { ...room.typed(), version: 2 }),
    ).toMatchObject({ status: 409, body: { code: 'no-open-version' } });
    const { versionId } = await view(room.people.staff, id);
    await expect(
      room.database.dataSource.query('update programme_role set duties = $2 where programme_version_id = $1', [
        versionId,
        'x',
      ]),
    ).rejects.toThrow('frozen');
  });

  it('retires and reinstates with a reason; in between nobody else sees it', async () => {
    const { staff, registrar, student } = room.people;
    const id = await room.approved({ title: 'Sleeping Programme' });
    expect((await act(staff, id, 'retire', { reason: ' ' })).status).toBe(400);
    expect((await act(staff, id, 'retire', { reason: 'No leaders this year' })).body).toMatchObject({
      state: 'retired',
      verbs: [],
    });
    expect((await room.get(student, `/api/programmes/${id}`)).status).toBe(404);
    expect(await act(staff, id, 'revise')).toMatchObject({ status: 409, body: { code: 'programme-retired' } });
    expect((await act(staff, id, 'reinstate', { reason: 'x' })).status).toBe(403);
    expect((await act(registrar, id, 'reinstate', { reason: 'Leaders found' })).body).toMatchObject({
      state: 'approved',
      number: 1,
      retiredAt: null,
    });
    expect((await room.get(student, `/api/programmes/${id}`)).status).toBe(200);
  });

  it('answers staff of another unit as if drafts were not there, and lets them read what is approved', async () => {
    const { beside, under, auditor, student } = room.people;
    const { id } = await draft({ title: 'Secret plan' });
    for (const who of [beside, under, student]) expect((await room.get(who, `/api/programmes/${id}`)).status).toBe(404);
    expect((await room.get(auditor, `/api/programmes/${id}`)).status).toBe(200);
    expect(await room.put(beside, `/api/programmes/${id}`, { ...room.typed(), version: 1 })).toMatchObject({
      status: 404,
    });
    for (const verb of ['propose', 'revise']) expect((await act(beside, id, verb)).status).toBe(404);
    expect((await act(beside, id, 'retire', { reason: 'x' })).status).toBe(404);

    const approved = await room.approved({ title: 'Open to all' });
    expect(await view(beside, approved)).toMatchObject({ state: 'approved', verbs: [] });
    expect((await act(beside, approved, 'revise')).status).toBe(404);
    expect((await room.post(beside, '/api/programmes', room.typed())).status).toBe(404);
    expect((await act(student, approved, 'revise')).status).toBe(403);
  });

  it('refuses a stale edit and a decision on what has changed meanwhile', async () => {
    const { staff, registrar } = room.people;
    const { id } = await draft();
    await room.put(staff, `/api/programmes/${id}`, { ...room.typed({ title: 'First' }), version: 1 });
    expect(
      await room.put(staff, `/api/programmes/${id}`, { ...room.typed({ title: 'Second' }), version: 1 }),
    ).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
    await act(staff, id, 'propose');
    expect(await act(registrar, id, 'approve', { approvedUntil: '2028-05-31', version: 2 })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
  });

  it('lets two people approve at the same moment, and one of them wins', async () => {
    const { staff, registrar, both } = room.people;
    const { id } = await draft();
    await act(staff, id, 'propose');
    const answers = await Promise.all(
      [registrar, both].map((who) => act(who, id, 'approve', { approvedUntil: '2028-05-31' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no title', { title: '  ' }, 'title'],
    ['a kind that is none', { achievementType: 'Prize' }, 'achievementType'],
    ['a depth that is none', { roles: [{ name: 'A', depth: 'deep', requiredMinutes: 1 }] }, 'roles.0.depth'],
    ['half minutes', { roles: [{ name: 'A', depth: 'led', requiredMinutes: 0.5 }] }, 'roles.0.requiredMinutes'],
    [
      'two roles of a name',
      { roles: ['a', 'A'].map((name) => ({ name, depth: 'led', requiredMinutes: 1 })) },
      'roles.1.name',
    ],
    ['an unknown competency', { outcomes: [{ competencyId: newId(), level: 1 }] }, 'outcomes.0.competencyId'],
    ['an unknown category', { categoryId: newId() }, 'categoryId'],
    ['an empty category', { categoryId: '' }, 'categoryId'],
    ['a NUL in a text', { description: 'a\u0000b' }, 'description'],
    ['half a character', { description: '\ud835' }, 'description'],
  ])('refuses a draft with %s, naming the field', async (_what, changes, path) => {
    const answer = await room.post<Refused>(room.people.staff, '/api/programmes', room.typed(changes));
    expect(answer).toMatchObject({ status: 400, body: { faults: [{ path }] } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('refuses a level outside the scale and stores nothing of the draft', async () => {
    const before = await room.database.dataSource.query('select count(*)::int as n from programme');
    const outcomes = [{ competencyId: room.campus.competencyId, level: 9 }];
    const answer = await room.post<Refused>(room.people.staff, '/api/programmes', room.typed({ outcomes }));
    expect(answer).toMatchObject({
      status: 400,
      body: { faults: [{ path: 'outcomes.0.level', code: 'level-unknown' }] },
    });
    expect(await room.database.dataSource.query('select count(*)::int as n from programme')).toEqual(before);
  });

  it.each(['undefined', 'null', '1', "'"])('answers the id “%s” with 400 or 404, never with a row', async (id) => {
    const answers = [
      await room.get(room.people.staff, `/api/programmes/${encodeURIComponent(id)}`),
      await act(room.people.staff, encodeURIComponent(id), 'propose'),
      await room.get(room.people.staff, `/api/categories/${encodeURIComponent(id)}`),
    ];
    for (const { status } of answers) expect([400, 404]).toContain(status);
  });

  it('lists by page with a count, filters and folds case', async () => {
    const { staff, student } = room.people;
    await draft({ title: 'Ökologie AG', unitId: room.campus.unitId });
    const all = await room.get<ProgrammeRow[]>(staff, `${listOf('programmes')}&range=[0,1]&sort=["title","ASC"]`);
    expect(all.body).toHaveLength(2);
    expect(all.headers.get('content-range')).toMatch(/^programmes 0-1\/\d+$/);
    const found = await room.get<ProgrammeRow[]>(staff, listOf('programmes', { q: 'ÖKOLOGIE' }));
    expect(found.body).toMatchObject([{ title: 'Ökologie AG', state: 'draft', inForceNumber: null, roles: 1 }]);
    expect((await room.get<ProgrammeRow[]>(student, listOf('programmes', { q: 'ökologie' }))).body).toEqual([]);
    const drafts = await room.get<ProgrammeRow[]>(
      staff,
      listOf('programmes', { state: 'draft', unitId: room.campus.unitId }),
    );
    expect(new Set(drafts.body.map(({ state }) => state))).toEqual(new Set(['draft']));
    for (const row of (await room.get<ProgrammeRow[]>(student, listOf('programmes'))).body)
      expect(row.state).toBe('approved');
    expect((await room.get<ProgrammeRow[]>(staff, listOf('programmes', { q: '100%_' }))).body).toEqual([]);
    expect(await room.get(staff, listOf('programmes', { state: 'open' }))).toMatchObject({ status: 400 });
    expect(await room.get(staff, listOf('programmes', { unitId: null }))).toMatchObject({ status: 400 });
  });

  it('lists retired programmes only when asked for them, or by id', async () => {
    const { staff } = room.people;
    const { id } = await draft({ title: 'Gone with the wind' });
    await act(staff, id, 'retire', { reason: 'Never begun' });
    const titles = async (filter: object) =>
      (await room.get<ProgrammeRow[]>(staff, listOf('programmes', filter))).body.map(({ title }) => title);
    expect(await titles({ q: 'gone with' })).toEqual([]);
    expect(await titles({ q: 'gone with', retired: true })).toEqual(['Gone with the wind']);
    expect(await titles({ id: [id] })).toEqual(['Gone with the wind']);
  });

  it('asks for renewal in time', async () => {
    const id = await room.approved({ title: 'Ending soon' }, '2026-04-30');
    expect(await view(room.people.student, id)).toMatchObject({
      renewalDue: true,
      standing: 'Renewal due (approved until 30 Apr 2026)',
    });
  });

  it('lists the categories for everyone', async () => {
    const { body } = await room.get<{ id: string }[]>(room.people.student, '/api/categories');
    expect(body).toMatchObject([{ code: 'research', name: 'Research' }]);
    expect((await room.get(room.people.student, `/api/categories/${body[0]?.id}`)).body).toEqual(body[0]);
    expect((await room.get(room.people.student, listOf('categories', { id: [newId()] }))).body).toEqual([]);
  });
});

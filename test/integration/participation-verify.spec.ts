import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  BulkOutcome,
  MyParticipation,
  ParticipationCounts,
  ParticipationRow,
  ParticipationView,
} from '@laurel/contract';
import { AuditLog, newId } from '@laurel/platform';
import { openParticipation, type ParticipationRoom } from '../support/participation-room.js';

type Refused = { code: string; faults?: { path: string; code: string }[] };

describe('Deciding about participation', () => {
  let room: ParticipationRoom;
  let staff: string;
  let colleague: string;
  let third: string;
  let student: string;
  let path: string;

  const as = (who: string) => room.rooms.as(who);
  const entry = (changes: object = {}) => ({
    activityId: room.campus.activityId,
    personId: student,
    roleId: room.campus.roleId,
    minutes: 600,
    startsOn: '2026-02-02',
    endsOn: '2026-04-20',
    ...changes,
  });
  const record = async (who: string, changes: object = {}) => {
    const { status, body } = await as(who).post<ParticipationView>('/api/participations', entry(changes));
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const verb = <T = ParticipationView & Refused>(who: string, id: string, name: string, body: object = {}) =>
    as(who).post<T>(`/api/participations/${id}/${name}`, body);
  const list = (who: string, filter: object, more = '') =>
    as(who).get<ParticipationRow[]>(`/api/participations?filter=${encodeURIComponent(JSON.stringify(filter))}${more}`);

  beforeAll(async () => {
    room = await openParticipation();
    staff = await room.staff('Hale Norwood');
    colleague = await room.staff('Ida Brandt');
    third = await room.staff('Tomás Rey');
    student = await room.student('Babacar N’Diaye', '00430402');
    path = '/api/participations';
  });
  beforeEach(async () => {
    await room.dataSource.query('delete from verification');
    await room.dataSource.query('delete from participation');
  });
  afterAll(() => room?.close());

  describe('one by one', () => {
    it('a colleague verifies, and who, in what post, how and when is kept as of that day', async () => {
      const { id } = await record(staff);
      const { status, body } = await verb(colleague, id, 'verify', { note: 'Saw the rota.' });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        state: 'verified',
        waitsFor: null,
        may: { undo: true, verify: false, correct: false },
      });
      await room.dataSource.query("update person set post = 'Dean', display_name = 'Ida Married' where id = $1", [
        colleague,
      ]);
      const later = await as(staff).get<ParticipationView>(`${path}/${id}`);
      await room.dataSource.query(
        "update person set post = 'Post of Ida Brandt', display_name = 'Ida Brandt' where id = $1",
        [colleague],
      );
      expect(later.body.verifications).toMatchObject([
        {
          name: 'Ida Brandt',
          post: 'Post of Ida Brandt',
          unit: 'Student Affairs',
          capacity: 'staff',
          method: 'entry',
          note: 'Saw the rota.',
          at: '2026-05-05T15:00:00.000Z',
          undone: null,
        },
      ]);
      expect(later.body.history.map(({ what, by }) => [what, by])).toEqual([
        ['verified', 'Ida Brandt'],
        ['recorded', 'Hale Norwood'],
      ]);
    });

    it('nobody verifies their own, nor what they typed in; the queue says so before', async () => {
      const { id } = await record(staff);
      const refused = await verb(staff, id, 'verify');
      expect([refused.status, refused.body.code]).toEqual([403, 'recorded-by-you']);
      const [row] = (await list(staff, { queue: true })).body;
      expect(row).toMatchObject({
        verifyObstacle: { code: 'recorded-by-you' },
        declineObstacle: null,
        waitsFor: 'one person',
      });
      expect((await list(colleague, { queue: true })).body[0]?.verifyObstacle).toBeNull();
      const both = await room.student('Works here too', '00430999');
      await room.dataSource.query(
        `insert into role_grant (id, person_id, role, unit_id, valid_from) values ($1, $2, 'staff', $3, '2020-01-01')`,
        [newId(), both, room.campus.unitId],
      );
      const own = await record(staff, { personId: both });
      for (const name of ['verify', 'decline', 'undo']) {
        const answer = await verb(both, own.id, name, { reason: 'Because.' });
        if (name !== 'undo') expect([answer.status, answer.body.code]).toEqual([403, 'own-work']);
        else expect(answer.status).toBe(409);
      }
      const mine = await record(both, { personId: both, roleId: room.captainRoleId });
      expect((await verb(both, mine.id, 'verify')).body.code).toBe('own-work');
    });

    it('whoever imported a roster may verify it: the file is the evidence', async () => {
      await room.roster(staff, 'sid,minutes\n00430402,60\n');
      const [row] = (await list(staff, { queue: true })).body;
      const verified = await verb(staff, row?.id ?? '', 'verify');
      expect(verified.body).toMatchObject({ state: 'verified', verifications: [{ method: 'roster file' }] });
    });

    it('a row of a roster that was corrected by hand rests on the corrector’s word', async () => {
      await room.roster(staff, 'sid,minutes\n00430402,60\n');
      const [row] = (await list(staff, { queue: true })).body;
      const { body } = await room.put<ParticipationView>(staff, `${path}/${row?.id}`, {
        ...{ roleId: room.campus.roleId, minutes: 6000, startsOn: '2026-02-02', endsOn: '2026-04-20' },
        version: row?.version,
      });
      expect(body).toMatchObject({ minutes: 6000, source: 'entry', verifyObstacle: { code: 'recorded-by-you' } });
      expect((await verb(staff, body.id, 'verify')).status).toBe(403);
      expect((await verb(colleague, body.id, 'verify')).status).toBe(200);
    });

    it('four eyes are two different people, neither of them the recorder', async () => {
      const facts = { activityId: room.fourEyes.activityId, roleId: room.fourEyes.roleId };
      const { id } = await record(staff, facts);
      expect((await verb(staff, id, 'verify')).body.code).toBe('recorded-by-you');
      expect((await verb(colleague, id, 'verify')).body).toMatchObject({
        state: 'seconding',
        waitsFor: 'second person',
      });
      const twice = await verb(colleague, id, 'verify');
      expect([twice.status, twice.body.code]).toEqual([403, 'second-person-needed']);
      expect((await verb(staff, id, 'verify')).body.code).toBe('recorded-by-you');
      expect((await verb(third, id, 'verify')).body).toMatchObject({
        state: 'verified',
        verifiers: [{ name: 'Ida Brandt' }, { name: 'Tomás Rey' }],
      });
    });

    it('where four eyes are asked for, the importer may be the first and never the second', async () => {
      const activityId = room.fourEyes.activityId;
      await room.roster(staff, 'sid,minutes\n00430402,60\n', { activityId });
      const [row] = (await list(staff, { activityId })).body;
      const id = row?.id ?? '';
      await verb(colleague, id, 'verify');
      expect((await verb(staff, id, 'verify')).body.code).toBe('importer-cannot-second');
      await verb(third, id, 'undo', { reason: 'Wrong order.' });
      expect((await verb(staff, id, 'verify')).body.state).toBe('seconding');
      expect((await verb(colleague, id, 'verify')).body.state).toBe('verified');
    });

    it('takes the last decision back, keeps what was, and lets it be decided anew', async () => {
      const { id } = await record(staff);
      await verb(colleague, id, 'verify');
      expect((await verb(colleague, id, 'undo')).status).toBe(400);
      const undone = await verb(third, id, 'undo', { reason: 'Another student of that name.' });
      expect(undone.body).toMatchObject({
        state: 'recorded',
        verifiers: [],
        verifications: [{ name: 'Ida Brandt', undone: { by: 'Tomás Rey', reason: 'Another student of that name.' } }],
      });
      const declined = await verb(colleague, id, 'decline', { reason: 'Was not there.' });
      expect(declined.body).toMatchObject({ state: 'declined', declineReason: 'Was not there.' });
      expect((await verb(third, id, 'undo', { reason: 'Was there.' })).body).toMatchObject({
        state: 'recorded',
        declineReason: null,
      });
      const { body } = await verb(colleague, id, 'verify');
      expect(body.state).toBe('verified');
      expect(body.history.map(({ what }) => what)).toEqual(
        expect.arrayContaining(['recorded', 'verified', 'undone', 'declined']),
      );
      expect(await room.count('verification', `participation_id = '${id}'`)).toBe(2);
      expect((await verb(third, id, 'withdraw', { reason: 'x' })).body.code).toBe('already-verified');
    });

    it('does not bring back an entry beside a newer one', async () => {
      const { id } = await record(staff);
      await verb(staff, id, 'withdraw', { reason: 'Typed into the wrong activity.' });
      await record(staff, { minutes: 700 });
      const back = await verb(staff, id, 'undo', { reason: 'It was right.' });
      expect([back.status, back.body.code]).toEqual([409, 'recorded-again']);
    });

    it('refuses a decision on what was changed meanwhile', async () => {
      const { id, version } = await record(staff);
      await room.put(staff, `${path}/${id}`, { ...entry(), minutes: 601, version });
      const stale = await verb(colleague, id, 'verify', { version });
      expect([stale.status, stale.body.code]).toEqual([409, 'changed-meanwhile']);
    });
  });

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

  describe('many at once', () => {
    const fill = async (many: number, activityId = room.campus.activityId, roleId = room.campus.roleId) => {
      const ids = Array.from({ length: many }, () => newId());
      await room.dataSource.query(
        `with made as (
           insert into person (id, legal_name, display_name, folded_name)
           select id, 'Student', 'Student', 'student' from unnest($1::uuid[]) as given (id) returning id)
         insert into participation (id, person_id, activity_id, role_id, minutes, starts_on, ends_on, state, source, recorded_by)
         select made.id, made.id, $2, $3, 60, '2026-02-02', '2026-04-20', 'recorded', 'roster', null from made`,
        [ids, activityId, roleId],
      );
      return ids;
    };

    it('two people verifying the same 500 rows in one moment verify each once', async () => {
      const ids = await fill(500);
      const [one, two] = await Promise.all([
        as(staff).post<BulkOutcome>(`${path}/verify`, { ids }),
        as(colleague).post<BulkOutcome>(`${path}/verify`, { ids: [...ids].reverse() }),
      ]);
      expect([one.status, two.status]).toEqual([200, 200]);
      expect(one.body.done + two.body.done).toBe(500);
      expect(one.body.failed + two.body.failed).toBe(500);
      const refused = [...one.body.results, ...two.body.results].filter(({ ok }) => !ok);
      expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['already-verified']));
      expect(await room.count('participation', "state = 'verified'")).toBe(500);
      expect(await room.count('verification')).toBe(500);
      expect((await room.rooms.app.get(AuditLog).verify(room.dataSource)).ok).toBe(true);
    });

    it('where four eyes are asked for, the two of them complete each other', async () => {
      const ids = await fill(100, room.fourEyes.activityId, room.fourEyes.roleId);
      await Promise.all([staff, colleague].map((who) => as(who).post(`${path}/verify`, { ids })));
      expect(await room.count('participation', "state = 'verified'")).toBe(100);
      expect(await room.count('verification')).toBe(200);
    });

    it('each row has its own outcome, and one bad row stops nothing', async () => {
      const own = await record(staff);
      const [good = '', declined = ''] = await fill(2);
      await verb(colleague, declined, 'decline', { reason: 'No.' });
      const unknown = newId();
      const ids = [good, own.id, unknown, declined, good];
      const { body } = await as(staff).post<BulkOutcome>(`${path}/verify`, { ids, note: 'Roster seen.' });
      expect(body.results.map(({ id, ok, code }) => [id, ok, code])).toEqual([
        [good, true, undefined],
        [own.id, false, 'recorded-by-you'],
        [unknown, false, 'not-found'],
        [declined, false, 'already-declined'],
      ]);
      expect([body.done, body.failed]).toEqual([1, 3]);
      const again = await as(staff).post<BulkOutcome>(`${path}/verify`, { ids: [good] });
      expect(again.body).toMatchObject({ done: 0, failed: 1 });
    });

    it('declining many asks for a reason; no ids, too many and malformed ones are refused', async () => {
      const ids = await fill(3);
      expect((await as(staff).post(`${path}/decline`, { ids })).status).toBe(400);
      const { body } = await as(staff).post<BulkOutcome>(`${path}/decline`, {
        ids,
        reason: 'The event was called off.',
      });
      expect(body).toMatchObject({ done: 3, failed: 0 });
      expect(await room.count('participation', "decline_reason = 'The event was called off.'")).toBe(3);
      for (const wrong of [[], ['x'], null, Array.from({ length: 1001 }, newId)])
        expect((await as(staff).post(`${path}/verify`, { ids: wrong })).status).toBe(400);
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

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BulkOutcome, ParticipationView } from '@laurel/contract';
import { AuditLog, newId } from '@laurel/platform';
import { type Desk, openDesk } from '../support/participation-desk.js';

describe('Deciding about participation', () => {
  let desk: Desk;
  let room: Desk['room'];
  let staff: Desk['staff'];
  let colleague: Desk['colleague'];
  let third: Desk['third'];
  let path: Desk['path'];
  let as: Desk['as'];
  let entry: Desk['entry'];
  let record: Desk['record'];
  let verb: Desk['verb'];
  let list: Desk['list'];

  beforeAll(async () => {
    desk = await openDesk();
    ({ room, staff, colleague, third, path, as, entry, record, verb, list } = desk);
  });
  beforeEach(() => desk.clear());
  afterAll(() => desk?.room.close());

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
});

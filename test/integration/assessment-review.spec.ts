import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SubmissionRow, SubmissionView } from '@laurel/contract';
import { AuditLog, newId } from '@laurel/platform';
import { multipart, ReviewRoom } from '../support/review-room.js';

describe('Judging work', () => {
  let room: ReviewRoom;
  let student: string;

  beforeAll(async () => {
    room = await ReviewRoom.open();
  });
  afterAll(() => room?.close());
  beforeEach(async () => {
    room.clock.moveTo(new Date('2026-05-05T15:00:00Z'));
    student = await room.campus.person('Babacar N’Diaye', 'student');
  });

  it('gives the level that the weighted scores reach, rounded down, though another was aimed at', async () => {
    const { id } = await room.submit(student, { targetLevel: 4 });
    const { status, body } = await room.act(room.reviewer, id, 'approve', {
      ...room.scored(3, 3, 2),
      comment: 'Good questions.',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'approved', level: 2, levelName: 'Developing', targetLevel: 4 });
    expect(body.assessments).toMatchObject([
      {
        round: 1,
        reviewer: { name: 'Helena Brandt', post: 'Post of Helena Brandt', unit: 'Student Affairs' },
        decision: 'approve',
        level: 2,
        comment: 'Good questions.',
        decidedAt: '2026-05-05T15:00:00.000Z',
        scores: room.scored(3, 3, 2).scores,
        undone: null,
      },
    ]);
    expect(body.may).toMatchObject({ decide: false, undo: true });
    expect(await room.achievements(student)).toEqual([{ level: 2, state: 'live' }]);
  });

  it.each([
    ['a criterion open', () => room.scored(3, 3), 'scores-incomplete', 'scores'],
    ['a level no criterion has', () => room.scored(3, 3, 9), 'scores-invalid', 'scores.2.level'],
    ['a criterion of nobody', () => room.scored(3, 3, 3, 3), 'scores-invalid', 'scores.3.criterionId'],
    ['no scores', () => ({}), 'input-invalid', 'scores'],
  ])('does not approve with %s', async (_what, body, code, path) => {
    const { id } = await room.submit(student);
    const answer = await room.act(room.reviewer, id, 'approve', body());
    expect(answer).toMatchObject({ status: 400, body: { code, faults: [{ path }] } });
    expect(await room.achievements(student)).toEqual([]);
    expect((await room.rooms.as(student).get(`/api/submissions/${id}`)).body).toMatchObject({
      state: 'in-review',
      version: 1,
    });
  });

  it('returns with a comment, takes a second round and keeps the first', async () => {
    const { id } = await room.submit(student);
    expect(await room.act(room.reviewer, id, 'return', {})).toMatchObject({
      status: 400,
      body: { code: 'comment-needed' },
    });
    const returned = await room.act(room.reviewer, id, 'return', {
      ...room.scored(2),
      comment: 'Show the sources that disagree.',
    });
    expect(returned.body).toMatchObject({ state: 'returned', round: 1 });
    expect(await room.act(room.reviewer, id, 'approve', room.scored(3, 3, 3))).toMatchObject({
      status: 409,
      body: { code: 'submission-state' },
    });
    expect((await room.rooms.as(student).get<SubmissionView>(`/api/submissions/${id}`)).body).toMatchObject({
      may: { revise: true, withdraw: true, decide: false },
      assessments: [{ comment: 'Show the sources that disagree.' }],
    });

    room.clock.moveTo(new Date('2026-05-06T15:00:00Z'));
    const links = [{ title: 'Sources', url: 'https://library.sample.edu/floods' }];
    const revise = (who: string, submission: object) =>
      room.rooms.as(who).post<SubmissionView>(`/api/submissions/${id}/revise`, multipart(submission));
    const other = await room.campus.person('Somebody else', 'student');
    expect((await revise(other, { links })).status).toBe(404);
    expect((await revise(student, { links, version: 1 })).status).toBe(409);
    const revised = await revise(student, { links, targetLevel: 4, version: 2 });
    expect(revised.body).toMatchObject({ state: 'in-review', round: 2, targetLevel: 4 });
    expect(revised.body.evidence.map(({ round, kind }) => `${round} ${kind}`)).toEqual(['1 reflection', '2 link']);
    expect((await revise(student, { links })).status).toBe(409);

    const approved = await room.act(room.reviewer, id, 'approve', { ...room.scored(4, 4, 4), version: 3 });
    expect(approved.body).toMatchObject({ state: 'approved', round: 2, level: 4 });
    expect(approved.body.assessments.map(({ round, decision }) => `${round} ${decision}`)).toEqual([
      '1 return',
      '2 approve',
    ]);
  });

  it('declines with a comment, for good until it is undone', async () => {
    const { id } = await room.submit(student);
    expect(await room.act(room.reviewer, id, 'decline', { comment: ' ' })).toMatchObject({ status: 400 });
    expect(await room.act(room.reviewer, id, 'decline', { comment: 'This is not your work.' })).toMatchObject({
      body: { state: 'declined' },
    });
    expect(await room.achievements(student)).toEqual([]);
    expect(await room.act(room.reviewer, id, 'undo', { reason: 'It was, after all.' })).toMatchObject({
      body: { state: 'in-review', round: 1 },
    });
  });

  it('refuses a decision on what has changed since it was opened', async () => {
    const { id } = await room.submit(student);
    await room.act(room.reviewer, id, 'return', { comment: 'More.' });
    expect(await room.act(room.reviewer, id, 'undo', { reason: 'Slip.' })).toMatchObject({ status: 200 });
    expect(await room.act(room.reviewer, id, 'approve', { ...room.scored(3, 3, 3), version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
  });

  describe('nobody judges their own', () => {
    const cases: [string, () => Promise<{ judge: string; id: string }>][] = [
      [
        'own-work',
        async () => {
          await room.database.dataSource.query(
            `insert into role_grant (id, person_id, role, valid_from) values ($1, $2, 'reviewer', '2020-01-01')`,
            [newId(), student],
          );
          return { judge: student, id: (await room.submit(student)).id };
        },
      ],
      [
        'submitted-by-you',
        async () => {
          const { id } = await room.submit(student);
          await room.database.dataSource.query('update submission set submitted_by = $1 where id = $2', [
            room.reviewer,
            id,
          ]);
          return { judge: room.reviewer, id };
        },
      ],
      [
        'recorded-by-you',
        async () => {
          const participation = await room.campus.participation(student, { recordedBy: room.reviewer });
          return { judge: room.reviewer, id: (await room.submit(student, { participationIds: [participation] })).id };
        },
      ],
      [
        'verified-by-you',
        async () => {
          const participation = await room.campus.participation(student, { verifiedBy: room.reviewer });
          return { judge: room.reviewer, id: (await room.submit(student, { participationIds: [participation] })).id };
        },
      ],
    ];
    it.each(cases)('%s', async (code, arrange) => {
      const { judge, id } = await arrange();
      const bodies = { approve: room.scored(4, 4, 4), return: { comment: 'x' }, decline: { comment: 'x' } };
      for (const [verb, body] of Object.entries(bodies))
        expect(await room.act(judge, id, verb, body)).toMatchObject({ status: 403, body: { code } });
      expect((await room.rooms.as(judge).get<SubmissionView>(`/api/submissions/${id}`)).body).toMatchObject({
        state: 'in-review',
        obstacle: { code },
        may: { decide: false },
      });
      const queued = (await room.queueOf(judge)).find((row) => row.id === id);
      // Own work is not in one's queue; what one had a hand in is shown there with the reason.
      expect(queued?.obstacle?.code).toBe(code === 'own-work' ? undefined : code);
      const another = await room.campus.person('Another reviewer', 'reviewer');
      const approved = await room.act(another, id, 'approve', room.scored(4, 4, 4));
      expect(approved).toMatchObject({ status: 200, body: { obstacle: null } });
      // Nor do they take back what another one decided on it.
      expect(await room.act(judge, id, 'undo', { reason: 'x' })).toMatchObject({ status: 403, body: { code } });
    });
  });

  describe('what is assigned', () => {
    it('is by competency or by the programme the work was made in; the rest is not there', async () => {
      const plain = await room.submit(student);
      const attached = await room.campus.participation(student);
      const made = await room.submit(student, {
        competencyId: room.campus.otherCompetencyId,
        participationIds: [attached],
      });
      const byCompetency = await room.campus.person('By competency', 'reviewer', {
        competency_id: room.campus.competencyId,
      });
      const byProgramme = await room.campus.person('By programme', 'reviewer', {
        programme_id: room.campus.programmeId,
      });
      const sees = async (who: string) => {
        const filter = encodeURIComponent(JSON.stringify({ id: [plain.id, made.id] }));
        return (await room.rooms.as(who).get<SubmissionRow[]>(`/api/submissions?filter=${filter}`)).body.map(
          ({ id }) => id,
        );
      };
      expect(await sees(byCompetency)).toEqual([plain.id]);
      expect(await sees(byProgramme)).toEqual([made.id]);
      expect(await sees(room.reviewer)).toEqual([plain.id, made.id]);
      expect(await room.act(byProgramme, plain.id, 'approve', room.scored(3, 3, 3))).toMatchObject({ status: 404 });
      expect(await room.act(byProgramme, made.id, 'approve', room.scored(3, 3, 3))).toMatchObject({ status: 200 });
    });

    it('is not for students, staff or registrar to judge', async () => {
      const { id } = await room.submit(student);
      const registrar = await room.campus.person('Registrar', 'registrar');
      const staff = await room.campus.person('Staff', 'staff', { unit_id: room.campus.unitId });
      for (const who of [student, registrar, staff])
        expect(await room.act(who, id, 'approve', room.scored(4, 4, 4))).toMatchObject({
          status: 403,
          body: { code: 'not-permitted' },
        });
      expect((await room.rooms.as(registrar).get(`/api/submissions/${id}`)).status).toBe(200);
      expect((await room.rooms.as(staff).get(`/api/submissions/${id}`)).status).toBe(403);
      const other = await room.campus.person('Another student', 'student');
      expect((await room.rooms.as(other).get(`/api/submissions/${id}`)).status).toBe(404);
    });

    it('comes oldest first with its age, in pages, and is found by name', async () => {
      const one = await room.campus.person('Judge of few', 'reviewer', {
        competency_id: room.campus.otherCompetencyId,
      });
      await room.database.dataSource.query(
        `update submission set state = 'withdrawn' where competency_id = $1 and state = 'in-review'`,
        [room.campus.otherCompetencyId],
      );
      const ids: string[] = [];
      for (const [index, name] of ['Zoë Ångström', 'Ali', 'Siobhán O’Brien'].entries()) {
        student = await room.campus.person(name, 'student');
        room.clock.moveTo(new Date(`2026-05-0${3 - index}T15:00:00Z`));
        ids.push((await room.submit(student, { competencyId: room.campus.otherCompetencyId })).id);
      }
      room.clock.moveTo(new Date('2026-05-10T14:00:00Z'));
      const list = (query: string) => room.rooms.as(one).get<SubmissionRow[]>(`/api/submissions?${query}`);
      const first = await list(`filter={"queue":true}&range=[0,1]`);
      expect(first.headers.get('content-range')).toBe('submissions 0-1/3');
      expect(first.body.map(({ id, ageDays }) => [id, ageDays])).toEqual([
        [ids[2], 8],
        [ids[1], 7],
      ]);
      expect(
        (await list('sort=["person","ASC"]&filter={"state":"in-review"}')).body.map(({ person }) => person.displayName),
      ).toEqual(['Ali', 'Siobhán O’Brien', 'Zoë Ångström']);
      expect((await list('filter={"q":"ali"}')).body).toHaveLength(1);
      expect((await list('filter={"q":"%"}')).body).toHaveLength(0);
      expect((await list('filter={"state":["approved","declined"]}')).body.map(({ state }) => state)).toEqual([
        'approved',
      ]);
      expect((await list('filter={"state":"lost"}')).status).toBe(400);
      expect((await list('filter={"surprise":1}')).status).toBe(400);
      expect((await list('filter={"id":["null"]}')).status).toBe(400);
    });
  });

  it('writes every decision to the log, and the log holds', async () => {
    const verbs: { verb: string }[] = await room.database.dataSource.query(
      'select distinct verb from audit_event order by verb',
    );
    expect(verbs.map(({ verb }) => verb)).toEqual([
      'submission.approve',
      'submission.decline',
      'submission.return',
      'submission.revise',
      'submission.submit',
      'submission.undo',
    ]);
    expect(await room.rooms.app.get(AuditLog).verify(room.database.dataSource)).toMatchObject({ ok: true });
  });
});

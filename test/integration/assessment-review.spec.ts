import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AchievementFacts, AssessmentModule, assessmentEntities } from '@laurel/assessment';
import type { SubmissionRow, SubmissionView } from '@laurel/contract';
import { AuditLog, FixedClock, newId } from '@laurel/platform';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openRooms, type RoomServer } from '../support/room-server.js';
import { makeSmallCampus, type SmallCampus } from '../support/small-campus.js';

describe('Judging work', () => {
  let database: TestDatabase;
  let rooms: RoomServer;
  let campus: SmallCampus;
  const clock = new FixedClock(new Date('2026-05-05T15:00:00Z'));
  let reviewer: string;
  let student: string;

  beforeAll(async () => {
    database = await createTestDatabase({ entities: assessmentEntities });
    campus = await makeSmallCampus(database.dataSource);
    rooms = await openRooms([AssessmentModule], { dataSource: database.dataSource, clock });
    reviewer = await campus.person('Helena Brandt', 'reviewer');
  });
  afterAll(async () => {
    await rooms?.close();
    await database?.drop();
  });
  beforeEach(async () => {
    clock.moveTo(new Date('2026-05-05T15:00:00Z'));
    student = await campus.person('Babacar N’Diaye', 'student');
  });

  const form = (submission: object): FormData => {
    const data = new FormData();
    data.append('submission', JSON.stringify(submission));
    return data;
  };
  const work = (extra: object = {}) =>
    form({ competencyId: campus.competencyId, targetLevel: 3, reflection: 'Who floods?', ...extra });
  const submit = async (extra: object = {}): Promise<SubmissionView> =>
    (await rooms.as(student).post<SubmissionView>('/api/submissions', work(extra))).body;
  const act = <T = SubmissionView>(who: string, id: string, verb: string, body: object = {}) =>
    rooms.as(who).post<T & { code?: string }>(`/api/submissions/${id}/${verb}`, body);
  const scored = (...levels: number[]) => ({
    scores: levels.map((level, index) => ({ criterionId: campus.criteria[index] ?? newId(), level })),
  });
  const achievements = (): Promise<{ level: number; state: string }[]> =>
    database.dataSource.query(
      'select level, state from competency_achievement where person_id = $1 order by created_at, id',
      [student],
    );
  const queueOf = async (who: string): Promise<SubmissionRow[]> =>
    (await rooms.as(who).get<SubmissionRow[]>(`/api/submissions?filter=${encodeURIComponent('{"queue":true}')}`)).body;

  it('gives the level that the weighted scores reach, rounded down, though another was aimed at', async () => {
    const { id } = await submit({ targetLevel: 4 });
    const { status, body } = await act(reviewer, id, 'approve', { ...scored(3, 3, 2), comment: 'Good questions.' });
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
        scores: scored(3, 3, 2).scores,
        undone: null,
      },
    ]);
    expect(body.may).toMatchObject({ decide: false, undo: true });
    expect(await achievements()).toEqual([{ level: 2, state: 'live' }]);
  });

  it.each([
    ['a criterion open', () => scored(3, 3), 'scores-incomplete', 'scores'],
    ['a level no criterion has', () => scored(3, 3, 9), 'scores-invalid', 'scores.2.level'],
    ['a criterion of nobody', () => scored(3, 3, 3, 3), 'scores-invalid', 'scores.3.criterionId'],
    ['no scores', () => ({}), 'input-invalid', 'scores'],
  ])('does not approve with %s', async (_what, body, code, path) => {
    const { id } = await submit();
    const answer = await act(reviewer, id, 'approve', body());
    expect(answer).toMatchObject({ status: 400, body: { code, faults: [{ path }] } });
    expect(await achievements()).toEqual([]);
    expect((await rooms.as(student).get(`/api/submissions/${id}`)).body).toMatchObject({
      state: 'in-review',
      version: 1,
    });
  });

  it('returns with a comment, takes a second round and keeps the first', async () => {
    const { id } = await submit();
    expect(await act(reviewer, id, 'return', {})).toMatchObject({ status: 400, body: { code: 'comment-needed' } });
    const returned = await act(reviewer, id, 'return', { ...scored(2), comment: 'Show the sources that disagree.' });
    expect(returned.body).toMatchObject({ state: 'returned', round: 1 });
    expect(await act(reviewer, id, 'approve', scored(3, 3, 3))).toMatchObject({
      status: 409,
      body: { code: 'submission-state' },
    });
    expect((await rooms.as(student).get<SubmissionView>(`/api/submissions/${id}`)).body).toMatchObject({
      may: { revise: true, withdraw: true, decide: false },
      assessments: [{ comment: 'Show the sources that disagree.' }],
    });

    clock.moveTo(new Date('2026-05-06T15:00:00Z'));
    const links = [{ title: 'Sources', url: 'https://library.sample.edu/floods' }];
    const revise = (who: string, submission: object) =>
      rooms.as(who).post<SubmissionView>(`/api/submissions/${id}/revise`, form(submission));
    const other = await campus.person('Somebody else', 'student');
    expect((await revise(other, { links })).status).toBe(404);
    expect((await revise(student, { links, version: 1 })).status).toBe(409);
    const revised = await revise(student, { links, targetLevel: 4, version: 2 });
    expect(revised.body).toMatchObject({ state: 'in-review', round: 2, targetLevel: 4 });
    expect(revised.body.evidence.map(({ round, kind }) => `${round} ${kind}`)).toEqual(['1 reflection', '2 link']);
    expect((await revise(student, { links })).status).toBe(409);

    const approved = await act(reviewer, id, 'approve', { ...scored(4, 4, 4), version: 3 });
    expect(approved.body).toMatchObject({ state: 'approved', round: 2, level: 4 });
    expect(approved.body.assessments.map(({ round, decision }) => `${round} ${decision}`)).toEqual([
      '1 return',
      '2 approve',
    ]);
  });

  it('declines with a comment, for good until it is undone', async () => {
    const { id } = await submit();
    expect(await act(reviewer, id, 'decline', { comment: ' ' })).toMatchObject({ status: 400 });
    expect(await act(reviewer, id, 'decline', { comment: 'This is not your work.' })).toMatchObject({
      body: { state: 'declined' },
    });
    expect(await achievements()).toEqual([]);
    expect(await act(reviewer, id, 'undo', { reason: 'It was, after all.' })).toMatchObject({
      body: { state: 'in-review', round: 1 },
    });
  });

  it('refuses a decision on what has changed since it was opened', async () => {
    const { id } = await submit();
    await act(reviewer, id, 'return', { comment: 'More.' });
    expect(await act(reviewer, id, 'undo', { reason: 'Slip.' })).toMatchObject({ status: 200 });
    expect(await act(reviewer, id, 'approve', { ...scored(3, 3, 3), version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    });
  });

  describe('nobody judges their own', () => {
    const cases: [string, () => Promise<{ judge: string; id: string }>][] = [
      [
        'own-work',
        async () => {
          await database.dataSource.query(
            `insert into role_grant (id, person_id, role, valid_from) values ($1, $2, 'reviewer', '2020-01-01')`,
            [newId(), student],
          );
          return { judge: student, id: (await submit()).id };
        },
      ],
      [
        'submitted-by-you',
        async () => {
          const { id } = await submit();
          await database.dataSource.query('update submission set submitted_by = $1 where id = $2', [reviewer, id]);
          return { judge: reviewer, id };
        },
      ],
      [
        'recorded-by-you',
        async () => {
          const participation = await campus.participation(student, { recordedBy: reviewer });
          return { judge: reviewer, id: (await submit({ participationIds: [participation] })).id };
        },
      ],
      [
        'verified-by-you',
        async () => {
          const participation = await campus.participation(student, { verifiedBy: reviewer });
          return { judge: reviewer, id: (await submit({ participationIds: [participation] })).id };
        },
      ],
    ];
    it.each(cases)('%s', async (code, arrange) => {
      const { judge, id } = await arrange();
      const bodies = { approve: scored(4, 4, 4), return: { comment: 'x' }, decline: { comment: 'x' } };
      for (const [verb, body] of Object.entries(bodies))
        expect(await act(judge, id, verb, body)).toMatchObject({ status: 403, body: { code } });
      expect((await rooms.as(judge).get<SubmissionView>(`/api/submissions/${id}`)).body).toMatchObject({
        state: 'in-review',
        obstacle: { code },
        may: { decide: false },
      });
      const queued = (await queueOf(judge)).find((row) => row.id === id);
      // Own work is not in one's queue; what one had a hand in is shown there with the reason.
      expect(queued?.obstacle?.code).toBe(code === 'own-work' ? undefined : code);
      const another = await campus.person('Another reviewer', 'reviewer');
      const approved = await act(another, id, 'approve', scored(4, 4, 4));
      expect(approved).toMatchObject({ status: 200, body: { obstacle: null } });
      // Nor do they take back what another one decided on it.
      expect(await act(judge, id, 'undo', { reason: 'x' })).toMatchObject({ status: 403, body: { code } });
    });
  });

  describe('what is assigned', () => {
    it('is by competency or by the programme the work was made in; the rest is not there', async () => {
      const plain = await submit();
      const attached = await campus.participation(student);
      const made = await submit({ competencyId: campus.otherCompetencyId, participationIds: [attached] });
      const byCompetency = await campus.person('By competency', 'reviewer', { competency_id: campus.competencyId });
      const byProgramme = await campus.person('By programme', 'reviewer', { programme_id: campus.programmeId });
      const sees = async (who: string) => {
        const filter = encodeURIComponent(JSON.stringify({ id: [plain.id, made.id] }));
        return (await rooms.as(who).get<SubmissionRow[]>(`/api/submissions?filter=${filter}`)).body.map(({ id }) => id);
      };
      expect(await sees(byCompetency)).toEqual([plain.id]);
      expect(await sees(byProgramme)).toEqual([made.id]);
      expect(await sees(reviewer)).toEqual([plain.id, made.id]);
      expect(await act(byProgramme, plain.id, 'approve', scored(3, 3, 3))).toMatchObject({ status: 404 });
      expect(await act(byProgramme, made.id, 'approve', scored(3, 3, 3))).toMatchObject({ status: 200 });
    });

    it('is not for students, staff or registrar to judge', async () => {
      const { id } = await submit();
      const registrar = await campus.person('Registrar', 'registrar');
      const staff = await campus.person('Staff', 'staff', { unit_id: campus.unitId });
      for (const who of [student, registrar, staff])
        expect(await act(who, id, 'approve', scored(4, 4, 4))).toMatchObject({
          status: 403,
          body: { code: 'not-permitted' },
        });
      expect((await rooms.as(registrar).get(`/api/submissions/${id}`)).status).toBe(200);
      expect((await rooms.as(staff).get(`/api/submissions/${id}`)).status).toBe(403);
      const other = await campus.person('Another student', 'student');
      expect((await rooms.as(other).get(`/api/submissions/${id}`)).status).toBe(404);
    });

    it('comes oldest first with its age, in pages, and is found by name', async () => {
      const one = await campus.person('Judge of few', 'reviewer', { competency_id: campus.otherCompetencyId });
      await database.dataSource.query(
        `update submission set state = 'withdrawn' where competency_id = $1 and state = 'in-review'`,
        [campus.otherCompetencyId],
      );
      const ids: string[] = [];
      for (const [index, name] of ['Zoë Ångström', 'Ali', 'Siobhán O’Brien'].entries()) {
        student = await campus.person(name, 'student');
        clock.moveTo(new Date(`2026-05-0${3 - index}T15:00:00Z`));
        ids.push((await submit({ competencyId: campus.otherCompetencyId })).id);
      }
      clock.moveTo(new Date('2026-05-10T14:00:00Z'));
      const list = (query: string) => rooms.as(one).get<SubmissionRow[]>(`/api/submissions?${query}`);
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

  describe('levels awarded', () => {
    const award = async (...levels: [number, number, number]): Promise<string> => {
      clock.moveTo(new Date(clock.now().getTime() + 86_400_000));
      const { id } = await submit();
      await act(reviewer, id, 'approve', scored(...levels));
      return id;
    };

    it('a higher one replaces, an equal or lower one is kept beside; undoing brings back', async () => {
      await award(2, 2, 2);
      const third = await award(3, 3, 3);
      await award(3, 3, 3);
      await award(1, 1, 1);
      expect(await achievements()).toEqual([
        { level: 2, state: 'superseded' },
        { level: 3, state: 'live' },
        { level: 3, state: 'superseded' },
        { level: 1, state: 'superseded' },
      ]);
      const undone = await act(reviewer, third, 'undo', { reason: 'Wrong student.' });
      expect(undone.body).toMatchObject({
        state: 'in-review',
        level: null,
        assessments: [{ decision: 'approve', undone: { by: 'Helena Brandt', reason: 'Wrong student.' } }],
        may: { decide: true, undo: false },
      });
      expect((await achievements()).map(({ state }) => state)).toEqual([
        'superseded',
        'withdrawn',
        'live',
        'superseded',
      ]);
      expect(await act(reviewer, third, 'approve', scored(4, 4, 4))).toMatchObject({ body: { level: 4 } });
      expect((await achievements()).filter(({ state }) => state === 'live')).toEqual([{ level: 4, state: 'live' }]);
    });

    it('an undo waits while a newer submission is open', async () => {
      const first = await award(2, 2, 2);
      const newer = await submit();
      const undo = () => act(reviewer, first, 'undo', { reason: 'Wrong.' });
      expect(await undo()).toMatchObject({ status: 409, body: { code: 'newer-submission-open' } });
      await act(reviewer, newer.id, 'decline', { comment: 'No.' });
      expect((await undo()).status).toBe(200);
      expect(await achievements()).toEqual([{ level: 2, state: 'withdrawn' }]);
    });

    it('two reviewers at the same moment make one decision', async () => {
      const { id } = await submit();
      const second = await campus.person('Second reviewer', 'reviewer');
      const answers = await Promise.all([
        act(reviewer, id, 'approve', scored(3, 3, 3)),
        act(second, id, 'approve', scored(2, 2, 2)),
        act(second, id, 'decline', { comment: 'No.' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    });

    it('become entries of the record: competency, level, scores, digests, witness, where the work came from', async () => {
      const participation = await campus.participation(student);
      const links = [{ title: 'Report', url: 'https://reports.sample.edu/1' }];
      const { id } = await submit({ participationIds: [participation], links });
      const { dataSource } = database;
      const facts = rooms.app.get(AchievementFacts);
      expect(await facts.assessedParticipationIds(dataSource.manager, [student])).toEqual(new Set());
      await act(reviewer, id, 'approve', scored(3, 4, 3));
      expect(await facts.assessedParticipationIds(dataSource.manager, [student])).toEqual(new Set([participation]));
      const entries = await facts.forPeople(dataSource.manager, [student, reviewer]);
      expect([...entries.keys()]).toEqual([student]);
      expect(entries.get(student)).toEqual([
        {
          kind: 'competency',
          key: expect.stringMatching(/^competency:[0-9a-f-]{36}$/),
          title: 'Critical thinking',
          startsOn: null,
          endsOn: '2026-05-05',
          termCode: '2026SP',
          termTitle: 'Spring 2026',
          witnesses: [
            {
              name: 'Helena Brandt',
              post: 'Post of Helena Brandt',
              unit: 'Student Affairs',
              capacity: 'faculty',
              method: 'rubric',
              at: '2026-05-05T15:00:00.000Z',
            },
          ],
          competency: {
            competencyId: campus.competencyId,
            uri: 'https://northfield.sample.edu/competencies/critical-thinking',
            name: 'Critical thinking',
            statement: 'Critical thinking, in one sentence.',
            code: null,
            framework: 'Career readiness',
            level: 3,
            levelName: 'Proficient',
          },
          scale: expect.arrayContaining([{ level: 1, name: 'Foundational', meaning: 'What Foundational means.' }]),
          rubricTitle: 'Critical thinking',
          scores: [
            { criterion: 'Questions the problem', level: 3, levelName: 'Proficient' },
            { criterion: 'Weighs evidence', level: 4, levelName: 'Advanced' },
            { criterion: 'Reasons to a conclusion', level: 3, levelName: 'Proficient' },
          ],
          evidence: [
            {
              name: 'Reflection',
              kind: 'reflection',
              sha256: createHash('sha256').update('Who floods?').digest('hex'),
            },
            { name: 'Report', kind: 'link', sha256: null },
          ],
          from: [`participation:${participation}`],
        },
      ]);
      await act(reviewer, id, 'undo', { reason: 'Slip.' });
      expect(await facts.forPeople(dataSource.manager, [student])).toEqual(new Map());
      expect(await facts.assessedParticipationIds(dataSource.manager, [student])).toEqual(new Set());
    });
  });

  it('writes every decision to the log, and the log holds', async () => {
    const verbs: { verb: string }[] = await database.dataSource.query(
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
    expect(await rooms.app.get(AuditLog).verify(database.dataSource)).toMatchObject({ ok: true });
  });
});

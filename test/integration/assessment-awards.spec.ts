import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AchievementFacts } from '@laurel/assessment';
import { ReviewRoom } from '../support/review-room.js';

describe('Levels awarded', () => {
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

  const award = async (...levels: [number, number, number]): Promise<string> => {
    room.clock.moveTo(new Date(room.clock.now().getTime() + 86_400_000));
    const { id } = await room.submit(student);
    await room.act(room.reviewer, id, 'approve', room.scored(...levels));
    return id;
  };

  it('a higher one replaces, an equal or lower one is kept beside; undoing brings back', async () => {
    await award(2, 2, 2);
    const third = await award(3, 3, 3);
    await award(3, 3, 3);
    await award(1, 1, 1);
    expect(await room.achievements(student)).toEqual([
      { level: 2, state: 'superseded' },
      { level: 3, state: 'live' },
      { level: 3, state: 'superseded' },
      { level: 1, state: 'superseded' },
    ]);
    const undone = await room.act(room.reviewer, third, 'undo', { reason: 'Wrong student.' });
    expect(undone.body).toMatchObject({
      state: 'in-review',
      level: null,
      assessments: [{ decision: 'approve', undone: { by: 'Helena Brandt', reason: 'Wrong student.' } }],
      may: { decide: true, undo: false },
    });
    expect((await room.achievements(student)).map(({ state }) => state)).toEqual([
      'superseded',
      'withdrawn',
      'live',
      'superseded',
    ]);
    expect(await room.act(room.reviewer, third, 'approve', room.scored(4, 4, 4))).toMatchObject({ body: { level: 4 } });
    expect((await room.achievements(student)).filter(({ state }) => state === 'live')).toEqual([
      { level: 4, state: 'live' },
    ]);
  });

  it('an undo waits while a newer submission is open', async () => {
    const first = await award(2, 2, 2);
    const newer = await room.submit(student);
    const undo = () => room.act(room.reviewer, first, 'undo', { reason: 'Wrong.' });
    expect(await undo()).toMatchObject({ status: 409, body: { code: 'newer-submission-open' } });
    await room.act(room.reviewer, newer.id, 'decline', { comment: 'No.' });
    expect((await undo()).status).toBe(200);
    expect(await room.achievements(student)).toEqual([{ level: 2, state: 'withdrawn' }]);
  });

  it('two reviewers at the same moment make one decision', async () => {
    const { id } = await room.submit(student);
    const second = await room.campus.person('Second reviewer', 'reviewer');
    const answers = await Promise.all([
      room.act(room.reviewer, id, 'approve', room.scored(3, 3, 3)),
      room.act(second, id, 'approve', room.scored(2, 2, 2)),
      room.act(second, id, 'decline', { comment: 'No.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('become entries of the record: competency, level, scores, digests, witness, where the work came from', async () => {
    const participation = await room.campus.participation(student);
    const links = [{ title: 'Report', url: 'https://reports.sample.edu/1' }];
    const { id } = await room.submit(student, { participationIds: [participation], links });
    const { dataSource } = room.database;
    const facts = room.rooms.app.get(AchievementFacts);
    expect(await facts.assessedParticipationIds(dataSource.manager, [student])).toEqual(new Set());
    await room.act(room.reviewer, id, 'approve', room.scored(3, 4, 3));
    expect(await facts.assessedParticipationIds(dataSource.manager, [student])).toEqual(new Set([participation]));
    const entries = await facts.forPeople(dataSource.manager, [student, room.reviewer]);
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
          competencyId: room.campus.competencyId,
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
    await room.act(room.reviewer, id, 'undo', { reason: 'Slip.' });
    expect(await facts.forPeople(dataSource.manager, [student])).toEqual(new Map());
    expect(await facts.assessedParticipationIds(dataSource.manager, [student])).toEqual(new Set());
  });
});

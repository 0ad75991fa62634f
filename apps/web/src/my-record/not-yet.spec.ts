import { describe, expect, it } from '@jest/globals';
import type { MyParticipation, SubmissionRow } from '@laurel/contract';
import { notYet } from './not-yet.js';

const submission = (id: string, state: SubmissionRow['state'], submittedAt: string, competency = 'CRT') =>
  ({
    id,
    state,
    round: 2,
    competency: { id: competency, name: competency, code: null },
    targetLevelName: 'Proficient',
    submittedAt,
    ageDays: 1,
  }) as SubmissionRow;
const participation = (id: string, state: MyParticipation['state'], more: Partial<MyParticipation> = {}) =>
  ({
    id,
    state,
    programme: { title: 'Choir' },
    role: { name: 'Member' },
    unit: { name: 'Music' },
    minutes: 90,
    declineReason: null,
    waitsFor: null,
    ...more,
  }) as MyParticipation;

describe('what is not on the record yet', () => {
  it('puts what needs the student first, what was declined last', () => {
    const items = notYet(
      [
        participation('p1', 'declined', { declineReason: 'Not on the sheet.' }),
        participation('p2', 'seconding', { waitsFor: 'second person' }),
      ],
      [submission('s1', 'returned', '2026-01-02')],
      new Map([['s1', { by: 'Dr Brandt', words: 'Name a decision.' }]]),
    );
    expect(items.map(({ kind, title, words, to }) => [kind, title, words, to])).toEqual([
      ['returned', 'CRT: returned', 'Dr Brandt: “Name a decision.”', '/evidence/s1'],
      ['waiting', 'Choir: waiting', 'Member, 1 h 30 min. One person agreed; waits for a second in Music.', null],
      ['declined', 'Choir: declined', 'Music: “Not on the sheet.”', null],
    ]);
  });

  it('leaves out a declined submission once a newer one answers it, and keeps the newer', () => {
    const all = [
      submission('old', 'declined', '2026-01-01'),
      submission('new', 'in-review', '2026-02-01'),
      submission('other', 'declined', '2026-01-01', 'LEA'),
    ];
    expect(notYet([], all, new Map()).map((item) => item.key)).toEqual(['submission:new', 'submission:other']);
  });

  it('says nothing of what is on the record or was taken back', () =>
    expect(
      notYet(
        [participation('p', 'verified'), participation('w', 'withdrawn')],
        [submission('a', 'approved', '2026-01-01'), submission('w', 'withdrawn', '2026-01-01')],
        new Map(),
      ),
    ).toEqual([]));
});

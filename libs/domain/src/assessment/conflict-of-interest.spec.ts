import { describe, expect, it } from '@jest/globals';
import { type InvolvedPeople, mustBeImpartial, reviewObstacle } from './conflict-of-interest.js';

const reviewer = 'reviewer';
const involved: InvolvedPeople = {
  studentId: 'student',
  submittedBy: 'student',
  participations: [{ recordedBy: 'coordinator', verifierIds: ['dean'] }],
};

describe('who may judge a submission', () => {
  it('anyone with no hand in it', () => expect(reviewObstacle(reviewer, involved)).toBeNull());

  it.each([
    ['own-work', { studentId: reviewer }],
    ['submitted-by-you', { submittedBy: reviewer }],
    ['recorded-by-you', { participations: [{ recordedBy: reviewer, verifierIds: [] }] }],
    [
      'verified-by-you',
      { participations: [...involved.participations, { recordedBy: null, verifierIds: ['dean', reviewer] }] },
    ],
  ] as const)('not with %s', (code, change) => {
    const found = reviewObstacle(reviewer, { ...involved, ...change });
    expect(found?.code).toBe(code);
    expect(() => mustBeImpartial(reviewer, { ...involved, ...change })).toThrow(
      expect.objectContaining({ kind: 'forbidden', code }),
    );
  });

  it('names the nearest reason first: own work before having verified it', () =>
    expect(
      reviewObstacle('a', {
        studentId: 'a',
        submittedBy: 'a',
        participations: [{ recordedBy: 'a', verifierIds: ['a'] }],
      })?.code,
    ).toBe('own-work'));
});

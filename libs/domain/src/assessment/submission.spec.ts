import { describe, expect, it } from '@jest/globals';
import {
  approveSubmission,
  declineSubmission,
  returnSubmission,
  reviseSubmission,
  SUBMISSION_STATES,
  type SubmissionState,
  type SubmitFacts,
  submitWork,
  undoAssessment,
  withdrawSubmission,
} from './submission.js';

const at = (state: SubmissionState, round = 1) => ({ state, round });
const code = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'allowed';
};

const handedIn: SubmitFacts = {
  competency: { status: 'active', hasRubric: true },
  targetLevel: 3,
  scale: [1, 2, 3, 4],
  openAlready: false,
};

describe('handing in work', () => {
  it('starts in review, in round 1', () => expect(submitWork(handedIn)).toEqual(at('in-review')));

  it.each([
    ['competency-retired', { competency: { status: 'retired', hasRubric: true } }],
    ['competency-without-rubric', { competency: { status: 'active', hasRubric: false } }],
    ['level-unknown', { targetLevel: 5 }],
    ['submission-open', { openAlready: true }],
  ] as const)('is refused with %s', (expected, change) =>
    expect(code(() => submitWork({ ...handedIn, ...change }))).toBe(expected),
  );
});

describe('the life of a submission', () => {
  it('keeps the round when returned and adds one when revised', () => {
    const returned = returnSubmission(at('in-review', 2), 'Name your sources.');
    expect(returned).toEqual(at('returned', 2));
    expect(reviseSubmission(returned)).toEqual(at('in-review', 3));
  });

  it('ends approved, declined or withdrawn', () => {
    expect(approveSubmission(at('in-review', 2))).toEqual(at('approved', 2));
    expect(declineSubmission(at('in-review'), 'This is another student’s report.')).toEqual(at('declined'));
    expect(withdrawSubmission(at('returned'))).toEqual(at('withdrawn'));
  });

  const verbs = {
    revise: reviseSubmission,
    withdraw: withdrawSubmission,
    approve: approveSubmission,
    return: (one: ReturnType<typeof at>) => returnSubmission(one, 'Because.'),
    decline: (one: ReturnType<typeof at>) => declineSubmission(one, 'Because.'),
    undo: (one: ReturnType<typeof at>) => undoAssessment(one, false),
  };
  const allowed: Record<keyof typeof verbs, SubmissionState[]> = {
    revise: ['returned'],
    withdraw: ['in-review', 'returned'],
    approve: ['in-review'],
    return: ['in-review'],
    decline: ['in-review'],
    undo: ['returned', 'approved', 'declined'],
  };
  const cases = Object.entries(verbs).flatMap(([name, verb]) =>
    SUBMISSION_STATES.map((state) => ({ name, state, verb, may: allowed[name as keyof typeof verbs].includes(state) })),
  );
  it.each(cases)('$name of one that is $state: $may', ({ state, verb, may }) =>
    expect(code(() => verb(at(state)))).toBe(may ? 'allowed' : 'submission-state'),
  );
});

describe('a return or a decline', () => {
  it.each([null, undefined, '', '   '])('needs a comment, and %j is none', (comment) => {
    expect(code(() => returnSubmission(at('in-review'), comment))).toBe('comment-needed');
    expect(code(() => declineSubmission(at('in-review'), comment))).toBe('comment-needed');
  });
});

describe('taking a decision back', () => {
  it('puts the submission in review again, in the same round', () =>
    expect(undoAssessment(at('approved', 2), false)).toEqual(at('in-review', 2)));

  it('waits until a newer submission for the competency is decided', () =>
    expect(code(() => undoAssessment(at('approved'), true))).toBe('newer-submission-open'));
});

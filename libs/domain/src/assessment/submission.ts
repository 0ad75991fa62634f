import { conflict, invalidField } from '../errors.js';

export const SUBMISSION_STATES = ['in-review', 'returned', 'approved', 'declined', 'withdrawn'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** The words on screen; a returned one names its round as well. */
export const SUBMISSION_WORDS: Record<SubmissionState, string> = {
  'in-review': 'In review',
  returned: 'Returned',
  approved: 'Approved',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

export const ASSESSMENT_DECISIONS = ['approve', 'return', 'decline'] as const;
export type AssessmentDecision = (typeof ASSESSMENT_DECISIONS)[number];

export type SubmissionVerb = 'revise' | 'withdraw' | AssessmentDecision | 'undo';

interface Move {
  from: readonly SubmissionState[];
  to: SubmissionState;
}

/** Every way a submission can go after it was made. What is not in this table does not happen. */
export const SUBMISSION_MOVES: Record<SubmissionVerb, Move> = {
  revise: { from: ['returned'], to: 'in-review' },
  withdraw: { from: ['in-review', 'returned'], to: 'withdrawn' },
  approve: { from: ['in-review'], to: 'approved' },
  return: { from: ['in-review'], to: 'returned' },
  decline: { from: ['in-review'], to: 'declined' },
  undo: { from: ['returned', 'approved', 'declined'], to: 'in-review' },
};

/** What the verbs need to know of a submission. */
export interface SubmissionFacts {
  state: SubmissionState;
  /** 1 for the first; each revision after a return is one more. */
  round: number;
}

const OF_STATE: Record<SubmissionState, string> = {
  'in-review': 'is in review',
  returned: 'was returned to the student',
  approved: 'was approved',
  declined: 'was declined',
  withdrawn: 'was withdrawn by the student',
};

const REMEDY: Record<SubmissionVerb, string> = {
  revise: 'Only a returned submission takes a new round.',
  withdraw: 'Only what is in review or returned can be withdrawn.',
  approve: 'Only what is in review can be approved; undo the last decision first.',
  return: 'Only what is in review can be returned; undo the last decision first.',
  decline: 'Only what is in review can be declined; undo the last decision first.',
  undo: 'There is no decision to take back.',
};

export const canMoveSubmission = (state: SubmissionState, verb: SubmissionVerb): boolean =>
  SUBMISSION_MOVES[verb].from.includes(state);

function move(submission: SubmissionFacts, verb: SubmissionVerb): SubmissionFacts {
  if (!canMoveSubmission(submission.state, verb))
    throw conflict('submission-state', `This submission ${OF_STATE[submission.state]}. ${REMEDY[verb]}`);
  return { state: SUBMISSION_MOVES[verb].to, round: submission.round };
}

/** What a student needs to hand in work for a competency. */
export interface SubmitFacts {
  competency: { status: 'active' | 'retired'; hasRubric: boolean };
  targetLevel: number;
  /** Levels of the institution's scale. */
  scale: readonly number[];
  /** Another submission of this student for this competency is in review or returned. */
  openAlready: boolean;
}

/** A student hands in work. One submission a competency is open at a time, so that two reviewers never judge it twice. */
export function submitWork(facts: SubmitFacts): SubmissionFacts {
  if (facts.competency.status === 'retired')
    throw conflict('competency-retired', 'This competency is no longer in use. Choose another one.');
  if (!facts.competency.hasRubric)
    throw conflict('competency-without-rubric', 'This competency has no rubric, so work cannot be judged against it.');
  mustBeOnScale(facts.targetLevel, facts.scale);
  if (facts.openAlready)
    throw conflict(
      'submission-open',
      'You already have a submission open for this competency. Revise that one, or withdraw it first.',
    );
  return { state: 'in-review', round: 1 };
}

export function mustBeOnScale(level: number, scale: readonly number[]): void {
  if (!scale.includes(level))
    throw invalidField(
      'targetLevel',
      'level-unknown',
      `There is no level ${level}. Choose one of ${scale.join(', ')}.`,
    );
}

/** The student answers a return with more work: the next round. Earlier rounds stay as they were. */
export const reviseSubmission = (submission: SubmissionFacts): SubmissionFacts => {
  const next = move(submission, 'revise');
  return { ...next, round: submission.round + 1 };
};

export const withdrawSubmission = (submission: SubmissionFacts): SubmissionFacts => move(submission, 'withdraw');

/** Whether the scores allow it is asked by `levelToApprove`; whether this reviewer may, by `mustBeImpartial`. */
export const approveSubmission = (submission: SubmissionFacts): SubmissionFacts => move(submission, 'approve');

/** Back to the student with what is missing; the round is kept. */
export function returnSubmission(submission: SubmissionFacts, comment: string | null | undefined): SubmissionFacts {
  mustSayWhy(comment, 'Say what is missing, so that the student knows what to add.');
  return move(submission, 'return');
}

export function declineSubmission(submission: SubmissionFacts, comment: string | null | undefined): SubmissionFacts {
  mustSayWhy(comment, 'Say why, so that the student can understand the decision.');
  return move(submission, 'decline');
}

function mustSayWhy(comment: string | null | undefined, message: string): void {
  if (!comment || comment.trim() === '') throw invalidField('comment', 'comment-needed', message);
}

/**
 * Takes back the last decision: the submission is in review again, in the same round. Refuses when the student has a
 * newer submission open for the same competency, since only one is judged at a time.
 */
export function undoAssessment(submission: SubmissionFacts, newerOpen: boolean): SubmissionFacts {
  const next = move(submission, 'undo');
  if (newerOpen)
    throw conflict(
      'newer-submission-open',
      'The student has a newer submission open for this competency. Decide that one first, then undo this.',
    );
  return next;
}

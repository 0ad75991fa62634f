import type { AssessmentView, ProficiencyLevelView, SubmissionView } from '@laurel/contract';
import type { LevelReached } from '@laurel/domain';
import { counted } from '../record/print.js';

/** Days after which what waits stands out. */
export const LATE_AFTER_DAYS = 10;

/** "waits 6 days", "handed in today". */
export const waitWords = (days: number): string => (days === 0 ? 'handed in today' : `waits ${counted(days, 'day')}`);

/** The name of a level of the institution's scale; its number where the scale no longer has it. */
export const levelName = (scale: readonly ProficiencyLevelView[], level: number): string =>
  scale.find((one) => one.level === level)?.name ?? `level ${level}`;

/** What the scores say so far: "6 of 8", "points, 2 criteria open"; all scored, the level that they give. */
export function scoreWords(
  reached: LevelReached,
  scale: readonly ProficiencyLevelView[],
): { sum: string; rest: string; gives: string | null } {
  if (reached.outOf === 0) return { sum: 'Nothing scored', rest: 'yet', gives: null };
  const sum = `${reached.points} of ${reached.outOf}`;
  if (reached.level === null)
    return { sum, rest: `points, ${counted(reached.open.length, 'criterion', 'criteria')} open`, gives: null };
  return { sum, rest: 'points', gives: levelName(scale, reached.level) };
}

/** The same as one sentence, to be read out: "9 of 12 points give Proficient." */
export function spokenScore(reached: LevelReached, scale: readonly ProficiencyLevelView[]): string {
  const { sum, rest, gives } = scoreWords(reached, scale);
  return `${sum} ${rest}${gives ? ` give ${gives}` : ''}.`;
}

/** Decisions that stand, oldest first: those taken back are left out. */
const standing = ({ assessments }: Pick<SubmissionView, 'assessments'>): AssessmentView[] =>
  assessments.filter((assessment) => assessment.undone === null);

/** The decision on the round in hand, where there is one. */
export const decisionOn = (submission: Pick<SubmissionView, 'assessments' | 'round'>): AssessmentView | undefined =>
  standing(submission).findLast((assessment) => assessment.round === submission.round);

/** What was asked of the student before this round. */
export const askedBefore = (submission: Pick<SubmissionView, 'assessments' | 'round'>): AssessmentView | undefined =>
  standing(submission).findLast((one) => one.round < submission.round && one.decision === 'return');

const KINDS = ['reflection', 'link', 'file'] as const;

/** What a later round brought: "Since round 1: 1 reflection and 2 files are new." Null in the first round. */
export function newInRound({ round, evidence }: Pick<SubmissionView, 'round' | 'evidence'>): string | null {
  if (round === 1) return null;
  const parts = KINDS.flatMap((kind) => {
    const count = evidence.filter((item) => item.round === round && item.kind === kind).length;
    return count === 0 ? [] : [counted(count, kind)];
  });
  const since = `Since round ${round - 1}`;
  if (parts.length === 0) return `${since}: nothing new.`;
  const single = parts.length === 1 && parts[0]?.startsWith('1 ');
  const list = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts);
  return `${since}: ${list} ${single ? 'is' : 'are'} new.`;
}

const DONE = { approve: 'approved', return: 'returned', decline: 'declined' } as const;

/** The state that a decision leads to, for its chip. */
export const decidedState = (decision: AssessmentView['decision']): string => DONE[decision];

/** "Approved at Proficient", "Returned in round 2", "Declined". */
export function decisionWords({ decision, levelName: level, round }: AssessmentView): string {
  if (decision === 'approve') return level ? `Approved at ${level}` : 'Approved';
  return decision === 'return' ? `Returned in round ${round}` : 'Declined';
}

import type { RubricView } from '@laurel/contract';
import { conflict, type ScoredCriterion } from '@laurel/domain';

/** A rubric without criteria judges nothing: it counts as none. */
export const canJudge = (rubric: RubricView | null): rubric is RubricView =>
  rubric !== null && rubric.criteria.length > 0;

/** The criteria as the scoring rules read them; refuses when the competency has nothing to be judged by. */
export function scoredCriteria(rubric: RubricView | null): ScoredCriterion[] {
  if (!canJudge(rubric))
    throw conflict('competency-without-rubric', 'This competency has no rubric, so work cannot be judged against it.');
  return rubric.criteria.map(({ id, title, weight, levels }) => ({
    id,
    title,
    weight,
    levels: levels.map(({ level }) => level),
  }));
}

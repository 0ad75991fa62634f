import { type Fault, invalid } from '../errors.js';

/** A criterion of a rubric, as far as scoring goes. */
export interface ScoredCriterion {
  id: string;
  title: string;
  /** Above 0, at most two decimals. */
  weight: number;
  /** Ordinals of its levels; 1 is the lowest. */
  levels: readonly number[];
}

export interface CriterionScore {
  criterionId: string;
  level: number;
}

export interface LevelReached {
  /** The level these scores give; null until every criterion has one. */
  level: number | null;
  /** Criteria without a score, in the rubric's order. */
  open: readonly string[];
  /** Sum of the levels given, unweighted, and the most that the scored criteria allow: "6 of 8 points". */
  points: number;
  outOf: number;
}

/** Weights have two decimals: as whole hundredths, sums are exact and 3.0 is never 2.9999. */
const hundredths = (weight: number): number => Math.round(weight * 100);

/**
 * The level that scores give: the mean of the levels, weighted by criterion, rounded down and never up. 2.99 is 2: a
 * level is held when it is reached.
 *
 * The level is what was judged, not what was aimed at: it may lie under or over the target, since the scores stand on
 * the record beside it and must agree with it. Only the top of the institution's scale caps it.
 */
export function levelFromScores(
  criteria: readonly ScoredCriterion[],
  scores: readonly CriterionScore[],
  scale: readonly number[],
): LevelReached {
  const given = new Map(scores.map((score) => [score.criterionId, score.level]));
  const scored = criteria.filter((criterion) => given.has(criterion.id));
  const open = criteria.filter((criterion) => !given.has(criterion.id)).map((criterion) => criterion.id);
  const levelOf = (criterion: ScoredCriterion): number => given.get(criterion.id) ?? 0;
  const sum = (of: (criterion: ScoredCriterion) => number): number => scored.reduce((all, one) => all + of(one), 0);

  const weights = sum((criterion) => hundredths(criterion.weight));
  const weighted = sum((criterion) => hundredths(criterion.weight) * levelOf(criterion));
  const complete = criteria.length > 0 && open.length === 0;
  return {
    level: complete ? Math.min(Math.floor(weighted / weights), Math.max(...scale)) : null,
    open,
    points: sum(levelOf),
    outOf: sum((criterion) => Math.max(...criterion.levels)),
  };
}

/** Refuses scores that the rubric does not have, naming each by its place in the list. */
export function mustFitRubric(criteria: readonly ScoredCriterion[], scores: readonly CriterionScore[]): void {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  scores.forEach((score, index) => {
    const criterion = criteria.find((one) => one.id === score.criterionId);
    const fault = (field: string, code: string, message: string) =>
      faults.push({ path: `scores.${index}.${field}`, code, message });
    if (!criterion) fault('criterionId', 'criterion-unknown', 'The rubric has no such criterion.');
    else if (seen.has(criterion.id)) fault('criterionId', 'criterion-twice', `“${criterion.title}” is scored twice.`);
    else if (!criterion.levels.includes(score.level))
      fault('level', 'score-unknown', `“${criterion.title}” has no level ${score.level}.`);
    seen.add(score.criterionId);
  });
  const [first] = faults;
  if (first) throw invalid('scores-invalid', first.message, faults);
}

/** The level an approval gives. Refuses until every criterion is scored. */
export function levelToApprove(
  criteria: readonly ScoredCriterion[],
  scores: readonly CriterionScore[],
  scale: readonly number[],
): number {
  mustFitRubric(criteria, scores);
  const reached = levelFromScores(criteria, scores, scale);
  if (reached.level !== null) return reached.level;
  const names = criteria.filter((one) => reached.open.includes(one.id)).map((one) => `“${one.title}”`);
  const message = `Score every criterion before you approve: ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} open.`;
  throw invalid('scores-incomplete', message, [{ path: 'scores', code: 'scores-incomplete', message }]);
}

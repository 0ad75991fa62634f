import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levelFromScores, levelToApprove, type ScoredCriterion } from './level-from-scores.js';

const scale = [1, 2, 3, 4];
const rubric = (...weights: number[]): ScoredCriterion[] =>
  weights.map((weight, index) => ({ id: `c${index}`, title: `Criterion ${index}`, weight, levels: scale }));
const scores = (...levels: number[]) => levels.map((level, index) => ({ criterionId: `c${index}`, level }));
const level = (weights: number[], levels: number[]) =>
  levelFromScores(rubric(...weights), scores(...levels), scale).level;

describe('the level that scores give', () => {
  it.each([
    ['all the same', [1, 1, 1], [3, 3, 3], 3],
    ['a mean of 2.75 is 2: rounded down, never up', [1, 1, 1, 1], [3, 3, 3, 2], 2],
    ['a weight counts', [3, 1], [4, 1], 3],
    ['a small weight takes little away, yet it takes', [9.99, 0.01], [3, 2], 2],
    ['weights with decimals are exact: a mean of 3 stays 3', [0.1, 0.2, 0.7], [3, 3, 3], 3],
    ['unequal weights that meet at 3 exactly', [0.1, 0.2, 0.1], [2, 3, 4], 3],
  ])('%s', (_name, weights, levels, expected) => expect(level(weights, levels)).toBe(expected));

  it('may lie under or over what was aimed at: no target goes in', () => {
    expect(level([1, 1], [1, 2])).toBe(1);
    expect(level([1, 1], [4, 4])).toBe(4);
  });

  it('ends at the top of the scale where a rubric has more levels', () => {
    const wide = [{ id: 'c0', title: 'Wide', weight: 1, levels: [1, 2, 3, 4, 5, 6] }];
    expect(levelFromScores(wide, scores(6), scale).level).toBe(4);
  });

  it('is not said until every criterion is scored; the points so far are', () =>
    expect(levelFromScores(rubric(1, 1, 1, 1), scores(3, 3), scale)).toEqual({
      level: null,
      open: ['c2', 'c3'],
      points: 6,
      outOf: 8,
    }));

  it('is none for a rubric without criteria', () => expect(levelFromScores([], [], scale).level).toBeNull());

  it('never lies outside the scores given, and never above their mean', () => {
    const oneCriterion = fc.tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(fc.array(oneCriterion, { minLength: 1, maxLength: 12 }), (rows) => {
        const levels = rows.map(([, value]) => value);
        const reached = level(
          rows.map(([weight]) => weight / 100),
          levels,
        ) as number;
        expect(reached).toBeGreaterThanOrEqual(Math.min(...levels));
        expect(reached).toBeLessThanOrEqual(Math.max(...levels));
        const total = rows.reduce((all, [weight]) => all + weight, 0);
        expect(reached * total).toBeLessThanOrEqual(rows.reduce((all, [weight, value]) => all + weight * value, 0));
      }),
    );
  });
});

describe('approving with scores', () => {
  const faultsOf = (given: { criterionId: string; level: number }[]) => {
    try {
      levelToApprove(rubric(1, 1), given, scale);
    } catch (error) {
      return (error as { faults: { path: string; code: string }[] }).faults.map(({ path, code }) => `${path} ${code}`);
    }
    return [];
  };

  it('gives the level when every criterion is scored', () =>
    expect(levelToApprove(rubric(1, 1), scores(3, 4), scale)).toBe(3));

  it.each([
    ['a criterion left open', scores(3), ['scores scores-incomplete']],
    ['a criterion of another rubric', [{ criterionId: 'x', level: 1 }], ['scores.0.criterionId criterion-unknown']],
    [
      'a criterion scored twice',
      [...scores(3, 4), { criterionId: 'c0', level: 4 }],
      ['scores.2.criterionId criterion-twice'],
    ],
    ['a level it does not have', scores(0, 5), ['scores.0.level score-unknown', 'scores.1.level score-unknown']],
    ['a level between two levels', scores(2.5, 3), ['scores.0.level score-unknown']],
  ])('refuses %s', (_name, given, expected) => expect(faultsOf(given)).toEqual(expected));
});

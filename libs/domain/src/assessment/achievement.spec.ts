import { describe, expect, it } from '@jest/globals';
import { type AchievementState, type AwardedLevel, settleAwards } from './achievement.js';

const award = (id: string, level: number, day: number, state: AchievementState): AwardedLevel => ({
  id,
  level,
  state,
  awardedAt: `2026-05-0${day}T09:00:00.000Z`,
});

/** The states after settling, by id. */
const settled = (...awards: AwardedLevel[]) => {
  const changes = new Map(settleAwards(awards).map((change) => [change.id, change.state]));
  return Object.fromEntries(awards.map((one) => [one.id, changes.get(one.id) ?? one.state]));
};

describe('levels of one person for one competency', () => {
  it('a higher level replaces the earlier one', () =>
    expect(settled(award('first', 2, 1, 'live'), award('second', 3, 2, 'live'))).toEqual({
      first: 'superseded',
      second: 'live',
    }));

  it.each([3, 2])('level %i does not replace level 3, but is kept', (level) =>
    expect(settled(award('first', 3, 1, 'live'), award('second', level, 2, 'live'))).toEqual({
      first: 'live',
      second: 'superseded',
    }),
  );

  it('taking back the highest brings back the best of those left, however many came between', () =>
    expect(
      settled(
        award('first', 2, 1, 'superseded'),
        award('second', 3, 2, 'superseded'),
        award('third', 1, 3, 'superseded'),
        award('wrong', 4, 4, 'withdrawn'),
      ),
    ).toEqual({ first: 'superseded', second: 'live', third: 'superseded', wrong: 'withdrawn' }));

  it('taking back the only one leaves none', () =>
    expect(settled(award('only', 2, 1, 'withdrawn'))).toEqual({ only: 'withdrawn' }));

  it('says nothing when nothing changes', () =>
    expect(settleAwards([award('a', 2, 1, 'superseded'), award('b', 3, 2, 'live')])).toEqual([]));
});

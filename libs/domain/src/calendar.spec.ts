import { describe, expect, it } from '@jest/globals';
import { ageInDays } from './calendar.js';

describe('an age in days', () => {
  const then = new Date('2026-05-01T18:00:00Z');

  it.each([
    ['2026-05-02T17:59:59Z', 0],
    ['2026-05-02T18:00:00Z', 1],
    ['2026-05-31T20:00:00Z', 30],
    ['2026-04-01T00:00:00Z', 0],
  ])('at %s is %i whole days', (now, days) => {
    expect(ageInDays(then, new Date(now))).toBe(days);
  });
});

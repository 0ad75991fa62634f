import { describe, expect, it } from '@jest/globals';
import { factsFaults } from './facts.js';

const frame = { activityStartsOn: '2026-02-01', activityEndsOn: '2026-06-30', today: '2026-05-04' };
const sound = { minutes: 90, startsOn: '2026-02-01', endsOn: '2026-05-04' };
const codes = (facts: Partial<typeof sound>) =>
  factsFaults({ ...sound, ...facts }, frame).map(({ path, code }) => `${path} ${code}`);

describe('what may be recorded', () => {
  it('is past, possible and inside the activity', () => {
    expect(codes({})).toEqual([]);
  });

  it.each([
    ['negative minutes', { minutes: -1 }, ['minutes minutes-negative']],
    ['half a minute', { minutes: 1.5 }, ['minutes minutes-not-whole']],
    ['more minutes than a year has', { minutes: 527_041 }, ['minutes minutes-too-many']],
    ['25 hours in one day', { minutes: 1500, endsOn: '2026-02-01' }, ['minutes minutes-too-many']],
    ['a day before the activity', { startsOn: '2026-01-31' }, ['startsOn date-outside-activity']],
    ['a day still to come', { endsOn: '2026-05-05' }, ['endsOn date-future']],
    ['a day that does not exist', { endsOn: '2026-02-30' }, ['endsOn date-invalid']],
    ['an end before the start', { startsOn: '2026-03-02', endsOn: '2026-03-01' }, ['endsOn dates-reversed']],
  ])('refuses %s', (_name, facts, expected) => {
    expect(codes(facts)).toEqual(expected);
  });

  it('takes 24 hours on one day, and names every field at fault at once', () => {
    expect(codes({ minutes: 1440, endsOn: '2026-02-01' })).toEqual([]);
    expect(codes({ minutes: -5, startsOn: '2025-12-31', endsOn: '2027-01-01' })).toHaveLength(3);
  });
});

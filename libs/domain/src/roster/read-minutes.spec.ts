import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DurationUnit, readMinutes } from './read-minutes.js';

const read = (cell: string, unit: DurationUnit) => {
  const reading = readMinutes(cell, unit);
  return 'minutes' in reading ? reading.minutes : reading.code;
};

describe('reading a length of time', () => {
  it.each<[string, DurationUnit, number]>([
    ['90', 'minutes', 90],
    ['0', 'minutes', 0],
    ['90.0', 'minutes', 90],
    ['2', 'hours', 120],
    ['1.5', 'hours', 90],
    ['1,5', 'hours', 90],
    ['0.35', 'hours', 21],
    ['0,125', 'minutes', Number.NaN],
    ['1:30', 'minutes', 90],
    ['1:30', 'hours', 90],
    ['01:30:00', null, 90],
    ['1.5 h', 'minutes', 90],
    ['1,5h', null, 90],
    ['90 min', 'hours', 90],
    ['90m', null, 90],
    ['2 hours', 'minutes', 120],
    ['1 h 30 min', null, 90],
    ['1h30', null, 90],
    ['2 Std. 15 Min.', null, 135],
    ['100:00', 'hours', 6000],
  ])('%j in a column of %s is %d minutes', (cell, unit, minutes) => {
    expect(read(cell, unit)).toBe(Number.isNaN(minutes) ? 'minutes-not-whole' : minutes);
  });

  it.each<[string, DurationUnit, string]>([
    ['-90', 'minutes', 'minutes-negative'],
    ['−1:30', 'hours', 'minutes-negative'],
    ['1,5', 'minutes', 'minutes-not-whole'],
    ['1.33', 'hours', 'minutes-not-whole'],
    ['1:30:20', 'hours', 'minutes-not-whole'],
    ['1:75', 'hours', 'minutes-unreadable'],
    ['1,250', 'minutes', 'minutes-unreadable'],
    ['2', null, 'minutes-unreadable'],
    ['a while', 'minutes', 'minutes-unreadable'],
    ['1e3', 'minutes', 'minutes-unreadable'],
    ['9999999999', 'minutes', 'minutes-too-many'],
    ['999999999:00', 'hours', 'minutes-too-many'],
  ])('%j in a column of %s is a fault: %s', (cell, unit, code) => {
    expect(read(cell, unit)).toBe(code);
  });

  it('says what 1,5 minutes would be if they were hours', () => {
    expect(readMinutes('1,5', 'minutes')).toMatchObject({ message: expect.stringContaining('1 h 30 min: write 90') });
  });

  it('reads back what hours and minutes print to, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 527_040 }), (minutes) => {
        const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
        return read(clock, 'hours') === minutes && read(String(minutes), 'minutes') === minutes;
      }),
    );
  });
});

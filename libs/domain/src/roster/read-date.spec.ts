import { describe, expect, it } from '@jest/globals';
import { type DateOrder, guessDateOrder, readDate } from './read-date.js';

const read = (cell: string, order: DateOrder | null = null) => {
  const reading = readDate(cell, order);
  return 'date' in reading ? reading.date : reading.code;
};

describe('reading a date', () => {
  it.each([
    ['2026-05-01', '2026-05-01'],
    ['2026-5-1', '2026-05-01'],
    ['2026/05/01', '2026-05-01'],
    ['2026-05-01 00:00:00', '2026-05-01'],
    ['1 May 2026', '2026-05-01'],
    ['May 1, 2026', '2026-05-01'],
    ['1-Sept-2026', '2026-09-01'],
    ['05/05/2026', '2026-05-05'],
  ])('%j needs no choice: %s', (cell, date) => {
    expect(read(cell)).toBe(date);
  });

  it('needs the order of the file for everything that could be either', () => {
    expect(read('07/08/2026')).toBe('date-ambiguous');
    expect(read('07/08/2026', 'dmy')).toBe('2026-08-07');
    expect(read('07.08.2026', 'mdy')).toBe('2026-07-08');
  });

  it.each([
    ['30/02/2026', 'dmy', 'date-impossible'],
    ['30/02/2026', null, 'date-impossible'],
    ['2026-02-29', null, 'date-impossible'],
    ['2026-13-01', null, 'date-impossible'],
    ['04/13/2026', 'dmy', 'date-impossible'],
    ['1491-06-01', null, 'date-too-early'],
    ['03/04/26', 'dmy', 'date-unreadable'],
    ['46204', null, 'date-unreadable'],
    ['2026-05-01T10:00:00Z', null, 'date-unreadable'],
    ['1 Smarch 2026', null, 'date-unreadable'],
    ['soon', null, 'date-unreadable'],
  ] as const)('%j read as %s is a fault: %s', (cell, order, code) => {
    expect(read(cell, order)).toBe(code);
  });

  it('says which day there is not, and how it read the file', () => {
    expect(readDate('31/06/2026', 'dmy')).toEqual({
      code: 'date-impossible',
      message: 'There is no 31 June. Dates are read as day, month, year.',
    });
  });
});

describe('guessing the order of a file', () => {
  it('takes what one cell proves and none contradicts', () => {
    expect(guessDateOrder(['07/08/2026', '23/08/2026'])).toBe('dmy');
    expect(guessDateOrder(['07/08/2026', '08/23/2026', '2026-08-24'])).toBe('mdy');
  });

  it('does not guess without proof, against proof, or from a day that does not exist', () => {
    expect(guessDateOrder(['07/08/2026'])).toBeNull();
    expect(guessDateOrder(['23/08/2026', '08/23/2026'])).toBeNull();
    expect(guessDateOrder(['07/08/2026', '31/02/2026'])).toBeNull();
    expect(read('23/08/2026')).toBe('date-ambiguous');
  });
});

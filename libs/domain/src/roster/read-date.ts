import { type CalendarDate, isCalendarDate, LONG_MONTHS, printDate } from '../calendar.js';

/** How a file writes 3 April: 03/04 or 04/03. */
export const DATE_ORDERS = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export type DateReading =
  | { date: CalendarDate }
  | { code: 'date-impossible' | 'date-ambiguous' | 'date-too-early' | 'date-unreadable'; message: string };

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const NAMED = /^(?:(\d{1,2})(?:st|nd|rd|th)?\.?[ -])?(\p{L}+)\.?(?:[ -](\d{1,2})(?:st|nd|rd|th)?,?)?,?[ -](\d{4})$/u;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const two = (number: number | string) => String(number).padStart(2, '0');
const dateOf = (year: string, month: number | string, day: number | string) => `${year}-${two(month)}-${two(day)}`;

const monthOf = (word: string): number => {
  const lower = word.toLowerCase();
  const index = LONG_MONTHS.findIndex((name) => name.toLowerCase() === lower);
  return (index >= 0 ? index : MONTHS.indexOf(lower === 'sept' ? 'sep' : lower)) + 1;
};

/** The gregorian calendar begins in 1583; before it a date is a slip. */
const FIRST_YEAR = 1583;

function asDate(year: string, month: number, day: number, note = ''): DateReading {
  const date = dateOf(year, month, day);
  if (isCalendarDate(date)) return { date };
  if (month < 1 || month > 12) return { code: 'date-impossible', message: `There is no month ${month}.${note}` };
  if (Number(year) < FIRST_YEAR && isCalendarDate(dateOf('2000', month, day)))
    return { code: 'date-too-early', message: `The year ${year} is before any institution kept records.` };
  return {
    code: 'date-impossible',
    message: `There is no ${day} ${LONG_MONTHS[month - 1]}${leapHint(year, month, day)}.${note}`,
  };
}

const leapHint = (year: string, month: number, day: number) => (month === 2 && day === 29 ? ` in ${year}` : '');

const readings = (match: RegExpExecArray) => {
  const [, first = '', , second = '', year = ''] = match;
  const dmy = dateOf(year, second, first);
  const mdy = dateOf(year, first, second);
  return { dmy: isCalendarDate(dmy) ? dmy : null, mdy: isCalendarDate(mdy) ? mdy : null };
};

/** The order that a cell proves: 13/04/2026 is day first. Null for everything that could be either, or is no date. */
export function orderProvedBy(cell: string): DateOrder | null {
  const match = NUMERIC.exec(cell);
  if (!match) return null;
  const { dmy, mdy } = readings(match);
  if (dmy && !mdy) return 'dmy';
  return mdy && !dmy ? 'mdy' : null;
}

/** The order of a whole file: what some cell proves and none contradicts; else null, and somebody has to choose. */
export function guessDateOrder(cells: Iterable<string>): DateOrder | null {
  const proved = new Set<DateOrder>();
  for (const cell of cells) {
    const order = orderProvedBy(cell);
    if (order) proved.add(order);
  }
  const [only] = proved;
  return proved.size === 1 && only ? only : null;
}

/**
 * Reads one date. Year-first forms and forms with the month in words are always understood; 03/04/2026 needs the
 * file's `order`. Two-digit years and spreadsheet serial numbers are not guessed at.
 */
export function readDate(cell: string, order: DateOrder | null): DateReading {
  const iso = ISO.exec(cell);
  if (iso) return asDate(iso[1] ?? '', Number(iso[2]), Number(iso[3]));
  const numeric = NUMERIC.exec(cell);
  if (numeric) return readNumeric(cell, numeric, order);
  const named = NAMED.exec(cell);
  const month = named ? monthOf(named[2] ?? '') : 0;
  const day = named?.[1] ?? named?.[3];
  if (named && month > 0 && day && !(named[1] && named[3])) return asDate(named[4] ?? '', month, Number(day));
  if (/^\d{5}(?:[.,]\d+)?$/.test(cell))
    return {
      code: 'date-unreadable',
      message: `“${cell}” looks like a spreadsheet’s own number for a date. Format the column as 2026-05-01 and export it again.`,
    };
  return { code: 'date-unreadable', message: `“${cell}” is not a date such as 2026-05-01.` };
}

function readNumeric(cell: string, match: RegExpExecArray, order: DateOrder | null): DateReading {
  const [first, second, year] = [Number(match[1]), Number(match[3]), match[4] ?? ''];
  if (order === 'dmy') return asDate(year, second, first, ' Dates are read as day, month, year.');
  if (order === 'mdy') return asDate(year, first, second, ' Dates are read as month, day, year.');
  const { dmy, mdy } = readings(match);
  if (dmy && dmy === mdy) return { date: dmy };
  if (dmy && mdy)
    return {
      code: 'date-ambiguous',
      message: `“${cell}” may be ${printDate(dmy)} or ${printDate(mdy)}. Choose for this file whether the day or the month comes first.`,
    };
  if (dmy || mdy)
    return {
      code: 'date-ambiguous',
      message: 'Some dates of this file have the day first, others the month. Choose which holds.',
    };
  return first > 12 || second <= 12 ? asDate(year, second, first) : asDate(year, first, second);
}

/** A calendar date in the institution's time zone, `2026-05-01`. Never a JavaScript Date: a date has no time zone. */
export type CalendarDate = string;

/** An instant in UTC, ISO 8601 with `Z`. */
export type Instant = string;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Month names in full, January first. */
export const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** True for a date that exists: 2026-02-29 does not. */
export function isCalendarDate(text: unknown): text is CalendarDate {
  if (typeof text !== 'string') return false;
  const match = ISO_DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1583 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

const parts = (date: CalendarDate) => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
};

/** Which calendar day it is at `instant` in `timeZone` (IANA name). */
export function dayIn(timeZone: string, instant: Date): CalendarDate {
  let formatter = dayFormatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormatters.set(timeZone, formatter);
  }
  return formatter.format(instant);
}
/** Making a formatter costs a hundred times what using it does. */
const dayFormatters = new Map<string, Intl.DateTimeFormat>();

/** "5 May 2026". */
export function printDate(date: CalendarDate): string {
  const { year, month, day } = parts(date);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** "5 May 2026" with the month written out, for documents. */
export function printLongDate(date: CalendarDate): string {
  const { year, month, day } = parts(date);
  return `${day} ${LONG_MONTHS[month - 1]} ${year}`;
}

/** "26 Jan – 27 Apr 2026"; both years only when they differ; one date when both are the same. */
export function printDateRange(from: CalendarDate, until: CalendarDate): string {
  if (from === until) return printDate(from);
  const [a, b] = [parts(from), parts(until)];
  const start = a.year === b.year ? `${a.day} ${MONTHS[a.month - 1]}` : printDate(from);
  return `${start} – ${printDate(until)}`;
}

const MILLISECONDS_A_DAY = 86_400_000;

/** Whole days that have passed since `then`; none where it is still to come. */
export const ageInDays = (then: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - then.getTime()) / MILLISECONDS_A_DAY));

/** Whole days from `a` to `b`, negative when b is earlier. */
export function daysBetween(a: CalendarDate, b: CalendarDate): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / MILLISECONDS_A_DAY);
}

/** The date `days` after `date`. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

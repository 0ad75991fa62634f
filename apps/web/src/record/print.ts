import { type CalendarDate, dayIn, type Instant, printDate } from '@laurel/domain';

/** The calendar day of an instant in the institution's zone: "5 May 2026". */
export const printDay = (at: Instant, timeZone: string): string => printDate(dayIn(timeZone, new Date(at)));

/** "15:30" in the institution's zone. */
export const printTime = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  );

/** "5 May 2026, 09:12". */
export const printMoment = (at: Instant, timeZone: string): string =>
  `${printDay(at, timeZone)}, ${printTime(at, timeZone)}`;

/** "Dec 2025", for the ladder. */
export const printMonth = (date: CalendarDate): string => printDate(date).replace(/^\d+ /, '');

/** "3,284". */
export const printCount = (count: number): string => count.toLocaleString('en-GB');

/** "12 entries", "1 entry"; `plural` where an s does not do. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${printCount(count)} ${count === 1 ? noun : plural}`;

/** A share of a whole, cut and not rounded: 97.9 of 100 is "97 %". */
export const printShare = (part: number, whole: number): string =>
  whole === 0 ? '0 %' : `${Math.floor((part * 100) / whole)} %`;

/** Bytes for people: "2.4 MB", "180 kB". */
export function printBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** 1, 2 … `last`: for drawing one of each. */
export const countTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

import type { CalendarDate } from '../calendar.js';
import { type Fault, invalid } from '../errors.js';

/** The days of a term, in the order in which they must come; equal days are fine. */
export interface TermDays {
  firstDay: CalendarDate;
  lastDay: CalendarDate;
  /** Last day on which participation of the term may be recorded. */
  recordingDeadline: CalendarDate;
  /** Day by which the term's records are to be official. */
  publicationDeadline: CalendarDate;
}

const ORDER: readonly [later: keyof TermDays, earlier: keyof TermDays, message: string][] = [
  ['lastDay', 'firstDay', 'The last day is before the first.'],
  ['recordingDeadline', 'lastDay', 'Recording cannot close before the term ends.'],
  ['publicationDeadline', 'recordingDeadline', 'Publication cannot be due before recording closes.'],
];

/** Refuses a term whose days are out of order, naming each day that is too early. */
export function mustBeInOrder(days: TermDays): void {
  const faults: Fault[] = ORDER.filter(([later, earlier]) => days[later] < days[earlier]).map(([path, , message]) => ({
    path,
    code: 'term-day-too-early',
    message,
  }));
  if (faults.length > 0)
    throw invalid('term-days-out-of-order', faults.map((fault) => fault.message).join(' '), faults);
}

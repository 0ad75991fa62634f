import { type CalendarDate, daysBetween, isCalendarDate, printDate, printDateRange } from '../calendar.js';
import type { Fault } from '../errors.js';
import { type Minutes, printMinutes } from '../minutes.js';

/** What a participation says happened. */
export interface ParticipationFacts {
  roleId: string;
  minutes: Minutes;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
}

/** What the facts are measured against. */
export interface FactsFrame {
  activityStartsOn: CalendarDate;
  activityEndsOn: CalendarDate;
  /** In the institution's time zone. */
  today: CalendarDate;
}

/** A year of minutes and a day: more is a slip of the keyboard, whatever the dates say. */
export const MOST_MINUTES = 527_040;

const MINUTES_A_DAY = 24 * 60;

export const sameFacts = (a: ParticipationFacts, b: ParticipationFacts): boolean =>
  a.roleId === b.roleId && a.minutes === b.minutes && a.startsOn === b.startsOn && a.endsOn === b.endsOn;

/** What is wrong with one date: it has to lie inside the activity and not after today. Null when nothing is. */
export function dateFault(path: string, date: CalendarDate, frame: FactsFrame): Fault | null {
  if (!isCalendarDate(date))
    return { path, code: 'date-invalid', message: `“${date}” is not a date such as 2026-05-01.` };
  if (date > frame.today)
    return {
      path,
      code: 'date-future',
      message: `${printDate(date)} is still to come. Record it once it has happened.`,
    };
  if (date < frame.activityStartsOn || date > frame.activityEndsOn) {
    const range = printDateRange(frame.activityStartsOn, frame.activityEndsOn);
    return { path, code: 'date-outside-activity', message: `${printDate(date)} lies outside the activity, ${range}.` };
  }
  return null;
}

/** What is wrong with the minutes alone. Null when nothing is. */
export function minutesFault(path: string, minutes: number): Fault | null {
  if (!Number.isInteger(minutes))
    return { path, code: 'minutes-not-whole', message: 'Minutes are whole numbers. Write 90 for an hour and a half.' };
  if (minutes < 0) return { path, code: 'minutes-negative', message: 'Minutes cannot be negative.' };
  if (minutes > MOST_MINUTES)
    return { path, code: 'minutes-too-many', message: `${printMinutes(minutes)} is more than a year has.` };
  return null;
}

/** More minutes than the days have. Null when they fit. */
export function minutesBeyondDays(
  path: string,
  { minutes, startsOn, endsOn }: Pick<ParticipationFacts, 'minutes' | 'startsOn' | 'endsOn'>,
): Fault | null {
  const days = daysBetween(startsOn, endsOn) + 1;
  if (minutes <= days * MINUTES_A_DAY) return null;
  const span = days === 1 ? 'one day' : `${days} days`;
  return {
    path,
    code: 'minutes-too-many',
    message: `${printMinutes(minutes)} do not fit into ${span}. Check the minutes, or the dates.`,
  };
}

/** Every fault of typed-in facts, by field: what happened must be possible, past, and inside the activity. */
export function factsFaults(facts: Omit<ParticipationFacts, 'roleId'>, frame: FactsFrame): Fault[] {
  const faults = [
    minutesFault('minutes', facts.minutes),
    dateFault('startsOn', facts.startsOn, frame),
    dateFault('endsOn', facts.endsOn, frame),
  ].filter((fault) => fault !== null);
  if (faults.length > 0) return faults;
  if (facts.endsOn < facts.startsOn)
    return [{ path: 'endsOn', code: 'dates-reversed', message: 'The last day lies before the first.' }];
  const beyond = minutesBeyondDays('minutes', facts);
  return beyond ? [beyond] : [];
}

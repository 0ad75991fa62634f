import { addDays, type CalendarDate, daysBetween, isCalendarDate, printDate } from '../calendar.js';
import { conflict, type Fault } from '../errors.js';
import { trimUnicode } from '../names.js';
import type { ProgrammeStanding } from './programme-lifecycle.js';

/** What a run of a programme says of itself. */
export interface ActivityPlan {
  title: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  /** Most participants; null = no limit. */
  capacity: number | null;
}

export interface ActivityTerm {
  title: string;
  firstDay: CalendarDate;
  lastDay: CalendarDate;
  recordingDeadline: CalendarDate;
}

/** Preparation may begin before the term does. Days. */
const LEAD_DAYS = 60;

const LARGEST_CAPACITY = 100_000;

/**
 * What is wrong with the plan, each with its field's path. It starts no more than sixty days before its term and ends
 * by the term's recording deadline, since later days could not be recorded in time.
 */
export function activityFaults(plan: ActivityPlan, term: ActivityTerm): Fault[] {
  const faults: Fault[] = [];
  const add = (path: string, code: string, message: string) => faults.push({ path, code, message });
  if (trimUnicode(plan.title) === '') add('title', 'title-missing', 'Give the activity a title.');
  const starts = isCalendarDate(plan.startsOn);
  const ends = isCalendarDate(plan.endsOn);
  if (!starts) add('startsOn', 'date-invalid', 'Write the date as 2026-05-01.');
  if (!ends) add('endsOn', 'date-invalid', 'Write the date as 2026-05-01.');
  if (starts && ends && daysBetween(plan.startsOn, plan.endsOn) < 0)
    add('endsOn', 'ends-before-start', 'The last day is before the first.');
  const earliest = addDays(term.firstDay, -LEAD_DAYS);
  if (starts && (plan.startsOn < earliest || plan.startsOn > term.recordingDeadline))
    add(
      'startsOn',
      'outside-term',
      `${term.title} runs from ${printDate(term.firstDay)} to ${printDate(term.lastDay)}: begin between ${printDate(earliest)} and ${printDate(term.recordingDeadline)}, or choose another term.`,
    );
  if (ends && plan.endsOn > term.recordingDeadline)
    add(
      'endsOn',
      'outside-term',
      `What happens in ${term.title} is recorded by ${printDate(term.recordingDeadline)}: end by then, or choose another term.`,
    );
  if (
    plan.capacity !== null &&
    (!Number.isInteger(plan.capacity) || plan.capacity < 1 || plan.capacity > LARGEST_CAPACITY)
  )
    add('capacity', 'capacity-invalid', 'Give a whole number from 1 to 100,000, or leave it empty for no limit.');
  return faults;
}

/** A programme is run only under a version in force, and begins while its approval lasts. */
export function mustBeRunnable(inForce: ProgrammeStanding | null, startsOn: CalendarDate): void {
  if (inForce?.state !== 'approved')
    throw conflict('programme-not-in-force', 'No version of this programme is approved, so it cannot be run yet.');
  if (inForce.approvedUntil !== null && startsOn > inForce.approvedUntil)
    throw conflict(
      'approval-ended',
      `The approval of this programme ends on ${printDate(inForce.approvedUntil)}. Renew it, or begin before.`,
    );
}

import { addDays, type CalendarDate } from '../calendar.js';

/** A year as a university counts it, from the first day of one to the day before the next. */
export interface AcademicYear {
  from: CalendarDate;
  until: CalendarDate;
  /** "2022–23"; "2026" where the year is the calendar's. */
  label: string;
}

/** Where the academic year begins unless the institution says otherwise: before orientation, after summer work. */
export const ACADEMIC_YEAR_STARTS = '08-01';

/** The academic year that `date` falls into. `startsOn` is month and day, `08-01`. */
export function academicYearOf(date: CalendarDate, startsOn: string = ACADEMIC_YEAR_STARTS): AcademicYear {
  const calendarYear = Number(date.slice(0, 4));
  return yearFrom(date.slice(5) >= startsOn ? calendarYear : calendarYear - 1, startsOn);
}

/** Every academic year from the one of `first` to the one of `last`, without gaps, oldest first. */
export function academicYearsBetween(
  first: CalendarDate,
  last: CalendarDate,
  startsOn: string = ACADEMIC_YEAR_STARTS,
): AcademicYear[] {
  const opening = Number(academicYearOf(first, startsOn).from.slice(0, 4));
  const closing = Number(academicYearOf(last, startsOn).from.slice(0, 4));
  return Array.from({ length: Math.max(1, closing - opening + 1) }, (_, index) => yearFrom(opening + index, startsOn));
}

function yearFrom(calendarYear: number, startsOn: string): AcademicYear {
  const label =
    startsOn === '01-01'
      ? String(calendarYear)
      : `${calendarYear}–${String((calendarYear + 1) % 100).padStart(2, '0')}`;
  return { from: `${calendarYear}-${startsOn}`, until: addDays(`${calendarYear + 1}-${startsOn}`, -1), label };
}

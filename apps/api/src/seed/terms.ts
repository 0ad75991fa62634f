import { addDays, type CalendarDate } from '@laurel/domain';
import { sampleId } from './deterministic.js';

export interface SampleTerm {
  id: string;
  code: string;
  title: string;
  first_day: CalendarDate;
  last_day: CalendarDate;
  recording_deadline: CalendarDate;
  publication_deadline: CalendarDate;
}

function term(year: number, season: 'A' | 'S'): SampleTerm {
  const [first, last] = season === 'A' ? [`${year}-09-01`, `${year}-12-19`] : [`${year}-01-19`, `${year}-05-08`];
  return {
    id: sampleId('term', `${year}${season}`),
    code: `${year}${season}`,
    title: `${season === 'A' ? 'Autumn' : 'Spring'} ${year}`,
    first_day: first,
    last_day: last,
    recording_deadline: addDays(last, 14),
    publication_deadline: addDays(last, 28),
  };
}

/** Five terms, oldest first; the last is the one that `today` is in, or that began last. */
export function sampleTerms(today: CalendarDate): SampleTerm[] {
  const year = Number(today.slice(0, 4));
  const candidates = [year - 3, year - 2, year - 1, year].flatMap((y) => [term(y, 'S'), term(y, 'A')]);
  return candidates.filter((candidate) => candidate.first_day <= today).slice(-5);
}

import type { RecordView } from '@laurel/contract';
import { academicYearOf, academicYearsBetween, printDate, printDateRange } from '@laurel/domain';

/** An entry with what is official about it, as the record gives it. */
export type RecordItem = RecordView['entries'][number];
export type Entry = RecordItem['entry'];
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;

export interface EntryYear {
  /** 1 for the first academic year of the record. */
  number: number;
  /** "2025–26". */
  label: string;
  items: RecordItem[];
  minutes: number;
}

const began = (entry: Entry) => entry.startsOn ?? entry.endsOn;

/**
 * Entries by the academic year in which they ended, newest year first (or last), entries within it the same way.
 * Years are numbered from the first of all entries, and years without an entry are left out.
 */
export function entriesByYear(items: readonly RecordItem[], newestFirst = true): EntryYear[] {
  const all = items.map(({ entry }) => entry);
  const first = all.map(began).sort()[0];
  const last = all
    .map((entry) => entry.endsOn)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return [];
  const forward = items.toSorted((a, b) =>
    a.entry.endsOn < b.entry.endsOn ? -1 : a.entry.endsOn > b.entry.endsOn ? 1 : 0,
  );
  const years = academicYearsBetween(first, last).map(({ label }, index) => {
    const own = forward.filter(({ entry }) => academicYearOf(entry.endsOn).label === label);
    return { number: index + 1, label, items: newestFirst ? own.reverse() : own, minutes: minutesOf(own) };
  });
  const filled = years.filter((year) => year.items.length > 0);
  return newestFirst ? filled.reverse() : filled;
}

/** Minutes of all participation among the entries. */
export const minutesOf = (items: readonly RecordItem[]): number =>
  items.reduce((sum, { entry }) => sum + (entry.kind === 'participation' ? entry.minutes : 0), 0);

/** "Critical thinking: Proficient"; everything else stands by its own title. */
export const entryTitle = (entry: Entry): string =>
  entry.kind === 'competency' ? `${entry.title}: ${entry.competency.levelName}` : entry.title;

const academicWords = { course: 'Course', degree: 'Degree', honour: 'Honour' } as const;

/** The line under the title: in which role and when, or of what kind and when. */
export function entryLine(entry: Entry): string {
  if (entry.kind === 'participation') return `${entry.role.name} · ${printDateRange(entry.startsOn, entry.endsOn)}`;
  if (entry.kind === 'competency') return `Competency · ${printDate(entry.endsOn)}`;
  return [academicWords[entry.academicKind], entry.code, entry.termTitle ?? printDate(entry.endsOn)]
    .filter(Boolean)
    .join(' · ');
}

/** When an entry that is verified but not official joins: never a date that has passed. */
export function joinWords(joinsOn: string | null, today: string): string {
  if (joinsOn === null || joinsOn < today) return 'joins with the next publication';
  return `joins on ${printDate(joinsOn)}`;
}

/** What the entries list can be narrowed to: categories of the entries by name, then the other kinds. */
export function entryKinds(items: readonly RecordItem[]): { value: string; label: string }[] {
  const categories = new Map<string, string>();
  for (const { entry } of items) {
    if (entry.kind === 'participation') categories.set(entry.category.code, entry.category.name);
  }
  const has = (kind: Entry['kind']) => items.some(({ entry }) => entry.kind === kind);
  return [
    ...[...categories].map(([value, label]) => ({ value, label })).sort((a, b) => (a.label < b.label ? -1 : 1)),
    ...(has('competency') ? [{ value: 'competency', label: 'Competencies' }] : []),
    ...(has('academic') ? [{ value: 'academic', label: 'Academic results' }] : []),
  ];
}

/** Whether an entry is of the kind or category chosen; undefined is all. */
export const isOfKind = (entry: Entry, kind: string | undefined): boolean =>
  kind === undefined || entry.kind === kind || (entry.kind === 'participation' && entry.category.code === kind);

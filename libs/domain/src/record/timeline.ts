import { type CalendarDate, daysBetween } from '../calendar.js';
import type { Minutes } from '../minutes.js';
import { type AcademicYear, academicYearsBetween } from './academic-year.js';
import { CATEGORY_SLOTS, categorySlots } from './category-slot.js';
import type { ParticipationEntry } from './entry.js';

/** What the timeline needs of an entry; a whole `ParticipationEntry` will do. */
export type TimelineEntry = Pick<ParticipationEntry, 'key' | 'startsOn' | 'endsOn' | 'category' | 'depth' | 'minutes'>;

/** One bar. Every x is a fraction of the timeline's width, 0 at its start, 1 at its end. */
export interface TimelineBar<E extends TimelineEntry = TimelineEntry> {
  entry: E;
  /** 0 is the top lane of the category. */
  lane: number;
  x0: number;
  x1: number;
  /** Where the label above the bar runs; null when there are too many bars to label them. */
  label: { x0: number; x1: number } | null;
}

export interface TimelineCategory<E extends TimelineEntry = TimelineEntry> {
  code: string;
  name: string;
  minutes: Minutes;
  lanes: number;
  bars: readonly TimelineBar<E>[];
}

export interface Timeline<E extends TimelineEntry = TimelineEntry> {
  from: CalendarDate;
  until: CalendarDate;
  years: readonly (AcademicYear & { x0: number; x1: number })[];
  categories: readonly TimelineCategory<E>[];
  /** False past `labelLimit` bars: then labels are shown some other way. */
  labelled: boolean;
}

export interface TimelineOptions<E extends TimelineEntry = TimelineEntry> {
  /** Width of an entry's label as a fraction of the timeline's width; what it is measured with is the caller's. */
  labelWidth: (entry: E) => number;
  /** The shortest bar that can be seen, as a fraction. */
  shortestBar?: number;
  /** Clear space between neighbours in a lane, as a fraction. */
  gap?: number;
  /** Past this many bars none is labelled. */
  labelLimit?: number;
  /** First day of the academic year, `08-01`. */
  yearStartsOn?: string;
}

/** Past forty bars labels would be all there is to see. */
export const TIMELINE_LABEL_LIMIT = 40;

/**
 * Lays entries out on a timeline of whole academic years: categories in the order of their slots, the bars of each
 * stacked in lanes so that neither a bar nor a label covers another. Entries may come in any order. Null when there
 * are none. Pure geometry: the screen and the PDF draw the same picture from it.
 */
export function layOutTimeline<E extends TimelineEntry>(
  entries: readonly E[],
  options: TimelineOptions<E>,
): Timeline<E> | null {
  if (entries.length === 0) return null;
  const { gap = 0.012, shortestBar = 0.012, labelLimit = TIMELINE_LABEL_LIMIT } = options;
  const ordered = [...entries].sort((a, b) => compare(a.startsOn, b.startsOn) || compare(a.key, b.key));
  const first = ordered[0]?.startsOn as CalendarDate;
  const last = ordered
    .map((entry) => entry.endsOn)
    .sort(compare)
    .at(-1) as CalendarDate;
  const years = academicYearsBetween(first, last, options.yearStartsOn);
  const from = years[0]?.from as CalendarDate;
  const until = years.at(-1)?.until as CalendarDate;
  const days = daysBetween(from, until) + 1;
  const labelled = entries.length <= labelLimit;

  const barOf = (entry: E): Omit<TimelineBar<E>, 'lane'> => {
    const start = daysBetween(from, entry.startsOn) / days;
    const end = (daysBetween(from, entry.endsOn) + 1) / days;
    const width = Math.min(1, Math.max(end - start, shortestBar));
    const x0 = Math.min(start, 1 - width);
    return { entry, x0, x1: x0 + width, label: labelled ? labelAt(x0, options.labelWidth(entry)) : null };
  };

  const slots = categorySlots(entries.map((entry) => entry.category));
  const rank = (code: string) => CATEGORY_SLOTS.indexOf(slots.get(code) ?? 'professional');
  const categories = [...new Map(ordered.map((entry) => [entry.category.code, entry.category])).values()]
    .sort((a, b) => rank(a.code) - rank(b.code) || compare(a.code, b.code))
    .map((category) => {
      const own = ordered.filter((entry) => entry.category.code === category.code);
      const { bars, lanes } = stack(own.map(barOf), gap);
      return { ...category, minutes: own.reduce((sum, entry) => sum + entry.minutes, 0), lanes, bars };
    });

  return {
    from,
    until,
    years: years.map((year) => ({
      ...year,
      x0: daysBetween(from, year.from) / days,
      x1: (daysBetween(from, year.until) + 1) / days,
    })),
    categories,
    labelled,
  };
}

/** A label starts with its bar unless it would leave the timeline; then it ends with the timeline. */
function labelAt(barStart: number, width: number): { x0: number; x1: number } {
  const fitting = Math.min(width, 1);
  const x0 = Math.max(0, Math.min(barStart, 1 - fitting));
  return { x0, x1: x0 + fitting };
}

/** Puts each bar, with its label, in the first lane where both are clear of what is there. */
function stack<E extends TimelineEntry>(bars: readonly Omit<TimelineBar<E>, 'lane'>[], gap: number) {
  const lanes: { x0: number; x1: number }[][] = [];
  const placed = bars.map((bar) => {
    const extent = extentOf(bar);
    const clear = (lane: readonly { x0: number; x1: number }[]) =>
      lane.every((other) => extent.x0 >= other.x1 + gap || extent.x1 + gap <= other.x0);
    let lane = lanes.findIndex(clear);
    if (lane === -1) lane = lanes.push([]) - 1;
    lanes[lane]?.push(extent);
    return { ...bar, lane };
  });
  return { bars: placed, lanes: lanes.length };
}

/** What a bar and its label cover together. */
export function extentOf(bar: Pick<TimelineBar, 'x0' | 'x1' | 'label'>): { x0: number; x1: number } {
  return { x0: Math.min(bar.x0, bar.label?.x0 ?? bar.x0), x1: Math.max(bar.x1, bar.label?.x1 ?? bar.x1) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

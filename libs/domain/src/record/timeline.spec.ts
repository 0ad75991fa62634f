import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar.js';
import { DEPTHS } from '../depth.js';
import { academicYearOf, academicYearsBetween } from './academic-year.js';
import { categorySlots } from './category-slot.js';
import { extentOf, layOutTimeline, type TimelineEntry } from './timeline.js';

const service = { code: 'service', name: 'Service' };
const research = { code: 'research', name: 'Research' };
const entry = (key: string, startsOn: string, endsOn: string, category = service): TimelineEntry => ({
  key,
  startsOn,
  endsOn,
  category,
  depth: 'led',
  minutes: 60,
});
const narrow = { labelWidth: () => 0.1 };

describe('academic years', () => {
  it.each([
    ['2025-07-31', '2024–25'],
    ['2025-08-01', '2025–26'],
    ['1999-12-31', '1999–00'],
  ])('%s falls into %s', (date, label) => expect(academicYearOf(date).label).toBe(label));

  it('leave no gap where nothing happened', () =>
    expect(academicYearsBetween('2021-09-01', '2024-01-01').map((year) => year.label)).toEqual([
      '2021–22',
      '2022–23',
      '2023–24',
    ]));

  it('are the calendar’s when the institution begins in January', () =>
    expect(academicYearOf('2026-03-01', '01-01')).toEqual({ from: '2026-01-01', until: '2026-12-31', label: '2026' }));
});

describe('category slots', () => {
  it('give a known category its own and another the next free one, whatever the order', () => {
    const own = { code: 'faith', name: 'Faith and meaning' };
    const expected = [
      ['service', 'service'],
      ['faith', 'leadership'],
    ].sort();
    expect([...categorySlots([service, own])].sort()).toEqual(expected);
    expect([...categorySlots([own, service])].sort()).toEqual(expected);
  });

  it('are shared past eight', () => {
    const many = Array.from({ length: 10 }, (_, index) => ({ code: `c${index}`, name: `C ${index}` }));
    expect(categorySlots(many).get('c9')).toBe('professional');
  });
});

describe('a timeline', () => {
  it('is nothing without entries', () => expect(layOutTimeline([], narrow)).toBeNull());

  it('spans whole academic years and puts a bar where its dates are', () => {
    const timeline = layOutTimeline(
      [entry('a', '2023-08-01', '2024-07-31'), entry('b', '2024-08-01', '2024-08-02')],
      narrow,
    );
    expect(timeline?.years.map((year) => year.label)).toEqual(['2023–24', '2024–25']);
    const bars = timeline?.categories[0]?.bars;
    expect(bars?.[0]?.x0).toBe(0);
    expect(bars?.[0]?.x1).toBeCloseTo(366 / 731, 6);
    expect(bars?.[1]?.x0).toBeCloseTo(366 / 731, 6);
  });

  it('draws a day long enough to be seen, also on the last day of all', () => {
    const bar = layOutTimeline([entry('a', '2024-07-31', '2024-07-31')], { ...narrow, shortestBar: 0.02 })
      ?.categories[0]?.bars[0];
    expect(bar && bar.x1 - bar.x0).toBeCloseTo(0.02, 9);
    expect(bar?.x1).toBeCloseTo(1, 9);
  });

  it('moves a label back that would leave the timeline', () => {
    const bar = layOutTimeline([entry('a', '2024-07-01', '2024-07-31')], { labelWidth: () => 0.4 })?.categories[0]
      ?.bars[0];
    expect(bar?.label).toEqual({ x0: 0.6, x1: 1 });
  });

  it('opens a second lane only where labels would meet', () => {
    const close = layOutTimeline([entry('a', '2023-09-01', '2023-09-30'), entry('b', '2023-10-10', '2023-10-20')], {
      labelWidth: () => 0.3,
    });
    expect(close?.categories[0]?.bars.map((bar) => bar.lane)).toEqual([0, 1]);
    const apart = layOutTimeline([entry('a', '2023-09-01', '2023-09-30'), entry('b', '2024-03-10', '2024-03-20')], {
      labelWidth: () => 0.3,
    });
    expect(apart?.categories[0]?.bars.map((bar) => bar.lane)).toEqual([0, 0]);
  });

  it('keeps categories apart, in the order of their slots, with their minutes', () => {
    const timeline = layOutTimeline(
      [
        entry('a', '2023-09-01', '2023-09-30', research),
        entry('b', '2023-09-01', '2023-09-30'),
        entry('c', '2024-01-01', '2024-02-01'),
      ],
      narrow,
    );
    expect(timeline?.categories.map(({ name, minutes, lanes }) => [name, minutes, lanes])).toEqual([
      ['Service', 120, 1],
      ['Research', 60, 1],
    ]);
  });

  it('labels nothing past the limit', () => {
    const many = Array.from({ length: 41 }, (_, index) => entry(`e${index}`, '2023-09-01', '2023-09-02'));
    const timeline = layOutTimeline(many, narrow);
    expect(timeline?.labelled).toBe(false);
    expect(timeline?.categories[0]?.bars.every((bar) => bar.label === null)).toBe(true);
  });

  const anyEntry = fc
    .record({
      start: fc.integer({ min: 0, max: 2500 }),
      length: fc.integer({ min: 0, max: 500 }),
      category: fc.constantFrom(service, research, { code: 'x', name: 'Own' }),
      depth: fc.constantFrom(...DEPTHS),
    })
    .map(({ start, length, category, depth }) => ({
      startsOn: addDays('2019-08-01', start),
      endsOn: addDays('2019-08-01', start + length),
      category,
      depth,
      minutes: 30,
    }));
  const anyEntries = fc
    .array(anyEntry, { minLength: 1, maxLength: 60 })
    .map((entries) => entries.map((each, index) => ({ ...each, key: `participation:${index}` })));

  it('never lets a label or a bar cover another, and never leaves its width', () => {
    fc.assert(
      fc.property(anyEntries, fc.double({ min: 0, max: 1.5, noNaN: true }), (entries, width) => {
        const timeline = layOutTimeline(entries, { labelWidth: () => width });
        for (const category of timeline?.categories ?? []) {
          for (const bar of category.bars) {
            const { x0, x1 } = extentOf(bar);
            expect(x0).toBeGreaterThanOrEqual(-1e-9);
            expect(x1).toBeLessThanOrEqual(1 + 1e-9);
            for (const other of category.bars) {
              if (other === bar || other.lane !== bar.lane) continue;
              const taken = extentOf(other);
              expect(x0 >= taken.x1 || x1 <= taken.x0).toBe(true);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order in which entries come', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(layOutTimeline([...entries].reverse(), narrow)).toEqual(layOutTimeline(entries, narrow));
      }),
      { numRuns: 30 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { type EntryOf, entriesByYear, entryKinds, isOfKind, joinWords, type RecordItem } from './entry-words.js';

const participation = (key: string, startsOn: string, endsOn: string, minutes = 60, code = 'service'): RecordItem => ({
  official: true,
  joinsOn: null,
  entry: {
    kind: 'participation',
    key,
    title: key,
    startsOn,
    endsOn,
    minutes,
    category: { code, name: code.toUpperCase() },
  } as EntryOf<'participation'>,
});
const course: RecordItem = {
  official: true,
  joinsOn: null,
  entry: {
    kind: 'academic',
    key: 'course',
    title: 'Course',
    startsOn: null,
    endsOn: '2024-12-19',
  } as EntryOf<'academic'>,
};

const keys = (items: readonly RecordItem[]) => items.map(({ entry }) => entry.key);

describe('the entries of a record, year by year', () => {
  const items = [
    participation('tour', '2026-03-09', '2026-03-14', 720),
    participation('exchange', '2024-08-12', '2024-12-20', 30),
    participation('pantry', '2022-09-10', '2023-05-01', 45),
    course,
  ];

  it('numbers years from the first, newest first, and leaves out a year in which nothing ended', () =>
    expect(entriesByYear(items).map(({ number, label, minutes }) => [number, label, minutes])).toEqual([
      [4, '2025–26', 720],
      [3, '2024–25', 30],
      [1, '2022–23', 45],
    ]));

  it('puts the newest entry of a year first, or last when turned round', () => {
    expect(entriesByYear(items).map((year) => keys(year.items))).toEqual([
      ['tour'],
      ['exchange', 'course'],
      ['pantry'],
    ]);
    expect(entriesByYear(items, false).map((year) => keys(year.items))).toEqual([
      ['pantry'],
      ['course', 'exchange'],
      ['tour'],
    ]);
  });

  it('has no years without entries', () => expect(entriesByYear([])).toEqual([]));

  it('offers only the kinds that are there, categories by name', () => {
    expect(entryKinds([...items, participation('choir', '2024-09-01', '2024-12-01', 1, 'creative')])).toEqual([
      { value: 'creative', label: 'CREATIVE' },
      { value: 'service', label: 'SERVICE' },
      { value: 'academic', label: 'Academic results' },
    ]);
    expect(isOfKind(course.entry, 'academic')).toBe(true);
    expect(isOfKind(course.entry, 'service')).toBe(false);
    expect(isOfKind(course.entry, undefined)).toBe(true);
  });
});

describe('when a verified entry becomes official', () => {
  it('names the day while it lies ahead', () =>
    expect(joinWords('2026-05-29', '2026-05-29')).toBe('joins on 29 May 2026'));

  it('promises no day that has passed or is not known', () => {
    expect(joinWords('2026-05-28', '2026-05-29')).toBe('joins with the next publication');
    expect(joinWords(null, '2026-05-29')).toBe('joins with the next publication');
  });
});

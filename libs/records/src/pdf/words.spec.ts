import { describe, expect, it } from '@jest/globals';
import { laddersOf } from './ladder.js';
import { competency, transcriptInput } from './transcript.fixture.js';
import { addressInWords, dateLines, hoursOf, witnessLines } from './words.js';

describe('words of the transcript', () => {
  it.each([
    ['https://northfield.example/verify/NF-1', 'northfield.example/verify'],
    ['https://northfield.example/verify?code=NF-1', 'northfield.example/verify'],
    ['http://localhost:3000/verify/NF-1/', 'localhost:3000/verify'],
    ['https://northfield.example/', 'northfield.example'],
  ])('say %s as an address to type', (url, words) => expect(addressInWords(url, 'NF-1')).toBe(words));

  it.each([
    ['2025-01-20', '2025-05-02', ['20 Jan – ', '2 May 2025']],
    ['2022-09-12', '2023-04-28', ['12 Sep 2022 – ', '28 Apr 2023']],
    ['2025-11-14', '2025-11-14', ['14 Nov 2025']],
  ])('put %s to %s on lines', (from, until, lines) => expect(dateLines(from, until)).toEqual(lines));

  it('never round minutes into hours, and own up to none', () => {
    expect(hoursOf(1930)).toBe('32 h 10 min');
    expect(hoursOf(0)).toBe('no hours');
  });

  it('name a witness with capacity, day at the institution, post and unit', () => {
    const witness = {
      name: 'Pilar Castellanos',
      post: 'Assistant Dean',
      unit: 'Student Leadership',
      capacity: 'staff' as const,
      method: 'roster',
      at: '2025-09-13T02:00:00Z',
    };
    expect(witnessLines(witness, 'America/Chicago')).toEqual({
      name: 'Pilar Castellanos',
      rest: ' · staff, 12\u00a0Sep\u00a02025',
      post: 'Assistant Dean, Student Leadership',
    });
    expect(witnessLines({ ...witness, post: null, unit: null }, 'UTC').post).toBe('roster');
  });
});

describe('the competency ladder', () => {
  const entries = transcriptInput().record.entries.filter((entry) => entry.kind === 'competency');

  it('holds the highest level of each competency, highest first, with the way there', () => {
    const [ladder, ...others] = laddersOf(entries);
    expect(others).toEqual([]);
    expect(ladder?.rungs.map((rung) => [rung.name, rung.held.competency.level, rung.earlier.length])).toEqual([
      ['Critical thinking', 4, 1],
      ['Communication', 3, 0],
      ['Leadership', 3, 1],
      ['Professionalism', 3, 0],
      ['Teamwork', 3, 0],
      ['Equity and inclusion', 2, 0],
      ['Technology', 2, 0],
    ]);
    expect(ladder?.rungs[0]?.evidence).toBe(5);
  });

  it('is drawn apart for another scale', () => {
    const other = { ...competency(20, 'Fluency', 1, '2025-01-01', 1), scale: [{ level: 1, name: 'B1', meaning: '' }] };
    expect(laddersOf([...entries, other]).map((ladder) => ladder.rungs.length)).toEqual([7, 1]);
  });
});

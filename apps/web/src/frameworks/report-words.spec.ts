import { expect, it } from '@jest/globals';
import { countKinds, kindWords } from './report-words.js';

it('says a code in words', () => {
  expect(kindWords('time-zone-missing')).toBe('Time zone missing');
});

it('counts alike lines, the most frequent first', () => {
  const lines = ['b', 'a', 'b'].map((code) => ({ code }));
  expect(countKinds(lines, (line) => line.code)).toEqual([
    { label: 'b', count: 2 },
    { label: 'a', count: 1 },
  ]);
});

import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../errors.js';
import { mustBeInOrder, type TermDays } from './terms.js';

const spring: TermDays = {
  firstDay: '2026-01-19',
  lastDay: '2026-05-08',
  recordingDeadline: '2026-05-22',
  publicationDeadline: '2026-06-05',
};

const pathsAtFault = (days: Partial<TermDays>): string[] => {
  try {
    mustBeInOrder({ ...spring, ...days });
  } catch (error) {
    if (error instanceof Refusal) return error.faults.map((fault) => fault.path);
    throw error;
  }
  return [];
};

describe('the days of a term', () => {
  it.each<[string, Partial<TermDays>, string[]]>([
    ['come in order', {}, []],
    [
      'may fall together',
      { lastDay: '2026-01-19', recordingDeadline: '2026-01-19', publicationDeadline: '2026-01-19' },
      [],
    ],
    ['end after they begin', { firstDay: '2026-05-09' }, ['lastDay']],
    ['leave recording open until the end', { recordingDeadline: '2026-05-07' }, ['recordingDeadline']],
    ['publish after recording closed', { publicationDeadline: '2026-05-21' }, ['publicationDeadline']],
    [
      'name every fault at once',
      { lastDay: '2026-01-01', publicationDeadline: '2026-01-01' },
      ['lastDay', 'publicationDeadline'],
    ],
  ])('%s', (_sentence, days, paths) => expect(pathsAtFault(days)).toEqual(paths));
});

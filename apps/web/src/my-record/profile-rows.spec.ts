import { describe, expect, it } from '@jest/globals';
import type { SubmissionRow } from '@laurel/contract';
import type { RecordItem } from '../record/entries/entry-words.js';
import { profileRows } from './profile-rows.js';

const level = (name: string, at: number, on: string, evidence = 1) =>
  ({
    official: true,
    joinsOn: null,
    entry: {
      kind: 'competency',
      key: `competency:${name}${at}`,
      endsOn: on,
      competency: { competencyId: name, name, level: at },
      evidence: Array.from({ length: evidence }),
    },
  }) as RecordItem;
const work = (name: string, state: SubmissionRow['state']) =>
  ({ state, competency: { id: name, name, code: null } }) as SubmissionRow;

describe('the competency profile', () => {
  it('has one row a competency, climbing from level to level, the highest first', () => {
    const rows = profileRows(
      [level('Teamwork', 3, '2025-09-01', 2), level('Ethics', 1, '2025-05-01'), level('Teamwork', 2, '2024-05-01')],
      [],
    );
    expect(rows.map(({ name, reached, evidence, held }) => [name, reached, evidence, held?.key])).toEqual([
      [
        'Teamwork',
        [
          { level: 2, on: '2024-05-01' },
          { level: 3, on: '2025-09-01' },
        ],
        3,
        'competency:Teamwork3',
      ],
      ['Ethics', [{ level: 1, on: '2025-05-01' }], 1, 'competency:Ethics1'],
    ]);
  });

  it('shows work under way only where no level is held, and says how it stands', () => {
    const rows = profileRows(
      [level('Teamwork', 3, '2025-09-01')],
      [work('Teamwork', 'in-review'), work('Career', 'returned'), work('Ethics', 'declined')],
    );
    expect(rows.map(({ name, note }) => [name, note])).toEqual([
      ['Teamwork', undefined],
      ['Career', 'In revision, not on the record yet'],
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { ParticipationRow } from '@laurel/contract';
import { policyLine } from './policy-words.js';

const row = (over: Partial<ParticipationRow>): ParticipationRow =>
  ({
    minutes: 1200,
    role: { id: 'r', name: 'Tutor', depth: 'contributed', requiredMinutes: 1200 },
    waitsFor: 'one person',
    verifiers: [],
    verifyObstacle: null,
    ...over,
  }) as ParticipationRow;

describe('the policy line of a row that waits', () => {
  it('says what the reader may not do before anything else', () =>
    expect(
      policyLine(row({ minutes: 0, verifyObstacle: { code: 'recorded-by-you', message: 'Long.' } }), 'UTC'),
    ).toEqual({
      kind: 'yours',
      words: 'You recorded it',
    }));

  it('falls back to the server’s sentence for an obstacle it has no short words for', () =>
    expect(policyLine(row({ verifyObstacle: { code: 'new-rule', message: 'A new rule.' } }), 'UTC').words).toBe(
      'A new rule.',
    ));

  it('names the hours that are missing, a minute short included', () =>
    expect(policyLine(row({ minutes: 1199 }), 'UTC')).toEqual({ kind: 'short', words: '19 h 59 min of 20 h' }));

  it('says who agreed already and on which day of the institution', () =>
    expect(
      policyLine(
        row({
          waitsFor: 'second person',
          verifiers: [{ at: '2026-05-02T02:00:00Z' } as ParticipationRow['verifiers'][number]],
        }),
        'America/New_York',
      ),
    ).toEqual({ kind: 'met', words: 'First agreed, 1 May' }));

  it('is content when all is met', () =>
    expect(policyLine(row({}), 'UTC')).toEqual({ kind: 'met', words: '20 h asked, met' }));
});

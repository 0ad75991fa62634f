import { describe, expect, it } from '@jest/globals';
import { type ActivityPlan, activityFaults, mustBeRunnable } from './activity.js';
import { freshProgrammeDraft } from './programme-lifecycle.js';

const term = {
  title: 'Spring 2026',
  firstDay: '2026-01-12',
  lastDay: '2026-05-08',
  recordingDeadline: '2026-05-22',
};
const plan: ActivityPlan = { title: 'Mediation, spring', startsOn: '2026-01-26', endsOn: '2026-04-27', capacity: 24 };
const faultsOf = (changes: Partial<ActivityPlan>) =>
  activityFaults({ ...plan, ...changes }, term).map(({ path, code }) => `${path} ${code}`);

describe('planning an activity', () => {
  it('takes dates inside the term, one day long or with preparation before it', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ startsOn: '2026-03-01', endsOn: '2026-03-01' })).toEqual([]);
    expect(faultsOf({ startsOn: '2025-11-13', endsOn: '2026-05-22', capacity: null })).toEqual([]);
  });

  it('refuses days that could not be recorded in this term', () => {
    expect(faultsOf({ startsOn: '2025-11-12' })).toEqual(['startsOn outside-term']);
    expect(faultsOf({ endsOn: '2026-05-23' })).toEqual(['endsOn outside-term']);
    expect(faultsOf({ startsOn: '2027-01-01', endsOn: '2027-01-02' })).toEqual([
      'startsOn outside-term',
      'endsOn outside-term',
    ]);
  });

  it('refuses days that do not exist, an end before the start, an empty title and a capacity of none', () => {
    expect(faultsOf({ title: ' ', startsOn: '2026-02-30', capacity: 0 })).toEqual([
      'title title-missing',
      'startsOn date-invalid',
      'capacity capacity-invalid',
    ]);
    expect(faultsOf({ startsOn: '2026-04-28' })).toEqual(['endsOn ends-before-start']);
  });

  it('runs only what is approved, and begins while the approval lasts', () => {
    const approved = { ...freshProgrammeDraft, state: 'approved' as const, approvedUntil: '2026-01-31' };
    expect(() => mustBeRunnable(approved, '2026-01-31')).not.toThrow();
    expect(() => mustBeRunnable(approved, '2026-02-01')).toThrow(expect.objectContaining({ code: 'approval-ended' }));
    expect(() => mustBeRunnable(freshProgrammeDraft, '2026-01-31')).toThrow(
      expect.objectContaining({ code: 'programme-not-in-force' }),
    );
    expect(() => mustBeRunnable(null, '2026-01-31')).toThrow(expect.objectContaining({ kind: 'conflict' }));
  });
});

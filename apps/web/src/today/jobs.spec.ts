import { describe, expect, it } from '@jest/globals';
import { jobsOf } from './jobs.js';

const house = { today: '2026-05-05', timeZone: 'America/New_York' };

describe('what needs doing today', () => {
  it('is what the server counted for this hat, not for another that the person also wears', () => {
    const jobs = jobsOf({ toVerify: 3, toReview: 2 }, 'reviewer', house);
    expect(jobs.map((job) => job.key)).toEqual(['review']);
  });

  it('puts what waits before what is done', () => {
    const jobs = jobsOf({ runsUnderWay: 0, programmesProposed: 2, holds: 0 }, 'registrar', house);
    expect(jobs.map((job) => [job.key, job.count])).toEqual([
      ['proposed', 2],
      ['runs', 0],
      ['holds', 0],
    ]);
  });

  it('calls the queue late by the institution’s calendar, from the sixth day on', () => {
    // 03:00 in UTC is still the day before in New York: six days before 5 May.
    const late = (oldestWaitsSince: string) => jobsOf({ toVerify: 1, oldestWaitsSince }, 'staff', house)[0]?.late;
    expect(late('2026-04-30T03:00:00Z')).toBe('oldest 6 days, aim 5');
    expect(late('2026-04-30T05:00:00Z')).toBeUndefined();
  });
});

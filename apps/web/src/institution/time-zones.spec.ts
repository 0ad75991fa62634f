import { describe, expect, it } from '@jest/globals';
import { zoneChoices } from './time-zones.js';

const ids = (inUse?: string) => zoneChoices(inUse).map(({ id }) => id);

describe('the time zones to choose from', () => {
  it('offer the zones of the world, each once and by name', () => {
    const zones = ids('Europe/Oslo');
    expect(zones).toEqual(expect.arrayContaining(['Europe/Oslo', 'America/New_York', 'Asia/Tokyo']));
    expect(new Set(zones).size).toBe(zones.length);
    expect(zones).toEqual([...zones].sort());
  });

  it('offer UTC, which browsers leave out', () => expect(ids()).toContain('UTC'));

  it('keep the zone in use, also under a name that this browser does not list', () =>
    expect(ids('US/Eastern')).toContain('US/Eastern'));

  it('are printed without underscores', () =>
    expect(zoneChoices('America/New_York').find(({ id }) => id === 'America/New_York')?.name).toBe('America/New York'));
});

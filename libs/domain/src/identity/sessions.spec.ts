import { describe, expect, it } from '@jest/globals';
import { isOutlived, sessionEnds } from './sessions.js';

const policy = { idle: 2 * 3_600_000, absolute: 12 * 3_600_000 };
const at = (clock: string) => new Date(`2026-05-04T${clock}:00Z`);

describe('a session', () => {
  it('ends when nothing was done for the idle time', () => {
    expect(sessionEnds(at('08:00'), at('09:30'), policy)).toEqual(at('11:30'));
  });

  it('never outlives the absolute time, however busy', () => {
    expect(sessionEnds(at('08:00'), at('19:30'), policy)).toEqual(at('20:00'));
    expect(isOutlived(at('08:00'), at('19:59'), policy)).toBe(false);
    expect(isOutlived(at('08:00'), at('20:00'), policy)).toBe(true);
  });

  it('is over when its beginning cannot be read', () => {
    expect(isOutlived(new Date('nonsense'), at('09:00'), policy)).toBe(true);
  });
});

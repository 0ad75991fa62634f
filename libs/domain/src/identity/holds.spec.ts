import { describe, expect, it } from '@jest/globals';
import { liftHold, placeHold } from './holds.js';

const decision = { by: 'registrar', at: '2026-05-04T09:00:00Z', reason: 'Asked by the student' };

describe('a hold', () => {
  it('is placed with a reason, by someone, at a moment', () => {
    expect(placeHold([], 'directory', decision)).toEqual({
      kind: 'directory',
      reason: 'Asked by the student',
      placedBy: 'registrar',
      placedAt: '2026-05-04T09:00:00Z',
      lifted: null,
    });
  });

  it('is one of its kind while it lives; another kind may stand beside it', () => {
    const live = placeHold([], 'record', decision);
    expect(() => placeHold([live], 'record', decision)).toThrow('already has a record hold');
    expect(placeHold([live], 'directory', decision).kind).toBe('directory');
  });

  it('may be placed anew after it was lifted', () => {
    const lifted = liftHold(placeHold([], 'record', decision), decision);
    expect(placeHold([lifted], 'record', decision).lifted).toBeNull();
  });

  it('is lifted once, and keeps what was said when it was placed', () => {
    const lifted = liftHold(placeHold([], 'record', decision), { ...decision, reason: 'Fees paid' });
    expect([lifted.reason, lifted.lifted?.reason]).toEqual(['Asked by the student', 'Fees paid']);
    expect(() => liftHold(lifted, decision)).toThrow('lifted already');
  });
});

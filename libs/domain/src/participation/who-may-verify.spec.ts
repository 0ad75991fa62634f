import { describe, expect, it } from '@jest/globals';
import type { ParticipationStanding } from './who-may-verify.js';
import { decisionObstacles, declineObstacle, verificationObstacle, waitsFor } from './who-may-verify.js';

const byHand: ParticipationStanding = {
  personId: 'student',
  state: 'recorded',
  source: 'entry',
  recordedBy: 'recorder',
  fourEyes: false,
  verifierIds: [],
};
const fromRoster: ParticipationStanding = { ...byHand, source: 'roster', recordedBy: 'importer' };
const code = (facts: ParticipationStanding, actorId: string) => verificationObstacle(facts, actorId)?.code ?? 'may';

describe('who may verify a participation', () => {
  it('somebody who neither did it nor typed it in may', () => {
    expect(code(byHand, 'colleague')).toBe('may');
  });

  it('nobody verifies their own work', () => {
    expect(code(byHand, 'student')).toBe('own-work');
    expect(code(fromRoster, 'student')).toBe('own-work');
    expect(verificationObstacle(byHand, 'student')?.kind).toBe('forbidden');
  });

  it('nobody verifies work that they recorded for themselves, however it came in', () => {
    expect(code({ ...byHand, recordedBy: 'student' }, 'student')).toBe('own-work');
    expect(code({ ...fromRoster, recordedBy: 'student' }, 'student')).toBe('own-work');
  });

  it('nobody verifies what they typed in for somebody else', () => {
    expect(code(byHand, 'recorder')).toBe('recorded-by-you');
    expect(code({ ...byHand, source: 'claim' }, 'recorder')).toBe('recorded-by-you');
  });

  it('whoever imported a roster may verify its rows: the file is the evidence', () => {
    expect(code(fromRoster, 'importer')).toBe('may');
  });

  describe('where the programme asks for four eyes', () => {
    const first = { ...byHand, fourEyes: true };
    const second: ParticipationStanding = { ...first, state: 'seconding', verifierIds: ['colleague'] };

    it('the second person differs from the first', () => {
      expect(code(first, 'colleague')).toBe('may');
      expect(code(second, 'colleague')).toBe('second-person-needed');
      expect(code(second, 'third')).toBe('may');
    });

    it('neither is who typed it in', () => {
      expect(code(first, 'recorder')).toBe('recorded-by-you');
      expect(code(second, 'recorder')).toBe('recorded-by-you');
    });

    it('whoever imported the roster may be the first, never the second', () => {
      expect(code({ ...fromRoster, fourEyes: true }, 'importer')).toBe('may');
      const seconding: ParticipationStanding = { ...fromRoster, fourEyes: true, state: 'seconding' };
      expect(code({ ...seconding, verifierIds: ['colleague'] }, 'importer')).toBe('importer-cannot-second');
      expect(code({ ...seconding, verifierIds: ['importer'] }, 'importer')).toBe('second-person-needed');
      expect(code({ ...seconding, verifierIds: ['importer'] }, 'colleague')).toBe('may');
    });
  });

  it.each([
    ['verified', 'already-verified'],
    ['declined', 'already-declined'],
    ['withdrawn', 'already-withdrawn'],
  ] as const)('what is %s waits for nobody', (state, expected) => {
    expect(code({ ...byHand, state }, 'colleague')).toBe(expected);
    expect(verificationObstacle({ ...byHand, state }, 'colleague')?.kind).toBe('conflict');
  });
});

describe('who may decline a participation', () => {
  it('anybody but the student, also who recorded it', () => {
    expect(declineObstacle(byHand, 'recorder')).toBeNull();
    expect(declineObstacle(byHand, 'student')?.code).toBe('own-work');
    expect(declineObstacle({ ...byHand, state: 'verified' }, 'colleague')?.code).toBe('already-verified');
  });
});

describe('deciding at all', () => {
  const staffOf = (unitIds: string[]) => ({
    personId: 'colleague',
    displayName: 'Colleague',
    post: null,
    unitName: null,
    roles: [{ role: 'staff' as const, unitIds }],
  });

  it('is for staff of the unit', () => {
    expect(decisionObstacles(byHand, staffOf(['here']), { id: 'here', name: 'Here' })).toEqual({
      verify: null,
      decline: null,
    });
    const outside = decisionObstacles(byHand, staffOf(['there']), { id: 'here', name: 'Here' });
    expect([outside.verify?.code, outside.decline?.code]).toEqual(['not-permitted', 'not-permitted']);
  });

  it('waits for one person, or for the first and then the second', () => {
    expect(waitsFor(byHand)).toBe('one person');
    expect(waitsFor({ ...byHand, fourEyes: true })).toBe('first person');
    expect(waitsFor({ ...byHand, state: 'seconding' })).toBe('second person');
    expect(waitsFor({ ...byHand, state: 'declined' })).toBeNull();
  });
});

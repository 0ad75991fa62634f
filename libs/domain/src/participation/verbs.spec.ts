import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../actor.js';
import { PARTICIPATION_STATES, PARTICIPATION_TRANSITIONS, PARTICIPATION_VERBS } from './states.js';
import {
  correctParticipation,
  declineParticipation,
  type Participation,
  undoParticipation,
  verifyParticipation,
  withdrawParticipation,
} from './verbs.js';

const NOW = '2026-05-04T09:00:00.000Z';
const staff = (personId: string): Actor => ({
  personId,
  displayName: `Name of ${personId}`,
  post: 'Coordinator',
  unitName: 'Student Leadership',
  roles: [{ role: 'staff', unitIds: ['unit'] }],
});
const recorded: Participation = {
  id: 'p',
  personId: 'student',
  state: 'recorded',
  source: 'entry',
  recordedBy: 'recorder',
  fourEyes: false,
  verifications: [],
  roleId: 'role',
  minutes: 600,
  startsOn: '2026-02-01',
  endsOn: '2026-04-01',
};
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'done';
};

describe('verifying', () => {
  it('makes it verified and keeps who, in what post and capacity, how and when', () => {
    const decided = verifyParticipation(recorded, staff('colleague'), NOW, 'Saw the rota');
    expect(decided).toEqual({
      state: 'verified',
      verification: {
        verifierId: 'colleague',
        verifierName: 'Name of colleague',
        verifierPost: 'Coordinator',
        verifierUnit: 'Student Leadership',
        verifierClass: 'staff',
        method: 'entry',
        note: 'Saw the rota',
        decidedAt: NOW,
      },
    });
  });

  it('names the roster as the ground for what came in one', () => {
    const decided = verifyParticipation({ ...recorded, source: 'roster' }, staff('recorder'), NOW);
    expect(decided.verification.method).toBe('roster file');
  });

  it('takes two different people where the programme asks for four eyes', () => {
    const fourEyes = { ...recorded, fourEyes: true };
    expect(verifyParticipation(fourEyes, staff('first'), NOW).state).toBe('seconding');
    const seconding: Participation = {
      ...fourEyes,
      state: 'seconding',
      verifications: [{ id: 'v1', verifierId: 'first' }],
    };
    expect(refusal(() => verifyParticipation(seconding, staff('first'), NOW))).toBe('second-person-needed');
    expect(verifyParticipation(seconding, staff('second'), NOW).state).toBe('verified');
  });

  it('happens once', () => {
    expect(refusal(() => verifyParticipation({ ...recorded, state: 'verified' }, staff('x'), NOW))).toBe(
      'already-verified',
    );
  });
});

describe('declining and withdrawing', () => {
  it('is possible while it waits, and not for the student', () => {
    expect(declineParticipation(recorded, staff('colleague'), 'Was not there')).toEqual({
      state: 'declined',
      reason: 'Was not there',
    });
    expect(refusal(() => declineParticipation(recorded, staff('student'), 'No'))).toBe('own-work');
    expect(withdrawParticipation(recorded).state).toBe('withdrawn');
    expect(refusal(() => withdrawParticipation({ ...recorded, state: 'verified' }))).toBe('already-verified');
  });
});

describe('taking back the last decision', () => {
  const one = [{ id: 'v1', verifierId: 'first' }];
  const two = [...one, { id: 'v2', verifierId: 'second' }];

  it.each([
    ['verified by one', { state: 'verified', verifications: one }, 'recorded', 'v1'],
    ['verified by two', { state: 'verified', fourEyes: true, verifications: two }, 'seconding', 'v2'],
    ['agreed to by one of two', { state: 'seconding', fourEyes: true, verifications: one }, 'recorded', 'v1'],
    ['declined', { state: 'declined' }, 'recorded', null],
    ['declined after a first agreement', { state: 'declined', verifications: one }, 'seconding', null],
    ['withdrawn', { state: 'withdrawn' }, 'recorded', null],
  ] as const)('%s goes back to what it was', (_name, facts, state, verificationId) => {
    expect(undoParticipation({ ...recorded, ...facts }, staff('anyone'))).toEqual({ state, verificationId });
  });

  it('needs a decision, and somebody else than the student', () => {
    expect(refusal(() => undoParticipation(recorded, staff('anyone')))).toBe('nothing-to-undo');
    expect(refusal(() => undoParticipation({ ...recorded, state: 'declined' }, staff('student')))).toBe('own-work');
  });
});

describe('correcting', () => {
  const facts = { roleId: 'role', minutes: 540, startsOn: '2026-02-01', endsOn: '2026-04-01' };

  it('makes a row of a file count as typed in by whoever corrected it', () => {
    const fromRoster: Participation = { ...recorded, source: 'roster', recordedBy: 'importer' };
    expect(correctParticipation(fromRoster, facts, staff('importer'))).toMatchObject({
      state: 'recorded',
      facts,
      source: 'entry',
      recordedBy: 'importer',
    });
  });

  it('does nothing when nothing differs, and is over once somebody has decided', () => {
    expect(correctParticipation(recorded, { ...facts, minutes: 600 }, staff('x'))).toBeNull();
    expect(refusal(() => correctParticipation({ ...recorded, state: 'seconding' }, facts, staff('x')))).toBe(
      'already-seconding',
    );
  });
});

it('every verb ends in a state that the table names', () => {
  const acts = {
    correct: (p: Participation) =>
      correctParticipation(p, { ...p, minutes: p.minutes + 1 }, staff('colleague')) ?? { state: p.state },
    verify: (p: Participation) => verifyParticipation(p, staff('colleague'), NOW),
    decline: (p: Participation) => declineParticipation(p, staff('colleague'), 'No'),
    withdraw: (p: Participation) => withdrawParticipation(p),
    undo: (p: Participation) => undoParticipation(p, staff('colleague')),
  };
  for (const verb of PARTICIPATION_VERBS)
    for (const state of PARTICIPATION_STATES) {
      const allowed = PARTICIPATION_TRANSITIONS[verb][state];
      const act = () => acts[verb]({ ...recorded, state });
      if (allowed) expect(allowed).toContain(act().state);
      else expect(refusal(act)).not.toBe('done');
    }
});

import { conflict } from '../errors.js';

/**
 * What a participation goes through. `recorded` waits for a person; `seconding` was agreed to by one person and waits
 * for another, where the programme version asks for four eyes.
 */
export const PARTICIPATION_STATES = ['recorded', 'seconding', 'verified', 'declined', 'withdrawn'] as const;
export type ParticipationState = (typeof PARTICIPATION_STATES)[number];

export const PARTICIPATION_STATE_WORDS: Record<ParticipationState, string> = {
  recorded: 'Waiting',
  seconding: 'Waiting for a second person',
  verified: 'Verified',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

/** Where a participation came from. */
export const PARTICIPATION_SOURCES = ['roster', 'import', 'entry', 'check-in', 'claim', 'sis'] as const;
export type ParticipationSource = (typeof PARTICIPATION_SOURCES)[number];

export const PARTICIPATION_VERBS = ['correct', 'verify', 'decline', 'withdraw', 'undo'] as const;
export type ParticipationVerb = (typeof PARTICIPATION_VERBS)[number];

/** From which states a verb may be done, and where it may lead. Everything else is refused. */
export const PARTICIPATION_TRANSITIONS: Record<
  ParticipationVerb,
  Partial<Record<ParticipationState, readonly ParticipationState[]>>
> = {
  correct: { recorded: ['recorded'] },
  verify: { recorded: ['seconding', 'verified'], seconding: ['verified'] },
  decline: { recorded: ['declined'], seconding: ['declined'] },
  withdraw: { recorded: ['withdrawn'], seconding: ['withdrawn'] },
  undo: {
    seconding: ['recorded'],
    verified: ['recorded', 'seconding'],
    declined: ['recorded', 'seconding'],
    withdrawn: ['recorded', 'seconding'],
  },
};

const WHY_NOT: Record<
  ParticipationVerb,
  Partial<Record<ParticipationState, readonly [code: string, words: string]>>
> = {
  correct: {
    seconding: ['already-seconding', 'One person has agreed to it already. Take that back first, then correct it.'],
    verified: ['already-verified', 'It is verified already. Take that back first, then correct it.'],
    declined: ['already-declined', 'It was declined. Take that back first, then correct it.'],
    withdrawn: ['already-withdrawn', 'It was withdrawn. Record it again instead.'],
  },
  verify: {
    verified: ['already-verified', 'It is verified already.'],
    declined: ['already-declined', 'It was declined. Take that back first, then verify it.'],
    withdrawn: ['already-withdrawn', 'It was withdrawn and no longer waits for anybody.'],
  },
  decline: {
    verified: ['already-verified', 'It is verified already. Take that back first, then decline it.'],
    declined: ['already-declined', 'It was declined already.'],
    withdrawn: ['already-withdrawn', 'It was withdrawn and no longer waits for anybody.'],
  },
  withdraw: {
    verified: ['already-verified', 'It is verified already. Take that back first, then withdraw it.'],
    declined: ['already-declined', 'It was declined and no longer waits for anybody.'],
    withdrawn: ['already-withdrawn', 'It was withdrawn already.'],
  },
  undo: { recorded: ['nothing-to-undo', 'Nobody has decided on it yet, so there is nothing to take back.'] },
};

/** Refuses (conflict) when `verb` cannot be done from `state`. */
export function mustAllowParticipationVerb(verb: ParticipationVerb, state: ParticipationState): void {
  const obstacle = participationVerbObstacle(verb, state);
  if (obstacle) throw conflict(obstacle.code, obstacle.message);
}

/** Why `verb` cannot be done from `state`; null when it can. */
export function participationVerbObstacle(
  verb: ParticipationVerb,
  state: ParticipationState,
): { code: string; message: string } | null {
  if (PARTICIPATION_TRANSITIONS[verb][state]) return null;
  const [code, message] = WHY_NOT[verb][state] ?? ['not-possible-now', `This is not possible while it is ${state}.`];
  return { code, message };
}

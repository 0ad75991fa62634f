import { type Actor, inScope, unitScope } from '../actor.js';
import { rolesFor } from '../permissions.js';
import type { ParticipationSource, ParticipationState } from './states.js';
import { participationVerbObstacle } from './states.js';

/** What the rule looks at: whose work it is, how it came in, and who has agreed to it so far. */
export interface ParticipationStanding {
  /** The student. */
  personId: string;
  state: ParticipationState;
  source: ParticipationSource;
  /** Who typed it in or committed the file; null when the system recorded it. */
  recordedBy: string | null;
  /** The programme version asks for two different people. */
  fourEyes: boolean;
  /** People whose verification stands, first to last. */
  verifierIds: readonly string[];
}

export interface VerificationObstacle {
  code:
    | 'not-permitted'
    | 'own-work'
    | 'recorded-by-you'
    | 'second-person-needed'
    | 'importer-cannot-second'
    | 'already-verified'
    | 'already-declined'
    | 'already-withdrawn'
    | 'not-possible-now';
  message: string;
  /** A clash of interests is forbidden (403); a state that has moved on is a conflict (409). */
  kind: 'forbidden' | 'conflict';
}

const clash = (code: VerificationObstacle['code'], message: string): VerificationObstacle => ({
  code,
  message,
  kind: 'forbidden',
});

/** Rows that came in a file carry the file as evidence; rows typed in rest on the word of whoever typed them. */
export const restsOnAFile = (source: ParticipationSource): boolean =>
  source === 'roster' || source === 'import' || source === 'sis';

/**
 * Who may verify a participation (docs/decisions/0004). In this order:
 * 1. nobody their own work;
 * 2. nobody what they typed in themselves;
 * 3. with four eyes, nobody twice;
 * 4. whoever imported a roster may verify its rows, since the file is the evidence; where four eyes are asked for,
 *    only as the first of the two.
 * Returns null when `actorId` may.
 */
export function verificationObstacle(facts: ParticipationStanding, actorId: string): VerificationObstacle | null {
  const state = participationVerbObstacle('verify', facts.state);
  if (state) return { code: state.code as VerificationObstacle['code'], message: state.message, kind: 'conflict' };
  if (facts.personId === actorId)
    return clash('own-work', 'This is your own participation. Somebody else has to verify it.');
  const recordedIt = facts.recordedBy === actorId;
  if (recordedIt && !restsOnAFile(facts.source))
    return clash('recorded-by-you', 'You recorded it. Somebody else has to verify it.');
  if (facts.verifierIds.includes(actorId))
    return clash('second-person-needed', 'You agreed to it first. The second person has to be somebody else.');
  if (recordedIt && facts.fourEyes && facts.state === 'seconding')
    return clash(
      'importer-cannot-second',
      'You imported the roster it came in. The second person has to be somebody who did not.',
    );
  return null;
}

/** Why `actorId` may not decline it; null when they may. Nobody decides about their own work, not even against it. */
export function declineObstacle(
  facts: Pick<ParticipationStanding, 'personId' | 'state'>,
  actorId: string,
): VerificationObstacle | null {
  const state = participationVerbObstacle('decline', facts.state);
  if (state) return { code: state.code as VerificationObstacle['code'], message: state.message, kind: 'conflict' };
  if (facts.personId === actorId)
    return clash('own-work', 'This is your own participation. Somebody else has to decide about it.');
  return null;
}

/** What keeps `actor` from verifying and from declining a participation of `unit`: null where nothing does. */
export function decisionObstacles(
  standing: ParticipationStanding,
  actor: Actor,
  unit: { id: string; name: string },
): { verify: VerificationObstacle | null; decline: VerificationObstacle | null } {
  if (!inScope(unitScope(actor, rolesFor('participation.verify')), unit.id)) {
    const outside = clash('not-permitted', `Staff of ${unit.name} decide about this.`);
    return { verify: outside, decline: outside };
  }
  return {
    verify: verificationObstacle(standing, actor.personId),
    decline: declineObstacle(standing, actor.personId),
  };
}

/** What a participation waits for, in words; null when it waits for nothing. */
export function waitsFor({
  state,
  fourEyes,
}: Pick<ParticipationStanding, 'state' | 'fourEyes'>): 'one person' | 'first person' | 'second person' | null {
  if (state === 'seconding') return 'second person';
  if (state === 'recorded') return fourEyes ? 'first person' : 'one person';
  return null;
}

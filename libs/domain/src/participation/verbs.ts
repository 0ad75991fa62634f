import { type Actor, hasRole } from '../actor.js';
import type { Instant } from '../calendar.js';
import { forbidden, Refusal } from '../errors.js';
import type { VerifierClass } from '../record/entry.js';
import { type ParticipationFacts, sameFacts } from './facts.js';
import { mustAllowParticipationVerb, type ParticipationSource, type ParticipationState } from './states.js';
import { declineObstacle, type ParticipationStanding, restsOnAFile, verificationObstacle } from './who-may-verify.js';

/** A verification that stands or was taken back, as far as the rules look at it. */
export interface StandingVerification {
  id: string;
  verifierId: string | null;
}

/** A participation as the rules see it. */
export interface Participation extends ParticipationFacts {
  id: string;
  personId: string;
  state: ParticipationState;
  source: ParticipationSource;
  recordedBy: string | null;
  fourEyes: boolean;
  /** Verifications that stand, first to last. */
  verifications: readonly StandingVerification[];
}

/** What a verb did: the next state, and what has to be written beside it. */
export interface Decided {
  state: ParticipationState;
}

/** The witness of a verification, as of now: post and unit change, the verification does not. */
export interface NewVerification {
  verifierId: string;
  verifierName: string;
  verifierPost: string | null;
  verifierUnit: string | null;
  verifierClass: VerifierClass;
  method: string;
  note: string | null;
  decidedAt: Instant;
}

const METHODS: Record<ParticipationSource, string> = {
  roster: 'roster file',
  import: 'roster file',
  entry: 'entry',
  'check-in': 'check-in',
  claim: 'claim',
  sis: 'student information system',
};

/** On what ground a verification of this source stands, in a word that a reader outside understands. */
export const verificationMethod = (source: ParticipationSource): string => METHODS[source];

/** In what capacity `actor` verifies participation. */
export function verifierClassOf(actor: Actor): VerifierClass {
  if (hasRole(actor, 'staff')) return 'staff';
  return hasRole(actor, 'reviewer') ? 'faculty' : 'registrar';
}

export const standingOf = (participation: Participation): ParticipationStanding => ({
  personId: participation.personId,
  state: participation.state,
  source: participation.source,
  recordedBy: participation.recordedBy,
  fourEyes: participation.fourEyes,
  verifierIds: participation.verifications.flatMap(({ verifierId }) => (verifierId === null ? [] : [verifierId])),
});

const refuse = (obstacle: { kind: 'forbidden' | 'conflict'; code: string; message: string } | null): void => {
  if (obstacle) throw new Refusal(obstacle.kind, obstacle.code, obstacle.message);
};

/**
 * Stands up for a participation. Goes to `verified`, or to `seconding` when the programme asks for two people and
 * this is the first. Refuses what `verificationObstacle` names.
 */
export function verifyParticipation(
  participation: Participation,
  actor: Actor,
  at: Instant,
  note: string | null = null,
): Decided & { verification: NewVerification } {
  refuse(verificationObstacle(standingOf(participation), actor.personId));
  const isFirstOfTwo = participation.fourEyes && participation.verifications.length === 0;
  return {
    state: isFirstOfTwo ? 'seconding' : 'verified',
    verification: {
      verifierId: actor.personId,
      verifierName: actor.displayName,
      verifierPost: actor.post,
      verifierUnit: actor.unitName,
      verifierClass: verifierClassOf(actor),
      method: verificationMethod(participation.source),
      note,
      decidedAt: at,
    },
  };
}

/** Says no, with the reason that the student will read. A first agreement stays on the row. */
export function declineParticipation(
  participation: Participation,
  actor: Actor,
  reason: string,
): Decided & { reason: string } {
  refuse(declineObstacle(participation, actor.personId));
  return { state: 'declined', reason };
}

/** Takes an entry out that should never have been there. A decision has to be taken back first. */
export function withdrawParticipation(participation: Participation): Decided {
  mustAllowParticipationVerb('withdraw', participation.state);
  return { state: 'withdrawn' };
}

/**
 * Takes back the last decision: the state is what it was before it. `verificationId` is the verification that no
 * longer stands and is marked, never deleted; null when the decision was a decline or a withdrawal.
 */
export function undoParticipation(
  participation: Participation,
  actor: Actor,
): Decided & { verificationId: string | null } {
  mustAllowParticipationVerb('undo', participation.state);
  if (participation.personId === actor.personId)
    throw forbidden('own-work', 'This is your own participation. Somebody else has to decide about it.');
  const standing = participation.verifications;
  if (participation.state === 'declined' || participation.state === 'withdrawn')
    return { state: standing.length > 0 ? 'seconding' : 'recorded', verificationId: null };
  const last = standing.at(-1);
  return { state: standing.length > 1 ? 'seconding' : 'recorded', verificationId: last?.id ?? null };
}

/**
 * Puts other facts in place of what is recorded and not yet decided. A row of a file that is corrected by hand no
 * longer rests on the file: it counts as typed in by whoever corrected it, who then cannot verify it.
 * Returns null when nothing differs.
 */
export function correctParticipation(
  participation: Participation,
  facts: ParticipationFacts,
  actor: Actor,
): (Decided & { facts: ParticipationFacts; source: ParticipationSource; recordedBy: string | null }) | null {
  mustAllowParticipationVerb('correct', participation.state);
  if (sameFacts(participation, facts)) return null;
  const source = restsOnAFile(participation.source) ? 'entry' : participation.source;
  return { state: 'recorded', facts, source, recordedBy: actor.personId };
}

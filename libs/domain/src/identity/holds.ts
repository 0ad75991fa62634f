import type { Instant } from '../calendar.js';
import { conflict } from '../errors.js';

/** directory: no public trace of the person; record: nothing is published for the person. */
export const HOLD_KINDS = ['directory', 'record'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

export const HOLD_WORDS: Record<HoldKind, string> = { directory: 'Directory hold', record: 'Record hold' };

export interface Hold {
  kind: HoldKind;
  reason: string;
  placedBy: string;
  placedAt: Instant;
  lifted: { by: string; at: Instant; reason: string } | null;
}

export const isHoldLive = (hold: Pick<Hold, 'lifted'>): boolean => hold.lifted === null;

interface Decision {
  by: string;
  at: Instant;
  reason: string;
}

/** A person has at most one live hold of a kind: a second would be lifted by mistake with the first. */
export function placeHold(existing: readonly Hold[], kind: HoldKind, { by, at, reason }: Decision): Hold {
  if (existing.some((hold) => hold.kind === kind && isHoldLive(hold))) throw holdAlreadyLive(kind);
  return { kind, reason, placedBy: by, placedAt: at, lifted: null };
}

export const holdAlreadyLive = (kind: HoldKind) =>
  conflict('hold-already-live', `This person already has a ${HOLD_WORDS[kind].toLowerCase()}. Lift it first.`);

/** Lifts a hold, with a reason; what was lifted stays on the list. */
export function liftHold(hold: Hold, decision: Decision): Hold {
  if (!isHoldLive(hold)) throw conflict('hold-already-lifted', 'This hold was lifted already.');
  return { ...hold, lifted: decision };
}

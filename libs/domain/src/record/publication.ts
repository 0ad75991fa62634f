import { type CalendarDate, daysBetween } from '../calendar.js';
import { conflict, type Refusal } from '../errors.js';

/** What a publication would do for one person. */
export const PUBLICATION_OUTCOMES = ['new', 'changed', 'unchanged', 'held', 'refused'] as const;
export type PublicationOutcome = (typeof PUBLICATION_OUTCOMES)[number];

/** Why a person's record is refused; each is somebody's task. */
export const REFUSAL_REASONS = ['nothing-verified', 'name-missing', 'glyph-missing', 'fact-fault'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface PublicationFacts {
  /** A record hold is in force: no publication. */
  recordHold: boolean;
  displayName: string;
  /** Characters of names and titles that the document's fonts cannot print, such as "ꦲ (U+A9B2)". */
  missingGlyphs: readonly string[];
  entries: number;
  /** What is recorded but not verified, for the sentence. */
  waiting: { recorded: number; declined: number; oldest: CalendarDate | null };
  /** Why the facts could not be assembled, when they could not. */
  assemblyFault: string | null;
  contentSha256: string | null;
  /** Of the official version, or of the one that is being signed. */
  currentSha256: string | null;
  /** Number of the last version where it was revoked and none took its place; null otherwise. */
  revokedNumber: number | null;
  today: CalendarDate;
}

export interface PublicationDecision {
  outcome: PublicationOutcome;
  code: RefusalReason | 'record-hold' | 'after-revocation' | null;
  message: string | null;
}

const plain = (outcome: PublicationOutcome): PublicationDecision => ({ outcome, code: null, message: null });

/** Who revoked a record wants to know that a whole term's release brings it back; a record hold prevents that. */
const again = (revoked: number): PublicationDecision => ({
  outcome: 'new',
  code: 'after-revocation',
  message: `Version ${revoked} was revoked. This issues the record again.`,
});

/** Decides what publishing means for one person, in the order in which a registrar would ask. */
export function decidePublication(facts: PublicationFacts): PublicationDecision {
  if (facts.recordHold)
    return { outcome: 'held', code: 'record-hold', message: 'A record hold is in force. Lift it to publish.' };
  if (facts.displayName.trim() === '')
    return { outcome: 'refused', code: 'name-missing', message: 'No display name and no legal name.' };
  if (facts.assemblyFault !== null) return { outcome: 'refused', code: 'fact-fault', message: facts.assemblyFault };
  if (facts.entries === 0)
    return { outcome: 'refused', code: 'nothing-verified', message: nothingVerified(facts.waiting, facts.today) };
  if (facts.missingGlyphs.length > 0)
    return {
      outcome: 'refused',
      code: 'glyph-missing',
      message: `The PDF fonts cannot print ${facts.missingGlyphs.slice(0, 5).join(', ')}.`,
    };
  if (facts.currentSha256 === null) return facts.revokedNumber === null ? plain('new') : again(facts.revokedNumber);
  return plain(facts.currentSha256 === facts.contentSha256 ? 'unchanged' : 'changed');
}

function nothingVerified(waiting: PublicationFacts['waiting'], today: CalendarDate): string {
  const { recorded, declined, oldest } = waiting;
  if (recorded === 0 && declined === 0) return 'Nothing recorded.';
  if (recorded === 0) return `${declined} recorded, ${declined === 1 ? 'it was' : 'all'} declined.`;
  const age = oldest === null ? 0 : daysBetween(oldest, today);
  const wait = age > 0 ? ` The oldest waits ${age} ${age === 1 ? 'day' : 'days'}.` : '';
  return `${recorded + declined} recorded, none verified.${wait}`;
}

export const VERSION_STATES = ['queued', 'issued', 'superseded', 'revoked', 'failed'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** `draft` never leaves memory: a version is stored only when it is queued. */
const VERSION_VERBS = {
  issue: { from: ['queued'], to: 'issued' },
  fail: { from: ['queued'], to: 'failed' },
  retry: { from: ['failed'], to: 'queued' },
  supersede: { from: ['issued'], to: 'superseded' },
  revoke: { from: ['issued'], to: 'revoked' },
} as const satisfies Record<string, { from: readonly VersionState[]; to: VersionState }>;

export type VersionVerb = keyof typeof VERSION_VERBS;

/** The state after `verb`, or a refusal. A credential is never edited: a correction is a new version. */
export function nextVersionState(state: VersionState, verb: VersionVerb): VersionState {
  const { from, to } = VERSION_VERBS[verb];
  if (!(from as readonly VersionState[]).includes(state))
    throw conflict(`version-not-${from[0]}`, `A record version that is ${state} cannot be ${PAST[verb]}.`);
  return to;
}

const PAST: Record<VersionVerb, string> = {
  issue: 'issued',
  fail: 'given up',
  retry: 'tried again',
  supersede: 'replaced',
  revoke: 'revoked',
};

/**
 * What came up between release and signature and keeps a version from becoming official; null when nothing did. A
 * version that fails for this can be tried again once the reason is gone.
 */
export function issueObstacle({ recordHold }: { recordHold: boolean }): Refusal | null {
  return recordHold
    ? conflict('record-hold', 'A record hold was placed before this was signed. Lift it, then try again.')
    : null;
}

export const RUN_STATES = ['running', 'finished', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What became of one person in a run. */
export const ITEM_STATES = ['queued', 'issued', 'failed', 'skipped', 'cancelled'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

const RUN_VERBS = {
  finish: { from: ['running'], to: 'finished' },
  cancel: { from: ['running'], to: 'cancelled' },
  retry: { from: ['running', 'finished'], to: 'running' },
} as const satisfies Record<string, { from: readonly RunState[]; to: RunState }>;

export type RunVerb = keyof typeof RUN_VERBS;

/** The state of a run after `verb`, or a refusal. A cancelled run stays so: the way forward is another run. */
export function nextRunState(state: RunState, verb: RunVerb): RunState {
  const { from, to } = RUN_VERBS[verb];
  if ((from as readonly RunState[]).includes(state)) return to;
  if (state === 'cancelled' && verb === 'retry')
    throw conflict('run-cancelled', 'This run was cancelled. Publish again instead.');
  throw conflict('run-not-running', 'This run has ended already.');
}

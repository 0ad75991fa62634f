import { type Actor, inScope, type Role, unitScope } from '../actor.js';
import { addDays, type CalendarDate, type Instant, isCalendarDate, printDate } from '../calendar.js';
import { conflict, type Fault, forbidden, invalid, invalidField } from '../errors.js';
import { rolesFor } from '../permissions.js';

export const PROGRAMME_STATES = ['draft', 'proposed', 'returned', 'approved', 'superseded', 'retired'] as const;
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];

/** What people read; "superseded" stays in code. */
export const PROGRAMME_STATE_WORDS: Record<ProgrammeState, string> = {
  draft: 'Draft',
  proposed: 'Proposed',
  returned: 'Returned',
  approved: 'Approved',
  superseded: 'Replaced',
  retired: 'Retired',
};

/** Still being written or decided: at most one version of a programme is open. */
export const OPEN_PROGRAMME_STATES: readonly ProgrammeState[] = ['draft', 'proposed', 'returned'];

export const isOpenProgramme = (state: ProgrammeState): boolean => OPEN_PROGRAMME_STATES.includes(state);

/** A version's way through life, with who decided. */
export interface ProgrammeStanding {
  state: ProgrammeState;
  proposedBy: string | null;
  proposedAt: Instant | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
  /** The comment of the last return; kept while the version is proposed again, gone with approval. */
  decisionComment: string | null;
  /** Last day of the approval. */
  approvedUntil: CalendarDate | null;
}

export const PROGRAMME_VERBS = ['edit', 'propose', 'approve', 'return', 'revise', 'retire', 'reinstate'] as const;
export type ProgrammeVerb = (typeof PROGRAMME_VERBS)[number];

interface Move {
  from: readonly ProgrammeState[];
  to: ProgrammeState;
}

/** Every way a version changes state. What is not in this table does not happen. */
export const PROGRAMME_MOVES = {
  edit: { from: ['draft', 'returned'], to: 'draft' },
  propose: { from: ['draft', 'returned'], to: 'proposed' },
  approve: { from: ['proposed'], to: 'approved' },
  return: { from: ['proposed'], to: 'returned' },
  supersede: { from: ['approved'], to: 'superseded' },
  retire: { from: ['approved'], to: 'retired' },
  reinstate: { from: ['retired'], to: 'approved' },
} as const satisfies Record<string, Move>;

type Moving = keyof typeof PROGRAMME_MOVES;

const OF_STATE: Record<ProgrammeState, string> = {
  draft: 'is a draft',
  proposed: 'is proposed and waits for a decision',
  returned: 'was returned',
  approved: 'is approved',
  superseded: 'was replaced by a newer one',
  retired: 'is retired',
};

const REMEDY: Record<Moving, string> = {
  edit: 'Only a draft or a returned version can be written; revise what is approved.',
  propose: 'Only a draft or a returned version can be proposed.',
  approve: 'Only a proposed version can be approved.',
  return: 'Only a proposed version can be returned.',
  supersede: 'Only an approved version is replaced.',
  retire: 'Only what is in force can be retired.',
  reinstate: 'Only what is retired can be reinstated.',
};

const canMove = (state: ProgrammeState, verb: Moving): boolean =>
  (PROGRAMME_MOVES[verb].from as readonly ProgrammeState[]).includes(state);

function move(standing: ProgrammeStanding, verb: Moving): ProgrammeStanding {
  if (!canMove(standing.state, verb))
    throw conflict('programme-state', `This version ${OF_STATE[standing.state]}. ${REMEDY[verb]}`);
  return { ...standing, state: PROGRAMME_MOVES[verb].to };
}

/** Who acts, on a programme of which unit, and when. */
export interface ProgrammeAct {
  actor: Actor;
  unitId: string;
  /** The programme as a whole is retired. */
  retired: boolean;
  now: Instant;
}

/** Which verb of the permission table stands behind each: owners write, the registry decides. */
const PERMISSION: Record<ProgrammeVerb, readonly ('programme.draft' | 'programme.approve')[]> = {
  edit: ['programme.draft'],
  propose: ['programme.draft'],
  approve: ['programme.approve'],
  return: ['programme.approve'],
  revise: ['programme.draft'],
  retire: ['programme.draft', 'programme.approve'],
  reinstate: ['programme.approve'],
};

/** The units whose programmes this actor may do `verb` to; `null` = all of them, `[]` = none. */
export function programmeScope(actor: Actor, verb: ProgrammeVerb): readonly string[] | null {
  const roles = PERMISSION[verb].flatMap((permission) => [...rolesFor(permission)] as Role[]);
  return unitScope(actor, roles);
}

function mustBeMine({ actor, unitId }: ProgrammeAct, verb: ProgrammeVerb): void {
  if (!inScope(programmeScope(actor, verb), unitId))
    throw forbidden('programme-not-yours', 'Another unit owns this programme, or your role does not decide on it.');
}

function mustBeAlive({ retired }: ProgrammeAct): void {
  if (retired)
    throw conflict('programme-retired', 'This programme is retired. Reinstate it before going on with its versions.');
}

/** A first version, or the next one beside what is in force. */
export const freshProgrammeDraft: ProgrammeStanding = {
  state: 'draft',
  proposedBy: null,
  proposedAt: null,
  decidedBy: null,
  decidedAt: null,
  decisionComment: null,
  approvedUntil: null,
};

/** Writing again. A returned version stays returned, with its comment in sight, until it is proposed again. */
export function editProgramme(standing: ProgrammeStanding, act: ProgrammeAct): ProgrammeStanding {
  mustBeMine(act, 'edit');
  mustBeAlive(act);
  move(standing, 'edit');
  return standing;
}

/** The owner asks for approval. Refuses with a fault a field when the content is not ready (`programmeFaults`). */
export function proposeProgramme(
  standing: ProgrammeStanding,
  act: ProgrammeAct,
  faults: readonly Fault[],
): ProgrammeStanding {
  mustBeMine(act, 'propose');
  mustBeAlive(act);
  const next = move(standing, 'propose');
  if (faults.length > 0)
    throw invalid(
      'programme-incomplete',
      `${faults.length === 1 ? 'One thing is' : `${faults.length} things are`} missing before this can be proposed: ${faults[0]?.message}`,
      faults,
    );
  return { ...next, proposedBy: act.actor.personId, proposedAt: act.now };
}

/** Longest approval, in days: ten years. */
const LONGEST_APPROVAL = 3653;

/**
 * The registry approves until a day. Whoever proposed it may not. `today` is the institution's day of `act.now`.
 * `faults` as for a proposal: a competency may have been retired since.
 */
export function approveProgramme(
  standing: ProgrammeStanding,
  act: ProgrammeAct,
  { approvedUntil, today, faults }: { approvedUntil: CalendarDate; today: CalendarDate; faults: readonly Fault[] },
): ProgrammeStanding {
  mustBeMine(act, 'approve');
  mustBeAlive(act);
  const next = move(standing, 'approve');
  if (standing.proposedBy === act.actor.personId)
    throw forbidden('own-proposal', 'You proposed this version yourself; somebody else has to approve it.');
  if (!isCalendarDate(approvedUntil) || approvedUntil <= today)
    throw invalidField('approvedUntil', 'approval-too-short', 'Choose a day after today.');
  if (approvedUntil > addDays(today, LONGEST_APPROVAL))
    throw invalidField('approvedUntil', 'approval-too-long', 'Approve for ten years at most; renewal follows.');
  if (faults.length > 0)
    throw conflict(
      'programme-incomplete',
      `Something has changed since this was proposed; return it to its owner: ${faults[0]?.message}`,
    );
  return {
    ...next,
    decidedBy: act.actor.personId,
    decidedAt: act.now,
    decisionComment: null,
    approvedUntil,
  };
}

/** Back to its owner with what is missing. */
export function returnProgramme(standing: ProgrammeStanding, act: ProgrammeAct, comment: string): ProgrammeStanding {
  mustBeMine(act, 'return');
  mustBeAlive(act);
  const next = move(standing, 'return');
  if (comment.trim() === '')
    throw invalidField('comment', 'comment-needed', 'Say what is missing, so that the owner knows what to change.');
  return { ...next, decidedBy: act.actor.personId, decidedAt: act.now, decisionComment: comment.trim() };
}

/** The version in force makes way for a newly approved one. */
export const supersedeProgramme = (standing: ProgrammeStanding): ProgrammeStanding => move(standing, 'supersede');

/** Opens the next version beside the one in force, which stays until the new one is approved. */
export function reviseProgramme(
  inForce: ProgrammeStanding | null,
  open: boolean,
  act: ProgrammeAct,
): ProgrammeStanding {
  mustBeMine(act, 'revise');
  mustBeAlive(act);
  if (open)
    throw conflict('version-open', 'A version of this programme is being written already. Go on with that one.');
  if (inForce?.state !== 'approved')
    throw conflict('programme-state', 'Nothing of this programme is in force, so there is nothing to revise.');
  return { ...freshProgrammeDraft };
}

/** Takes the programme out of use. What is in force is retired; a version being written rests. */
export function retireProgramme(
  inForce: ProgrammeStanding | null,
  act: ProgrammeAct,
  reason: string,
): ProgrammeStanding | null {
  mustBeMine(act, 'retire');
  mustBeAlive(act);
  mustSayWhy(reason);
  return inForce && move(inForce, 'retire');
}

/** Takes a retired programme into use again, as it stood. */
export function reinstateProgramme(
  retiredVersion: ProgrammeStanding | null,
  act: ProgrammeAct,
  reason: string,
): ProgrammeStanding | null {
  mustBeMine(act, 'reinstate');
  if (!act.retired) throw conflict('programme-state', 'This programme is not retired.');
  mustSayWhy(reason);
  return retiredVersion && move(retiredVersion, 'reinstate');
}

function mustSayWhy(reason: string): void {
  if (reason.trim() === '') throw invalidField('reason', 'reason-needed', 'Say why; it is kept with the decision.');
}

/** The versions that a verb would act on. */
export interface ProgrammeVersions {
  open: ProgrammeStanding | null;
  inForce: ProgrammeStanding | null;
}

/** What this actor can do now: the buttons of a screen. Content and own-proposal refusals still come from the verb. */
export function programmeVerbsOpenTo({ open, inForce }: ProgrammeVersions, act: ProgrammeAct): ProgrammeVerb[] {
  const possible: Record<ProgrammeVerb, boolean> = {
    edit: !act.retired && open !== null && canMove(open.state, 'edit'),
    propose: !act.retired && open !== null && canMove(open.state, 'propose'),
    approve: !act.retired && open?.state === 'proposed' && open.proposedBy !== act.actor.personId,
    return: !act.retired && open?.state === 'proposed',
    revise: !act.retired && open === null && inForce?.state === 'approved',
    retire: !act.retired,
    reinstate: act.retired,
  };
  return PROGRAMME_VERBS.filter((verb) => possible[verb] && inScope(programmeScope(act.actor, verb), act.unitId));
}

/** Days before the end of an approval when renewal is asked for. */
const RENEWAL_NOTICE = 60;

/** True from sixty days before the approval ends, and after. */
export const renewalDue = (standing: ProgrammeStanding, today: CalendarDate): boolean =>
  standing.state === 'approved' &&
  standing.approvedUntil !== null &&
  standing.approvedUntil <= addDays(today, RENEWAL_NOTICE);

/** "Approved until 31 May 2026", "Renewal due (approved until …)", "Returned". */
export function programmeStandingInWords(standing: ProgrammeStanding, today: CalendarDate): string {
  const words = PROGRAMME_STATE_WORDS[standing.state];
  if (standing.state !== 'approved' || !standing.approvedUntil) return words;
  const until = `pproved until ${printDate(standing.approvedUntil)}`;
  return renewalDue(standing, today) ? `Renewal due (a${until})` : `A${until}`;
}

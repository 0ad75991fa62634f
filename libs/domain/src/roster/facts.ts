import type { Depth } from '../depth.js';
import type { IdentifierScheme } from '../identifiers.js';
import type { FactsFrame, ParticipationFacts } from '../participation/facts.js';
import type { ParticipationState } from '../participation/states.js';
import type { RosterFault } from './fault.js';

export interface RosterPerson {
  id: string;
  displayName: string;
  studentNumber: string | null;
  /** Has, or has had, the role of a student. */
  isStudent: boolean;
}

export interface RosterRole {
  id: string;
  name: string;
  depth: Depth;
  position: number;
}

/** What the database already holds of the activity. */
export interface ExistingParticipation extends ParticipationFacts {
  id: string;
  personId: string;
  state: ParticipationState;
  note: string | null;
  externalId: string | null;
}

/** All that a roster is measured against. */
export interface RosterContext {
  frame: FactsFrame;
  activityTitle: string;
  roles: readonly RosterRole[];
  /** Whoever holds an identifier, by `identifierKey`. */
  people: ReadonlyMap<string, RosterPerson>;
  /** For values that nobody has: the one number that was probably meant, by value. */
  suggestions: ReadonlyMap<string, { value: string; displayName: string }>;
  /** Oldest first. */
  existing: readonly ExistingParticipation[];
}

export const identifierKey = (scheme: IdentifierScheme, normalised: string): string => `${scheme}:${normalised}`;

/** A row that may go in, and what it would do. */
export interface PlannedRow extends ParticipationFacts {
  line: number;
  outcome: 'new' | 'changed' | 'unchanged';
  person: RosterPerson;
  note: string | null;
  externalId: string | null;
  /** The participation that is there already; null for a new one. */
  existing: ExistingParticipation | null;
}

export interface RosterPlan {
  rows: PlannedRow[];
  faults: RosterFault[];
  /** Rows at fault, each once however many faults it has. */
  faultyRows: number;
  warnings: RosterWarning[];
}

/** What holds no row back but should be seen before committing. */
export interface RosterWarning {
  code: 'role-assumed' | 'dates-assumed' | 'activity-ignored' | 'encoding-kept' | 'no-rows';
  message: string;
}

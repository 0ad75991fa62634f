import type { Fault } from '@laurel/domain';

/**
 * What is wrong in a package. `refused`: the package cannot be imported until it is mended. `left-out`: only this part
 * (an edge, a rubric) is left out and the rest loads.
 */
export interface CaseFault extends Fault {
  effect: 'refused' | 'left-out';
}

/** What would be mended on the way in; applied only when whoever imports accepts it. The source text is kept as it was. */
export interface CaseRepair extends Fault {
  /** As it stands in the package; null when it is missing. */
  from: string | null;
  to: string;
}

/** A JSON object as it came. */
export type CaseSource = Readonly<Record<string, unknown>>;

export interface CaseFramework {
  identifier: string;
  uri: string;
  title: string;
  creator: string;
  description: string | null;
  language: string | null;
  frameworkType: string | null;
  caseVersion: string | null;
  /** ISO 8601, UTC. */
  lastChangeAt: string;
  /** The CFDocument with all fields, known or not, and what else the package holds: definitions, extensions. */
  source: CaseSource;
}

/** A CFItem. */
export interface CaseItem {
  /** Where it stands in the package. */
  path: string;
  identifier: string;
  uri: string;
  code: string | null;
  /** Short name: its abbreviated statement or label, else the beginning of the statement. Text, never mark-up. */
  name: string;
  statement: string;
  itemType: string | null;
  /** Place in the tree read from top to bottom, from 0. */
  position: number;
  rubricIdentifier: string | null;
  source: CaseSource;
}

/** A CFAssociation. A side whose identifier is null is an external link: it points at something outside the package. */
export interface CaseAssociation {
  /** Where it stands in the package. */
  path: string;
  identifier: string;
  uri: string;
  type: string;
  originUri: string;
  destinationUri: string;
  /** Identifier as given, also when the node is not in this package; null when it has none. */
  originIdentifier: string | null;
  destinationIdentifier: string | null;
  sequence: number | null;
  source: CaseSource;
}

export interface CaseLevel {
  /** 1 is the lowest. */
  level: number;
  name: string;
  description: string;
  points: number;
}

export interface CaseCriterion {
  title: string;
  description: string | null;
  weight: number;
  /** Low to high; as many for every criterion of a rubric. */
  levels: CaseLevel[];
}

export interface CaseRubric {
  /** Where it stands in the package. */
  path: string;
  identifier: string;
  title: string;
  description: string | null;
  criteria: CaseCriterion[];
}

/** All that a package says, as far as it could be read. With a `refused` fault none of it may be stored. */
export interface CaseReading {
  framework: CaseFramework | null;
  competencies: CaseItem[];
  associations: CaseAssociation[];
  rubrics: CaseRubric[];
  faults: CaseFault[];
  repairs: CaseRepair[];
}

/** Where readers put what they find. */
export class Findings {
  readonly faults: CaseFault[] = [];
  readonly repairs: CaseRepair[] = [];

  /** The package cannot be imported like this. */
  refuse(path: string, code: string, message: string): void {
    this.faults.push({ path, code, message, effect: 'refused' });
  }

  /** This part is left out. */
  leaveOut(path: string, code: string, message: string): void {
    this.faults.push({ path, code, message, effect: 'left-out' });
  }

  repair(path: string, code: string, message: string, from: string | null, to: string): void {
    this.repairs.push({ path, code, message, from, to });
  }
}

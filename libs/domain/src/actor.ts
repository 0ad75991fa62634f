/** Who acts. Built once for each request or command and passed on; never ambient. */
export const ROLES = ['student', 'staff', 'reviewer', 'registrar', 'administrator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_WORDS: Record<Role, string> = {
  student: 'Student',
  staff: 'Student affairs staff',
  reviewer: 'Reviewer',
  registrar: 'Registrar',
  administrator: 'Administrator',
  auditor: 'Auditor',
};

/** A role in force today, with the units it reaches (the granted unit and all under it). `null` = the institution. */
export interface ActorRole {
  role: Role;
  unitIds: readonly string[] | null;
  /** For reviewers: the competencies and programmes assigned to them; both empty = all of the institution's. */
  competencyIds?: readonly string[];
  programmeIds?: readonly string[];
}

export interface Actor {
  personId: string;
  displayName: string;
  /** Post and unit as of now: stored with each decision, since both change. */
  post: string | null;
  unitName: string | null;
  roles: readonly ActorRole[];
}

export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.some((grant) => grant.role === role);

/**
 * The units that `actor` reaches through any of `roles`: `null` when institution-wide, `[]` when none.
 * Rows outside are answered as absent.
 */
export function unitScope(actor: Actor, roles: readonly Role[]): readonly string[] | null {
  const grants = actor.roles.filter((grant) => roles.includes(grant.role));
  if (grants.some((grant) => grant.unitIds === null)) return null;
  return [...new Set(grants.flatMap((grant) => grant.unitIds ?? []))];
}

/** True when a row of `unitId` is inside what `unitScope` returned. */
export const inScope = (scope: readonly string[] | null, unitId: string): boolean =>
  scope === null || scope.includes(unitId);

import type { ActorRole, Role } from '../actor.js';
import { ROLES } from '../actor.js';
import type { CalendarDate, Instant } from '../calendar.js';
import { conflict, type Fault, invalid } from '../errors.js';
import { type UnitNode, unitSubtree } from './units.js';

/** A role as granted: to whom is known, where and how long is here. Both days count. */
export interface Grant {
  role: Role;
  unitId: string | null;
  competencyId: string | null;
  programmeId: string | null;
  validFrom: CalendarDate;
  /** Last day; null = until ended. */
  validUntil: CalendarDate | null;
  /** Taken back at this moment, whatever its days say. */
  endedAt: Instant | null;
}

/** A grant counts from its first day to its last, both included, unless it was ended before. */
export const isInForce = (grant: Pick<Grant, 'validFrom' | 'validUntil' | 'endedAt'>, today: CalendarDate): boolean =>
  grant.endedAt === null && grant.validFrom <= today && (grant.validUntil === null || today <= grant.validUntil);

/**
 * What the grants of one person come to on `today`: one entry a role. Units add up with all under them, and a grant
 * without a unit reaches the institution; a reviewer's assignments add up, and one without assignment reviews all.
 */
export function rolesInForce(grants: readonly Grant[], units: readonly UnitNode[], today: CalendarDate): ActorRole[] {
  const live = grants.filter((grant) => isInForce(grant, today));
  return ROLES.flatMap((role) => {
    const own = live.filter((grant) => grant.role === role);
    if (own.length === 0) return [];
    const entry: ActorRole = { role, unitIds: reach(own, units) };
    return [role === 'reviewer' ? { ...entry, ...assignments(own) } : entry];
  });
}

function reach(grants: readonly Grant[], units: readonly UnitNode[]): string[] | null {
  if (grants.some((grant) => grant.unitId === null)) return null;
  return [...new Set(grants.flatMap((grant) => unitSubtree(units, grant.unitId as string)))];
}

function assignments(grants: readonly Grant[]): { competencyIds: string[]; programmeIds: string[] } {
  const unlimited = grants.some((grant) => grant.competencyId === null && grant.programmeId === null);
  const ids = (pick: (grant: Grant) => string | null) => [
    ...new Set(grants.map(pick).filter((id): id is string => id !== null)),
  ];
  return unlimited
    ? { competencyIds: [], programmeIds: [] }
    : { competencyIds: ids((grant) => grant.competencyId), programmeIds: ids((grant) => grant.programmeId) };
}

/**
 * A grant's scope must fit its role: staff have a unit, reviewers may have a competency or a programme, everyone else
 * acts for the institution or for themselves.
 */
export function mustFitRole(grant: Grant): void {
  const faults: Fault[] = [];
  const refuse = (path: string, code: string, message: string) => faults.push({ path, code, message });
  if (grant.role === 'staff' && grant.unitId === null)
    refuse('unitId', 'grant-unit-missing', 'Staff work for a unit: choose which.');
  if (grant.role !== 'staff' && grant.unitId !== null)
    refuse('unitId', 'grant-unit-unfit', 'Only staff are limited to a unit: leave it empty.');
  if (grant.role !== 'reviewer' && grant.competencyId !== null)
    refuse('competencyId', 'grant-assignment-unfit', 'Only reviewers are assigned a competency: leave it empty.');
  if (grant.role !== 'reviewer' && grant.programmeId !== null)
    refuse('programmeId', 'grant-assignment-unfit', 'Only reviewers are assigned a programme: leave it empty.');
  if (grant.validUntil !== null && grant.validUntil < grant.validFrom)
    refuse('validUntil', 'grant-ends-before-start', 'The last day is before the first.');
  if (faults.length > 0) throw invalid('grant-unfit', faults.map((fault) => fault.message).join(' '), faults);
}

/** Ends a grant at once: a role taken back today must not count until midnight. */
export function endGrant<G extends Pick<Grant, 'endedAt'>>(grant: G, at: Instant): G {
  if (grant.endedAt !== null) throw conflict('grant-already-ended', 'This role was ended already.');
  return { ...grant, endedAt: at };
}

/** Refuses what would leave nobody to administer: `othersLeft` are administrators in force besides the one concerned. */
export function mustLeaveAnAdministrator(othersLeft: number): void {
  if (othersLeft > 0) return;
  throw conflict('last-administrator', 'This is the last administrator. Make someone else administrator first.');
}

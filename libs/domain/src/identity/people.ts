import { type Actor, hasRole, type Role } from '../actor.js';

const KEEPERS: readonly Role[] = ['registrar', 'administrator', 'auditor'];

/**
 * Who may see what identifies and reaches a person: e-mail, legal name, date of birth, all identifiers, roles. Staff and
 * reviewers see name, student number, study and unit, which is what finding the right student takes.
 */
export const seesPersonalData = (actor: Actor): boolean => KEEPERS.some((role) => hasRole(actor, role));

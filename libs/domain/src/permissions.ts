import type { Actor, Role } from './actor.js';
import { forbidden } from './errors.js';

/** May this role do this verb at all? Whether to this row is decided with the row (unit scope, self, conflict). */
const GRANTS = {
  'person.read': ['staff', 'reviewer', 'registrar', 'administrator', 'auditor'],
  'person.manage': ['administrator'],
  'role.grant': ['administrator'],
  'institution.manage': ['administrator'],
  'unit.read': ['staff', 'reviewer', 'registrar', 'administrator', 'auditor'],
  'unit.manage': ['administrator'],
  'term.read': ['student', 'staff', 'reviewer', 'registrar', 'administrator', 'auditor'],
  'term.manage': ['registrar', 'administrator'],
  'hold.read': ['registrar', 'administrator', 'auditor'],
  'hold.manage': ['registrar'],
  'framework.read': ['student', 'staff', 'reviewer', 'registrar', 'administrator', 'auditor'],
  'framework.import': ['staff', 'registrar', 'administrator'],
  'programme.read': ['student', 'staff', 'reviewer', 'registrar', 'administrator', 'auditor'],
  'programme.draft': ['staff'],
  'programme.approve': ['registrar', 'administrator'],
  'activity.read': ['staff', 'registrar', 'administrator', 'auditor'],
  'activity.manage': ['staff'],
  'participation.read': ['staff', 'registrar', 'administrator', 'auditor'],
  'participation.record': ['staff'],
  'participation.verify': ['staff'],
  'participation.import': ['staff'],
  'submission.submit': ['student'],
  'submission.read': ['student', 'reviewer', 'registrar', 'auditor'],
  'submission.assess': ['reviewer'],
  'record.own': ['student'],
  'record.read': ['registrar', 'auditor'],
  'publication.read': ['registrar', 'auditor'],
  'publication.prepare': ['registrar'],
  'credential.revoke': ['registrar'],
  'key.read': ['administrator', 'auditor'],
  'key.manage': ['administrator'],
  'audit.read': ['administrator', 'auditor'],
  'self.manage': ['student', 'staff', 'reviewer', 'registrar', 'administrator', 'auditor'],
  'self.read': ['student', 'staff', 'reviewer', 'registrar', 'administrator', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof GRANTS;

/** The roles that may do `verb`. */
export const rolesFor = (verb: Verb): readonly Role[] => GRANTS[verb];

export const may = (actor: Actor, verb: Verb): boolean =>
  actor.roles.some((grant) => (GRANTS[verb] as readonly Role[]).includes(grant.role));

export function mustBeAllowed(actor: Actor, verb: Verb): void {
  if (!may(actor, verb)) throw forbidden('not-permitted', 'Your role does not include this.');
}

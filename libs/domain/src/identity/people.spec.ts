import { describe, expect, it } from '@jest/globals';
import { type Actor, ROLES, type Role } from '../actor.js';
import { seesPersonalData } from './people.js';

const actorWith = (...roles: Role[]): Actor => ({
  personId: 'someone',
  displayName: 'Someone',
  post: null,
  unitName: null,
  roles: roles.map((role) => ({ role, unitIds: null })),
});

describe('who sees e-mail, legal name, date of birth and identifiers', () => {
  it('registrars, administrators and auditors, nobody else', () => {
    expect(ROLES.filter((role) => seesPersonalData(actorWith(role)))).toEqual([
      'registrar',
      'administrator',
      'auditor',
    ]);
    expect(seesPersonalData(actorWith())).toBe(false);
  });

  it('also when the role is one of several', () => {
    expect(seesPersonalData(actorWith('staff', 'registrar'))).toBe(true);
  });
});

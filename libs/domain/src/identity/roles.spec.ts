import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../errors.js';
import { endGrant, type Grant, isInForce, mustFitRole, mustLeaveAnAdministrator, rolesInForce } from './roles.js';

const units = [
  { id: 'division', parentId: null },
  { id: 'leadership', parentId: 'division' },
  { id: 'library', parentId: null },
];

const grant = (facts: Partial<Grant>): Grant => ({
  role: 'staff',
  unitId: null,
  competencyId: null,
  programmeId: null,
  validFrom: '2026-01-01',
  validUntil: null,
  endedAt: null,
  ...facts,
});

const today = '2026-05-04';
const rolesOf = (...grants: Partial<Grant>[]) => rolesInForce(grants.map(grant), units, today);

describe('a grant in force', () => {
  it.each<[string, Partial<Grant>, boolean]>([
    ['counts on its first day', { validFrom: today }, true],
    ['counts on its last day', { validUntil: today }, true],
    ['does not count the day before its first', { validFrom: '2026-05-05' }, false],
    ['does not count the day after its last', { validUntil: '2026-05-03' }, false],
    ['does not count from the moment it was ended', { endedAt: '2026-05-04T00:00:00Z' }, false],
  ])('%s', (_sentence, facts, counts) => expect(isInForce(grant(facts), today)).toBe(counts));

  it('is ended once', () => {
    const ended = endGrant(grant({}), '2026-05-04T09:00:00Z');
    expect(ended.endedAt).toBe('2026-05-04T09:00:00Z');
    expect(() => endGrant(ended, '2026-05-04T10:00:00Z')).toThrow('ended already');
  });
});

describe('the roles in force', () => {
  it('reach the granted unit and all under it', () => {
    expect(rolesOf({ unitId: 'division' })).toEqual([{ role: 'staff', unitIds: ['division', 'leadership'] }]);
  });

  it('add up over units, without counting one twice', () => {
    expect(rolesOf({ unitId: 'leadership' }, { unitId: 'division' }, { unitId: 'library' })[0]?.unitIds).toEqual([
      'leadership',
      'division',
      'library',
    ]);
  });

  it('leave out what is not in force: a past grant widens nothing', () => {
    expect(rolesOf({ unitId: 'leadership' }, { role: 'administrator', validUntil: '2026-05-03' })).toEqual([
      { role: 'staff', unitIds: ['leadership'] },
    ]);
    expect(rolesOf({ endedAt: '2026-05-03T00:00:00Z' })).toEqual([]);
  });

  it('reach the institution where the role has no unit', () => {
    expect(rolesOf({ role: 'registrar' })).toEqual([{ role: 'registrar', unitIds: null }]);
  });

  it('gather a reviewer’s assignments; one grant without any reviews all', () => {
    const [narrow] = rolesOf(
      { role: 'reviewer', competencyId: 'teamwork' },
      { role: 'reviewer', programmeId: 'orientation' },
    );
    expect([narrow?.competencyIds, narrow?.programmeIds]).toEqual([['teamwork'], ['orientation']]);
    const [wide] = rolesOf({ role: 'reviewer', competencyId: 'teamwork' }, { role: 'reviewer' });
    expect([wide?.competencyIds, wide?.programmeIds]).toEqual([[], []]);
  });
});

describe('the scope of a grant', () => {
  const faultsOf = (facts: Partial<Grant>): string[] => {
    try {
      mustFitRole(grant(facts));
    } catch (error) {
      if (error instanceof Refusal) return error.faults.map((fault) => `${fault.path} ${fault.code}`);
      throw error;
    }
    return [];
  };

  it.each<[string, Partial<Grant>, string[]]>([
    ['staff need a unit', {}, ['unitId grant-unit-missing']],
    ['staff of a unit are fine', { unitId: 'library' }, []],
    ['a registrar has no unit', { role: 'registrar', unitId: 'library' }, ['unitId grant-unit-unfit']],
    ['a reviewer may have a competency', { role: 'reviewer', competencyId: 'teamwork' }, []],
    [
      'nobody else has assignments',
      { role: 'student', competencyId: 'a', programmeId: 'b' },
      ['competencyId grant-assignment-unfit', 'programmeId grant-assignment-unfit'],
    ],
    [
      'it ends after it begins',
      { unitId: 'library', validUntil: '2025-12-31' },
      ['validUntil grant-ends-before-start'],
    ],
  ])('%s', (_sentence, facts, faults) => expect(faultsOf(facts)).toEqual(faults));

  it('always leaves an administrator', () => {
    expect(() => mustLeaveAnAdministrator(1)).not.toThrow();
    expect(() => mustLeaveAnAdministrator(0)).toThrow('last administrator');
  });
});

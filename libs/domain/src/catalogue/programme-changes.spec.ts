import { describe, expect, it } from '@jest/globals';
import { programmeChanges } from './programme-changes.js';
import type { ProgrammeContent } from './programme-content.js';

const before: ProgrammeContent = {
  title: 'Peer Mediation',
  description: 'Students help others settle disputes.',
  criteria: 'Training, then cases.',
  achievementType: 'CoCurricular',
  fourEyes: false,
  roles: [
    { name: 'Mediator', depth: 'contributed', requiredMinutes: 1200, duties: 'Mediates in pairs' },
    { name: 'Peer observer', depth: 'attended', requiredMinutes: 300, duties: 'Observes' },
  ],
  outcomes: [
    { competencyId: 'communication', level: 2 },
    { competencyId: 'teamwork', level: 1 },
  ],
};
const names = {
  competency: (id: string) => ({ communication: 'Communication', teamwork: 'Teamwork', equity: 'Equity' })[id] ?? id,
  level: (level: number) => ['', 'Emerging', 'Developing', 'Proficient'][level] ?? String(level),
};
const changes = (after: Partial<ProgrammeContent>) =>
  programmeChanges(before, { ...before, ...after }, names).map(
    ({ kind, subject, words }) => `${kind}: ${subject} ${words}`,
  );

describe('what a version changes, in words', () => {
  it('says nothing when nothing changed', () => {
    expect(changes({})).toEqual([]);
  });

  it('names what rises, what is new and what is gone', () => {
    expect(
      changes({
        roles: [
          { name: 'Mediator', depth: 'led', requiredMinutes: 1830, duties: 'Mediates alone' },
          { name: 'Case reviewer', depth: 'assessed', requiredMinutes: 720, duties: 'Reviews closed cases' },
        ],
        outcomes: [
          { competencyId: 'communication', level: 3 },
          { competencyId: 'equity', level: 2 },
        ],
      }),
    ).toEqual([
      'changed: Depth of Mediator rises from Contributed to Led',
      'changed: Minimum for Mediator rises from 20 h to 30 h 30 min',
      'changed: Duties of Mediator are worded anew',
      'added: Case reviewer is a new role, at depth Assessed',
      'removed: Peer observer is no longer a role',
      'changed: Communication goes from Developing to Proficient',
      'added: Equity is a new outcome, up to Developing',
      'removed: Teamwork is no longer an outcome',
    ]);
  });

  it('names changed texts, kind and verification', () => {
    expect(
      changes({
        title: 'Mediation',
        description: 'New.',
        criteria: 'New.',
        achievementType: 'CommunityService',
        fourEyes: true,
      }),
    ).toEqual([
      'changed: Title goes from “Peer Mediation” to “Mediation”',
      'changed: Description is worded anew',
      'changed: Criteria are worded anew',
      'changed: Kind of achievement goes from Co-curricular to Community service',
      'changed: Verification needs a second person',
    ]);
  });

  it('knows a role again when only its spelling changed', () => {
    const roles = before.roles.map((role) => ({ ...role, name: role.name.toUpperCase() }));
    expect(changes({ roles })).toEqual([
      'changed: Mediator is now written MEDIATOR',
      'changed: Peer observer is now written PEER OBSERVER',
    ]);
  });
});

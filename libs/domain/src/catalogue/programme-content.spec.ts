import { describe, expect, it } from '@jest/globals';
import { ACHIEVEMENT_TYPES } from './achievement-type.js';
import { frozenProgramme, type ProgrammeContent, programmeFaults } from './programme-content.js';

const facts = { scale: [1, 2, 3, 4], activeCompetencyIds: new Set(['teamwork', 'communication']) };

const ready: ProgrammeContent = {
  title: 'Peer Mediation',
  description: 'Trained students help others settle disputes in residence halls.',
  criteria: 'Twenty hours of training, then cases under supervision.',
  achievementType: 'CoCurricular',
  fourEyes: false,
  roles: [{ name: 'Mediator', depth: 'contributed', requiredMinutes: 1800, duties: 'Mediates in pairs' }],
  outcomes: [{ competencyId: 'communication', level: 3 }],
};

const faultsOf = (changes: Partial<ProgrammeContent>) =>
  programmeFaults({ ...ready, ...changes }, facts).map(({ path, code }) => `${path} ${code}`);

const role = (changes: object) => ({ ...ready.roles[0], ...changes }) as ProgrammeContent['roles'][number];

describe('what a programme needs before it is proposed', () => {
  it('finds nothing wrong with a complete one', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('asks for everything that is missing, at once', () => {
    expect(
      faultsOf({ title: ' ', description: '', criteria: '\u00a0', achievementType: 'Prize', roles: [], outcomes: [] }),
    ).toEqual([
      'title title-missing',
      'description description-missing',
      'criteria criteria-missing',
      'achievementType achievement-type-unknown',
      'roles role-missing',
    ]);
  });

  it('counts the description in characters as people do, 400 at most', () => {
    expect(faultsOf({ description: '𝒜'.repeat(400) })).toEqual([]);
    expect(faultsOf({ description: 'a'.repeat(401) })).toEqual(['description description-too-long']);
  });

  it.each(['<b>bold</b>', 'see [here](https://example.edu)', 'R&amp;D', '<script>'])(
    'wants plain text, not %s',
    (text) => {
      expect(faultsOf({ description: text })).toEqual(['description markup-not-plain']);
    },
  );

  it.each(['R&D at 5 < 6 hours', 'Mentors & mentees', 'a [sic] note'])('takes “%s” as plain text', (text) => {
    expect(faultsOf({ description: text })).toEqual([]);
  });

  it('knows the achievement types of Open Badges 3.0 and no others', () => {
    expect(ACHIEVEMENT_TYPES).toHaveLength(31);
    for (const achievementType of ACHIEVEMENT_TYPES) expect(faultsOf({ achievementType })).toEqual([]);
    expect(faultsOf({ achievementType: 'toString' })).toEqual(['achievementType achievement-type-unknown']);
  });

  it('wants each role named once, with duties and whole minutes', () => {
    expect(
      faultsOf({
        roles: [role({}), role({ name: 'MEDIATOR ' }), role({ name: '', duties: ' ', requiredMinutes: 1.5 })],
      }),
    ).toEqual([
      'roles.1.name role-name-repeated',
      'roles.2.name role-name-missing',
      'roles.2.requiredMinutes minutes-invalid',
      'roles.2.duties duties-missing',
    ]);
  });

  it('has an outcome to assess where a role is assessed', () => {
    const roles = [role({ depth: 'assessed' })];
    expect(faultsOf({ roles })).toEqual([]);
    expect(faultsOf({ roles, outcomes: [] })).toEqual(['roles.0.depth assessed-without-outcome']);
  });

  it('wants each outcome in use, once, at a level of the scale', () => {
    expect(
      faultsOf({
        outcomes: [
          { competencyId: 'communication', level: 3 },
          { competencyId: 'communication', level: 2 },
          { competencyId: 'gone', level: 5 },
        ],
      }),
    ).toEqual([
      'outcomes.1.competencyId outcome-repeated',
      'outcomes.2.competencyId competency-not-in-use',
      'outcomes.2.level level-unknown',
    ]);
  });

  it('freezes the content and nothing beside it', () => {
    const loaded = { ...ready, id: 'x', roles: [{ ...role({}), id: 'y' }] };
    expect(frozenProgramme(loaded)).toEqual(ready);
  });
});

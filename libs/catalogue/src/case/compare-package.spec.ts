import { describe, expect, it } from '@jest/globals';
import type { CaseAssociation, CaseFramework, CaseItem, CaseReading, CaseRubric } from './case-package.js';
import { comparePackage, countOf, type StoredPackage } from './compare-package.js';

const framework: CaseFramework = {
  identifier: 'f',
  uri: 'urn:f',
  title: 'Career readiness',
  creator: 'Example University',
  description: null,
  language: null,
  frameworkType: null,
  caseVersion: null,
  lastChangeAt: '2026-01-01T00:00:00.000Z',
  source: { CFDocument: { title: 'Career readiness' }, CFDefinitions: { CFItemTypes: [] } },
};
const item = (identifier: string, more: Partial<CaseItem> = {}): CaseItem => ({
  path: 'CFItems.0',
  identifier,
  uri: `urn:${identifier}`,
  code: null,
  name: identifier,
  statement: identifier,
  itemType: null,
  position: 0,
  rubricIdentifier: null,
  source: { fullStatement: identifier, notes: { a: 1, b: [2] } },
  ...more,
});
const edge = (identifier: string, more: Partial<CaseAssociation> = {}): CaseAssociation => ({
  path: 'CFAssociations.0',
  identifier,
  uri: `urn:${identifier}`,
  type: 'isChildOf',
  originUri: 'urn:a',
  destinationUri: 'urn:f',
  originIdentifier: 'a',
  destinationIdentifier: 'f',
  sequence: null,
  source: {},
  ...more,
});
const rubric: CaseRubric = { path: 'CFRubrics.0', identifier: 'r', title: 'Rubric', description: null, criteria: [] };

const read = (more: Partial<CaseReading> = {}): CaseReading & { framework: CaseFramework } => ({
  competencies: [item('a'), item('b')],
  associations: [edge('e')],
  rubrics: [rubric],
  faults: [],
  repairs: [],
  ...more,
  framework,
});
const stored: StoredPackage = {
  framework,
  competencies: [item('a'), item('b')].map((one) => ({ ...one, status: 'active' })),
  associations: [edge('e')],
  rubrics: [rubric],
};
const differences = (
  reading: Parameters<typeof comparePackage>[0],
  before: StoredPackage | null = stored,
  used: string[] = [],
) =>
  comparePackage(reading, before, (identifier) => used.includes(identifier)).differences.map(
    ({ kind, change, identifier, fields }) => [kind, identifier, change, ...fields].join(' '),
  );

describe('comparing a package with what is kept', () => {
  it('finds no change in the same package, whatever the order of its fields and lists', () => {
    const plan = comparePackage(
      read({
        competencies: [item('b'), item('a', { source: { notes: { b: [2], a: 1 }, fullStatement: 'a' }, position: 1 })],
      }),
      stored,
      () => true,
    );
    expect(plan.differences).toEqual([]);
    expect(plan.unchanged).toBe(5);
  });

  it('adds everything the first time', () => {
    const plan = comparePackage(read(), null, () => false);
    expect([countOf(plan, 'added'), plan.unchanged]).toEqual([5, 0]);
  });

  it('names the fields that changed, unknown ones too', () => {
    expect(
      differences(
        read({
          competencies: [
            item('a', { statement: 'better', source: { ...item('a').source, fullStatement: 'better' } }),
            item('b', { source: { ...item('b').source, 'x-local': true } }),
          ],
          associations: [edge('e', { sequence: 2, source: { sequenceNumber: 2 } })],
          rubrics: [{ ...rubric, criteria: [{ title: 'c', description: null, weight: 1, levels: [] }] }],
        }),
      ),
    ).toEqual([
      'item a changed fullStatement',
      'item b changed x-local',
      'association e changed sequenceNumber',
      'rubric r changed CFRubricCriteria',
    ]);
  });

  it('sees a changed document and changed definitions as one change of the framework', () => {
    const changed = {
      ...framework,
      title: 'Readiness',
      source: { CFDocument: { title: 'Readiness' }, CFDefinitions: { CFItemTypes: [{}] } },
    };
    expect(differences({ ...read(), framework: changed })).toEqual(['framework f changed title CFDefinitions']);
  });

  it('retires what is used, removes what is not, and leaves the rubric in place', () => {
    const reading = read({ competencies: [], associations: [], rubrics: [] });
    expect(differences(reading, stored, ['a'])).toEqual(['item a retired', 'item b removed', 'association e removed']);
  });

  it('leaves what is retired alone until the package has it again', () => {
    const before: StoredPackage = {
      ...stored,
      competencies: [
        { ...item('a'), status: 'retired' },
        { ...item('b'), status: 'active' },
      ],
    };
    expect(differences(read({ competencies: [item('b')] }), before, ['a'])).toEqual([]);
    expect(differences(read(), before, ['a'])).toEqual(['item a reinstated']);
  });
});

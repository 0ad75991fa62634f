import { describe, expect, it } from '@jest/globals';
import type { CaseReading } from './case-package.js';
import { readPackage } from './read-package.js';

const HOST = 'https://case.example.edu';
const AT = '2026-01-01T00:00:00Z';
const id = (number: number) => `6d0b1e0a-0000-4000-8000-${String(number).padStart(12, '0')}`;
const DOCUMENT = 1;

const document = { identifier: id(DOCUMENT), uri: `${HOST}/CFDocuments/${id(DOCUMENT)}`, title: 'Career readiness' };
const item = (number: number, more: object = {}) => ({
  identifier: id(number),
  uri: `${HOST}/CFItems/${id(number)}`,
  fullStatement: `Statement ${number}`,
  lastChangeDateTime: AT,
  ...more,
});
const node = (number: number) => ({
  title: 'node',
  identifier: id(number),
  uri: number === DOCUMENT ? document.uri : `${HOST}/CFItems/${id(number)}`,
});
const edge = (number: number, child: number, parent: number, more: object = {}) => ({
  identifier: id(number),
  uri: `${HOST}/CFAssociations/${id(number)}`,
  associationType: 'isChildOf',
  originNodeURI: node(child),
  destinationNodeURI: node(parent),
  lastChangeDateTime: AT,
  ...more,
});
const cfPackage = (items: unknown[], associations: unknown[] = [], more: object = {}) => ({
  CFDocument: { ...document, creator: 'Example University', lastChangeDateTime: AT },
  CFItems: items,
  CFAssociations: associations,
  ...more,
});
const found = ({ faults, repairs }: CaseReading) => ({
  refused: faults.filter((fault) => fault.effect === 'refused').map(({ path, code }) => `${path} ${code}`),
  leftOut: faults.filter((fault) => fault.effect === 'left-out').map(({ path, code }) => `${path} ${code}`),
  repairs: repairs.map(({ path, code }) => `${path} ${code}`),
});
const nothingFound = { refused: [], leftOut: [], repairs: [] };

describe('reading a CASE package', () => {
  it('reads framework, items in tree order and edges of a sound one, without a word', () => {
    const reading = readPackage(
      cfPackage(
        [item(102), item(101), item(103)],
        [edge(201, 101, DOCUMENT), edge(202, 102, 101), edge(203, 103, 101)],
      ),
    );
    expect(found(reading)).toEqual(nothingFound);
    expect(reading.framework).toMatchObject({
      identifier: id(1),
      title: 'Career readiness',
      creator: 'Example University',
    });
    expect(reading.competencies.map(({ statement, position }) => [statement, position])).toEqual([
      ['Statement 101', 0],
      ['Statement 102', 1],
      ['Statement 103', 2],
    ]);
    expect(reading.associations).toHaveLength(3);
  });

  it('orders children by their sequence number', () => {
    const reading = readPackage(
      cfPackage(
        [item(101), item(102), item(103)],
        [
          edge(201, 101, DOCUMENT, { sequenceNumber: 3 }),
          edge(202, 102, DOCUMENT, { sequenceNumber: 1 }),
          edge(203, 103, DOCUMENT, { sequenceNumber: 2 }),
        ],
      ),
    );
    expect(reading.competencies.map(({ identifier }) => identifier)).toEqual([id(102), id(103), id(101)]);
  });

  it('keeps the same parent stated twice as one edge', () => {
    const reading = readPackage(
      cfPackage([item(101), item(102)], [edge(201, 101, DOCUMENT), edge(202, 102, 101), edge(203, 102, 101)]),
    );
    expect(found(reading)).toEqual({ ...nothingFound, leftOut: ['CFAssociations.2 edge-repeated'] });
    expect(reading.associations).toHaveLength(2);
  });

  it('lists the repairs that published packages need: URI, word of the association, statement', () => {
    const reading = readPackage(
      cfPackage(
        [
          item(101),
          { ...item(104), uri: undefined },
          item(105, { fullStatement: '', alternativeLabel: 'Label only' }),
          item(106, { uri: id(106) }),
        ],
        [
          edge(206, 105, 101, {
            associationType: 'RelatedTo',
            originNodeURI: { title: 'o', identifier: id(105), uri: id(105) },
          }),
        ],
      ),
    );
    expect(found(reading)).toEqual({
      refused: [],
      leftOut: [],
      repairs: [
        'CFItems.1.uri uri-missing',
        'CFItems.2.fullStatement statement-from-label',
        'CFItems.3.uri uri-is-identifier',
        'CFAssociations.0.associationType association-word',
        'CFAssociations.0.originNodeURI.uri uri-looked-up',
      ],
    });
    expect(reading.competencies.map(({ uri }) => uri).slice(1)).toEqual([
      `urn:uuid:${id(104)}`,
      `${HOST}/CFItems/${id(105)}`,
      `urn:uuid:${id(106)}`,
    ]);
    expect(reading.competencies[2]).toMatchObject({ statement: 'Label only', name: 'Label only' });
    expect(reading.associations[0]).toMatchObject({ type: 'isRelatedTo', originUri: `${HOST}/CFItems/${id(105)}` });
  });

  it('keeps what points outside the package as an external link', () => {
    const reading = readPackage(cfPackage([item(101)], [edge(207, 101, 199)]));
    expect(found(reading)).toEqual(nothingFound);
    expect(reading.associations[0]).toMatchObject({
      destinationIdentifier: id(199),
      destinationUri: `${HOST}/CFItems/${id(199)}`,
    });
  });

  it('leaves out a loop of parents and a parent of itself, naming the loop, and loads the rest', () => {
    const reading = readPackage(
      cfPackage(
        [item(101, { humanCodingScheme: 'A' }), item(102), item(103), item(104)],
        [edge(201, 101, 102), edge(202, 102, 103), edge(203, 103, 101), edge(204, 101, 101), edge(205, 104, 101)],
      ),
    );
    expect(found(reading)).toEqual({
      refused: [],
      repairs: [],
      leftOut: [
        'CFAssociations.3 parent-of-itself',
        'CFAssociations.0 parent-loop',
        'CFAssociations.1 parent-loop',
        'CFAssociations.2 parent-loop',
      ],
    });
    expect(reading.faults[1]?.message).toContain(
      `A (${id(101)}) → Statement 102 (${id(102)}) → Statement 103 (${id(103)}) → A (${id(101)})`,
    );
    expect(reading.associations.map(({ identifier }) => identifier)).toEqual([id(205)]);
    expect(reading.competencies.map(({ identifier }) => identifier)).toEqual([id(101), id(104), id(102), id(103)]);
  });

  it('does not take the framework for a child', () => {
    const reading = readPackage(cfPackage([item(101)], [edge(201, DOCUMENT, 101)]));
    expect(found(reading).leftOut).toEqual(['CFAssociations.0 framework-as-child']);
  });

  it('survives a chain and a loop of 20,000 items', () => {
    const numbers = Array.from({ length: 20_000 }, (_, index) => index + 1000);
    const items = numbers.map((number) => item(number));
    const chain = numbers.slice(1).map((number) => edge(number + 100_000, number, number - 1));
    const deep = readPackage(cfPackage(items, chain));
    expect(deep.faults).toEqual([]);
    expect(deep.competencies.at(-1)).toMatchObject({ identifier: id(20_999), position: 19_999 });

    const loop = readPackage(cfPackage(items, [...chain, edge(999_999, 1000, 20_999)]));
    expect(loop.faults).toHaveLength(20_000);
    expect(loop.faults[0]?.message).toContain('… 19992 more …');
    expect(loop.associations).toEqual([]);
    expect(loop.competencies).toHaveLength(20_000);
  });

  it('keeps mark-up as text and unknown fields in the source', () => {
    const odd = item(101, { fullStatement: '<b>Write</b> & think', constructor: 'x', 'x-local': { a: [1, null] } });
    const [competency] = readPackage(cfPackage([odd])).competencies;
    expect(competency).toMatchObject({ statement: '<b>Write</b> & think', source: odd });
  });

  it('names long items by the beginning of their statement', () => {
    const [competency] = readPackage(cfPackage([item(101, { fullStatement: 'Reason well '.repeat(30) })])).competencies;
    expect(competency?.name).toMatch(/^Reason well .* Reason…$|^Reason well .* well…$/);
    expect([...(competency?.name ?? '')].length).toBeLessThanOrEqual(120);
  });

  it.each([
    ['nothing', null, ' not-a-package'],
    ['a list', [], ' not-a-package'],
    ['no document', { CFItems: [] }, 'CFDocument not-a-package'],
    ['items that are no list', cfPackage([], [], { CFItems: {} }), 'CFItems not-a-list'],
    ['an item that is text', cfPackage(['x']), 'CFItems.0 not-an-object'],
    [
      'an item without identifier',
      cfPackage([item(101, { identifier: undefined })]),
      'CFItems.0.identifier field-missing',
    ],
    [
      'an identifier that is none',
      cfPackage([item(101, { identifier: '1' })]),
      'CFItems.0.identifier identifier-invalid',
    ],
    ['a number for a statement', cfPackage([item(101, { fullStatement: 5 })]), 'CFItems.0.fullStatement not-text'],
    [
      'an item that says nothing',
      cfPackage([item(101, { fullStatement: ' ' })]),
      'CFItems.0.fullStatement statement-missing',
    ],
    ['a script for a URI', cfPackage([item(101, { uri: 'javascript:alert(1)' })]), 'CFItems.0.uri uri-invalid'],
    [
      'an identifier twice',
      cfPackage([item(101), item(101, { notes: 'x' })]),
      'CFItems.1.identifier identifier-repeated',
    ],
    ['the framework as an item', cfPackage([item(1)]), 'CFItems.0.identifier identifier-of-framework'],
    ['a NUL', cfPackage([item(101, { notes: 'a\u0000b' })]), 'CFItems.0.notes text-not-storable'],
    ['half a character', cfPackage([item(101, { notes: '\ud835' })]), 'CFItems.0.notes text-not-storable'],
    ['an endless number', cfPackage([item(101, { notes: JSON.parse('1e999') })]), 'CFItems.0.notes number-too-large'],
    [
      'an edge without an end',
      cfPackage([], [edge(201, 101, 102, { originNodeURI: null })]),
      'CFAssociations.0.originNodeURI field-missing',
    ],
    [
      'a document without title',
      { CFDocument: { ...cfPackage([]).CFDocument, title: '' } },
      'CFDocument.title field-missing',
    ],
    [
      'a time that is none',
      { CFDocument: { ...cfPackage([]).CFDocument, lastChangeDateTime: 'May' } },
      'CFDocument.lastChangeDateTime instant-invalid',
    ],
  ])('refuses %s, naming where', (_name, json, fault) => {
    expect(found(readPackage(json)).refused).toEqual([fault]);
  });

  it('refuses nesting that no framework has, without running out of stack', () => {
    let nested: unknown = 'x';
    for (let depth = 0; depth < 200_000; depth += 1) nested = [nested];
    expect(found(readPackage(cfPackage([item(101, { notes: nested })]))).refused[0]).toMatch(/ nested-too-deep$/);
  });

  it('leaves out an edge of a kind that CASE does not know, and keeps extensions', () => {
    const reading = readPackage(
      cfPackage(
        [item(101), item(102)],
        [edge(201, 101, 102, { associationType: 'likes' }), edge(202, 101, 102, { associationType: 'ext:likes' })],
      ),
    );
    expect(found(reading).leftOut).toEqual(['CFAssociations.0.associationType association-type-unknown']);
    expect(reading.associations.map(({ type }) => type)).toEqual(['ext:likes']);
  });

  it('reads a time without a zone as UTC, and says so', () => {
    const json = cfPackage([]);
    const reading = readPackage({
      ...json,
      CFDocument: { ...json.CFDocument, lastChangeDateTime: '2017-05-25T18:05:33' },
    });
    expect(reading.framework?.lastChangeAt).toBe('2017-05-25T18:05:33.000Z');
    expect(found(reading).repairs).toEqual(['CFDocument.lastChangeDateTime time-zone-missing']);
  });
});

describe('reading rubrics', () => {
  const level = (number: number, more: object = {}) => ({
    quality: `Level ${number}`,
    description: 'd',
    score: number,
    ...more,
  });
  const criterion = (levels: unknown[], more: object = {}) => ({
    category: 'Clarity',
    CFRubricCriterionLevels: levels,
    ...more,
  });
  const rubric = (criteria: unknown[], more: object = {}) => ({
    identifier: id(300),
    title: 'Teamwork rubric',
    CFRubricCriteria: criteria,
    ...more,
  });
  const read = (value: unknown) => readPackage(cfPackage([item(101)], [], { CFRubrics: [value] }));

  it('orders levels from low to high and ties the rubric to the item it judges', () => {
    const reading = read(
      rubric([criterion([level(4), level(1), level(3), level(2)], { CFItemURI: node(101), weight: 2 })]),
    );
    expect(found(reading)).toEqual(nothingFound);
    expect(reading.rubrics[0]?.criteria[0]).toMatchObject({ title: 'Clarity', weight: 2 });
    expect(reading.rubrics[0]?.criteria[0]?.levels.map(({ level: ordinal, name }) => [ordinal, name])).toEqual([
      [1, 'Level 1'],
      [2, 'Level 2'],
      [3, 'Level 3'],
      [4, 'Level 4'],
    ]);
    expect(reading.competencies[0]?.rubricIdentifier).toBe(id(300));
  });

  it('leaves out a rubric that cannot be scored with, and loads the items', () => {
    for (const [value, code] of [
      [rubric([]), 'rubric-empty'],
      [rubric([criterion([])]), 'levels-unfit'],
      [rubric([criterion([level(1)]), criterion([level(1), level(2)])]), 'rubric-uneven'],
      [rubric([criterion([level(1)], { weight: -1 })]), 'weight-invalid'],
      [rubric([criterion([level(1)])], { title: null }), 'rubric-unnamed'],
    ] as const) {
      const reading = read(value);
      expect(reading.faults.map((fault) => fault.code)).toEqual([code]);
      expect([reading.rubrics.length, reading.competencies.length]).toEqual([0, 1]);
    }
  });

  it('rounds points, and says so', () => {
    const reading = read(rubric([criterion([level(1, { score: 1.5 }), level(2)])]));
    expect(found(reading).repairs).toEqual([
      'CFRubrics.0.CFRubricCriteria.0.CFRubricCriterionLevels.0.score score-rounded',
    ]);
  });
});

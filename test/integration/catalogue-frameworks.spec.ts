import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CompetencyRow, CompetencyView, FrameworkImportReport, FrameworkView, RubricView } from '@laurel/contract';
import { newId } from '@laurel/platform';
import { CatalogueRoom, listOf } from '../support/catalogue-room.js';

type Report = FrameworkImportReport & { code?: string };

const HOST = 'https://case.sample.edu';
const AT = '2026-01-01T00:00:00Z';
/** Makes packages of one framework; every instance is another one. Its own number is 0. */
class Sample {
  private static made = 0;
  private readonly framework: number;

  constructor() {
    Sample.made += 1;
    this.framework = Sample.made;
  }

  id(number: number): string {
    return `6d0b1e0a-${String(this.framework).padStart(4, '0')}-4000-8000-${String(number).padStart(12, '0')}`;
  }

  node(number: number) {
    return { title: 'node', identifier: this.id(number), uri: `${HOST}/${this.id(number)}` };
  }

  item(number: number, more: object = {}) {
    return {
      identifier: this.id(number),
      uri: `${HOST}/${this.id(number)}`,
      fullStatement: `Statement ${number}`,
      lastChangeDateTime: AT,
      ...more,
    };
  }

  edge(number: number, child: number, parent: number, more: object = {}) {
    return {
      identifier: this.id(number),
      uri: `${HOST}/${this.id(number)}`,
      associationType: 'isChildOf',
      originNodeURI: this.node(child),
      destinationNodeURI: this.node(parent),
      lastChangeDateTime: AT,
      ...more,
    };
  }

  cfPackage(items: object[], edges: object[] = [], more: object = {}) {
    const document = { identifier: this.id(0), uri: `${HOST}/${this.id(0)}`, title: 'Career readiness' };
    return {
      CFDocument: { ...document, creator: 'Sample University', lastChangeDateTime: AT },
      CFItems: items,
      CFAssociations: edges,
      ...more,
    };
  }
}

describe('Frameworks', () => {
  let room: CatalogueRoom;
  let sample: Sample;

  beforeAll(async () => {
    room = await CatalogueRoom.open();
  });
  afterAll(() => room?.close());
  beforeEach(() => {
    sample = new Sample();
  });

  const send = (json: unknown, query: string, who = room.people.staff) => {
    const form = new FormData();
    const text = typeof json === 'string' ? json : JSON.stringify(json);
    form.append('file', new Blob([text], { type: 'application/json' }), 'framework.json');
    return room.post<Report>(who, `/api/frameworks/import?${query}`, form);
  };
  const tryOut = async (json: unknown) => (await send(json, 'dryRun=true')).body;
  const store = async (json: unknown, query = 'dryRun=false') => {
    const { status, body } = await send(json, query);
    expect([status, body.code]).toEqual([200, undefined]);
    return body;
  };
  const counts = ({ added, changed, unchanged, retired, removed }: Report) => ({
    added,
    changed,
    unchanged,
    retired,
    removed,
  });
  const tree = async (id: string | null) =>
    (await room.get<FrameworkView>(room.people.student, `/api/frameworks/${id}`)).body.competencies;
  const kept = async (table: string) => {
    const [row] = await room.database.dataSource.query<{ n: number }[]>(`select count(*)::int as n from ${table}`);
    return row?.n;
  };

  const twoItems = () =>
    sample.cfPackage([sample.item(1), sample.item(2)], [sample.edge(11, 1, 0), sample.edge(12, 2, 1)]);

  it('reports first and stores nothing, then stores what it reported', async () => {
    const before = await kept('competency');
    const dry = await tryOut(twoItems());
    expect(dry).toMatchObject({
      dryRun: true,
      frameworkId: null,
      title: 'Career readiness',
      items: 2,
      associations: 2,
    });
    expect(counts(dry)).toEqual({ added: 5, changed: 0, unchanged: 0, retired: 0, removed: 0 });
    expect(await kept('competency')).toBe(before);

    const stored = await store(twoItems());
    expect(counts(stored)).toEqual(counts(dry));
    expect(await tree(stored.frameworkId)).toMatchObject([
      { statement: 'Statement 1', depth: 0, parentId: null },
      { statement: 'Statement 2', depth: 1 },
    ]);
    expect(await room.logged(stored.frameworkId as string)).toEqual(['framework.import']);
  });

  it('changes nothing when the same package comes again, even with a parent stated twice', async () => {
    const json = twoItems();
    json.CFAssociations.push(sample.edge(13, 2, 1));
    const first = await store(json);
    expect(first.associations).toBe(2);
    const again = await store(json);
    expect(counts(again)).toEqual({ added: 0, changed: 0, unchanged: 5, retired: 0, removed: 0 });
    expect(again.frameworkId).toBe(first.frameworkId);
    expect(await room.logged(first.frameworkId as string)).toHaveLength(1);
  });

  it('counts and shows what a new edition changes, before and after storing it', async () => {
    const { frameworkId } = await store(twoItems());
    const edition = sample.cfPackage(
      [sample.item(1, { fullStatement: 'Better', 'x-local': [1] }), sample.item(2), sample.item(3)],
      [sample.edge(11, 1, 0), sample.edge(12, 2, 0), sample.edge(14, 3, 1)],
    );
    const dry = await tryOut(edition);
    expect(dry.differences.map(({ kind, change, fields }) => [kind, change, ...fields.toSorted()].join(' '))).toEqual([
      'item changed abbreviatedStatement fullStatement x-local',
      'item added',
      'association changed destinationNodeURI',
      'association added',
    ]);
    expect(counts(await store(edition))).toEqual({ added: 2, changed: 2, unchanged: 3, retired: 0, removed: 0 });
    expect((await tree(frameworkId)).map(({ statement, depth }) => [statement, depth])).toEqual([
      ['Better', 0],
      ['Statement 3', 1],
      ['Statement 2', 0],
    ]);
  });

  it('retires what is used, removes what is not, and re-parents only as the file says', async () => {
    const { frameworkId } = await store(
      sample.cfPackage(
        [sample.item(1), sample.item(2), sample.item(3)],
        [sample.edge(11, 1, 0), sample.edge(12, 2, 1), sample.edge(13, 3, 1)],
      ),
    );
    const [used] = await tree(frameworkId);
    await room.approved({ title: `Uses it ${newId()}`, outcomes: [{ competencyId: used?.id, level: 2 }] });

    const edition = sample.cfPackage([sample.item(2)], [sample.edge(14, 2, 0)]);
    expect((await tryOut(edition)).differences.map(({ change, name }) => `${change} ${name}`)).toEqual([
      'retired Statement 1',
      'removed Statement 3',
      'added isChildOf',
      'removed isChildOf',
      'removed isChildOf',
      'removed isChildOf',
    ]);
    await store(edition);
    expect((await tree(frameworkId)).map(({ statement, status, depth }) => [statement, status, depth])).toEqual([
      ['Statement 1', 'retired', 0],
      ['Statement 2', 'active', 0],
    ]);
    expect(counts(await store(edition)).changed).toBe(0);

    const back = sample.cfPackage([sample.item(1), sample.item(2)], [sample.edge(14, 2, 0)]);
    expect((await store(back)).differences).toMatchObject([{ change: 'reinstated', name: 'Statement 1' }]);
    expect((await tree(frameworkId)).map(({ status }) => status)).toEqual(['active', 'active']);
  });

  it('mends only what was accepted, and logs each repair', async () => {
    const json = sample.cfPackage(
      [sample.item(1, { uri: undefined }), sample.item(2, { fullStatement: '', alternativeLabel: 'Label' })],
      [sample.edge(11, 1, 2, { associationType: 'RelatedTo' })],
    );
    expect((await tryOut(json)).repairs.map(({ code }) => code)).toEqual([
      'uri-missing',
      'statement-from-label',
      'association-word',
    ]);
    expect(await send(json, 'dryRun=false')).toMatchObject({ status: 409, body: { code: 'repairs-not-accepted' } });
    const { frameworkId } = await store(json, 'dryRun=false&acceptRepairs=true');
    const [event] = await room.database.dataSource.query<{ detail: { repairs: { code: string }[] } }[]>(
      'select detail from audit_event where subject_id = $1',
      [frameworkId],
    );
    expect(event?.detail.repairs.map(({ code }) => code)).toEqual([
      'uri-missing',
      'statement-from-label',
      'association-word',
    ]);
  });

  it('leaves out loops by name and loads the rest', async () => {
    const json = sample.cfPackage(
      [sample.item(1), sample.item(2), sample.item(3)],
      [sample.edge(11, 1, 2), sample.edge(12, 2, 1), sample.edge(13, 3, 1)],
    );
    const stored = await store(json);
    expect(stored.faults.map(({ code, effect }) => `${code} ${effect}`)).toEqual([
      'parent-loop left-out',
      'parent-loop left-out',
    ]);
    expect((await tree(stored.frameworkId)).map(({ depth }) => depth)).toEqual([0, 1, 0]);
  });

  it('stores nothing of a package with a refused fault, and names its path', async () => {
    const before = await kept('framework');
    const json = sample.cfPackage([sample.item(1), sample.item(2, { fullStatement: null })]);
    expect(await send(json, 'dryRun=false')).toMatchObject({
      status: 400,
      body: { code: 'package-refused', faults: [{ path: 'CFItems.1.fullStatement', code: 'statement-missing' }] },
    });
    expect(await kept('framework')).toBe(before);
    expect((await tryOut(json)).faults).toMatchObject([{ effect: 'refused' }]);
  });

  it('never moves an identifier from one framework to another', async () => {
    await store(twoItems());
    const thief = new Sample();
    const json = { ...thief.cfPackage([sample.item(1)]) };
    expect((await tryOut(json)).faults).toMatchObject([
      { path: 'CFItems.0.identifier', code: 'identifier-elsewhere', effect: 'refused' },
    ]);
    expect((await send(json, 'dryRun=false')).status).toBe(400);
  });

  it('keeps ends outside the package as links, and ties them when their framework comes', async () => {
    const other = new Sample();
    const { frameworkId } = await store(
      sample.cfPackage(
        [sample.item(1)],
        [{ ...sample.edge(11, 1, 1), associationType: 'exactMatchOf', destinationNodeURI: other.node(5) }],
      ),
    );
    const [one] = await tree(frameworkId);
    const associations = async () =>
      (await room.get<CompetencyView>(room.people.student, `/api/competencies/${one?.id}`)).body.associations;
    expect(await associations()).toEqual([
      { type: 'exactMatchOf', uri: `${HOST}/${other.id(5)}`, competencyId: null, name: null },
    ]);
    await store(other.cfPackage([other.item(5)]));
    expect(await associations()).toMatchObject([{ name: 'Statement 5', competencyId: expect.any(String) }]);
    // Gone again from the other framework: the link stays, its end is outside once more.
    await store(other.cfPackage([]));
    expect(await associations()).toMatchObject([{ competencyId: null }]);
  });

  it('brings rubrics along, ties them to their items and updates their words', async () => {
    const rubric = (quality: string, levels = 2) => ({
      identifier: sample.id(90),
      title: 'Common rubric',
      CFRubricCriteria: [
        {
          category: 'Action',
          weight: 1.5,
          CFItemURI: sample.node(1),
          CFRubricCriterionLevels: Array.from({ length: levels }, (_, index) => ({
            quality: `${quality} ${index + 1}`,
            description: 'd',
            score: index + 1,
          })),
        },
      ],
    });
    const json = (quality: string, levels?: number) =>
      sample.cfPackage([sample.item(1)], [], { CFRubrics: [rubric(quality, levels)] });
    const { frameworkId } = await store(json('Good', 3));
    const [one] = await tree(frameworkId);
    const path = `/api/rubrics/${one?.rubricId}`;
    expect((await room.get<RubricView>(room.people.student, path)).body).toMatchObject({
      title: 'Common rubric',
      criteria: [{ title: 'Action', weight: 1.5, levels: [{ level: 1, name: 'Good 1' }, { level: 2 }, { level: 3 }] }],
    });
    expect(counts(await store(json('Good', 3))).changed).toBe(0);
    expect(counts(await store(json('Better', 2))).changed).toBe(1);
    const { criteria } = (await room.get<RubricView>(room.people.student, path)).body;
    expect(criteria[0]?.levels.map(({ name }) => name)).toEqual(['Better 1', 'Better 2']);
  });

  it.each([
    ['no JSON', '{"CFDocument":', 'json-malformed'],
    ['an empty file', '', 'json-malformed'],
    ['a list', '[]', 'package-refused'],
    ['null', 'null', 'package-refused'],
    ['nesting without end', `{"CFDocument":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'package-refused'],
  ])('refuses %s with a reason', async (_what, text, code) => {
    expect(await send(text, 'dryRun=false')).toMatchObject({ status: 400, body: { code } });
  });

  it('refuses text that is not UTF-8, queries that are none, and people who may not', async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array([0x7b, 0xff, 0x7d])]), 'x.json');
    expect(await room.post(room.people.staff, '/api/frameworks/import', form)).toMatchObject({
      status: 400,
      body: { code: 'file-not-utf8' },
    });
    expect((await send(twoItems(), 'dryRun=perhaps')).status).toBe(400);
    expect((await send(twoItems(), 'dryRun=true', room.people.student)).status).toBe(403);
    expect(await room.post(room.people.staff, '/api/frameworks/import', twoItems())).toMatchObject({
      status: 200,
      body: { dryRun: true, items: 2 },
    });
  });

  it('answers a file of more than 50 MB with 413', async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(50 * 1024 * 1024 + 1)]), 'large.json');
    const answer = await room.post(room.people.staff, '/api/frameworks/import', form);
    expect(answer.status).toBe(413);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('stores 20,000 items in few statements', async () => {
    const numbers = Array.from({ length: 20_000 }, (_, index) => index + 1);
    const json = sample.cfPackage(
      numbers.map((number) => sample.item(number)),
      numbers.map((number) => sample.edge(number + 100_000, number, number === 1 ? 0 : Math.floor(number / 2))),
    );
    const stored = await store(json);
    expect(counts(stored)).toMatchObject({ added: 40_001 });
    expect(stored.differences).toHaveLength(500);
    const competencies = await tree(stored.frameworkId);
    expect(competencies).toHaveLength(20_000);
    expect(Math.max(...competencies.map(({ depth }) => depth))).toBe(14);
    expect(counts(await store(json))).toMatchObject({ added: 0, changed: 0, unchanged: 40_001 });
  }, 60_000);

  it('lists competencies by framework, status, words and ids', async () => {
    const { frameworkId } = await store(
      sample.cfPackage([sample.item(1, { humanCodingScheme: 'ÄX.1' }), sample.item(2)]),
    );
    const names = async (filter: object) =>
      (await room.get<CompetencyRow[]>(room.people.student, listOf('competencies', filter))).body.map(
        ({ name }) => name,
      );
    expect(await names({ frameworkId })).toEqual(['Statement 1', 'Statement 2']);
    expect(await names({ frameworkId, q: 'äx' })).toEqual(['Statement 1']);
    expect(await names({ frameworkId, status: 'retired' })).toEqual([]);
    expect(await names({ ids: [room.campus.competencyId] })).toEqual(['Critical thinking']);
    expect(await names({ frameworkId: room.campus.frameworkId, assessable: true })).toEqual(
      expect.arrayContaining(['Critical thinking', 'Teamwork']),
    );
    expect((await room.get(room.people.student, listOf('competencies', { frameworkId: '' }))).status).toBe(400);
    expect((await room.get(room.people.student, `/api/competencies/${newId()}`)).status).toBe(404);
    expect((await room.get(room.people.student, `/api/rubrics/${newId()}`)).status).toBe(404);
    expect((await room.get(room.people.student, '/api/frameworks/undefined')).status).toBe(400);
    const frameworks = await room.get<{ title: string; active: number }[]>(
      room.people.student,
      listOf('frameworks', { q: 'CAREER' }),
    );
    expect(frameworks.headers.get('content-range')).toMatch(/^frameworks 0-\d+\/\d+$/);
    const scale = await room.get<{ name: string }[]>(room.people.student, '/api/proficiency-levels');
    expect(scale.body.map(({ name }) => name)).toEqual(['Foundational', 'Developing', 'Proficient', 'Advanced']);
  });
});

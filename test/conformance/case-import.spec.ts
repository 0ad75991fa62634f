import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FrameworkImportReport, FrameworkView } from '@laurel/contract';
import { CatalogueRoom } from '../support/catalogue-room.js';

const SHARED = process.env['LAUREL_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));
const OPENSALT = join(SHARED, 'standards', 'frameworks', 'opensalt');
const CASES = join(SHARED, 'field-cases', 'inputs');

const readJson = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8'));

const packages = readdirSync(OPENSALT, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .sort();

describe('CASE packages of others', () => {
  let room: CatalogueRoom;

  beforeAll(async () => {
    room = await CatalogueRoom.open();
  });
  afterAll(() => room?.close());

  // The samples reuse each other's identifiers, so each meets a catalogue without the ones before it.
  beforeEach(async () => {
    const own = [room.campus.frameworkId];
    const { dataSource } = room.database;
    await dataSource.query('delete from competency_association');
    await dataSource.query(
      `delete from programme_outcome where competency_id in (select id from competency where framework_id <> all($1))`,
      [own],
    );
    await dataSource.query('delete from competency where framework_id <> all($1)', [own]);
    await dataSource.query('delete from framework where id <> all($1)', [own]);
  });

  const send = async (json: unknown, query: string) => {
    const form = new FormData();
    form.append('file', new Blob([JSON.stringify(json)]), 'package.json');
    return room.post<FrameworkImportReport & { code?: string }>(
      room.people.staff,
      `/api/frameworks/import?${query}`,
      form,
    );
  };
  const tree = async (id: string | null) =>
    (await room.get<FrameworkView>(room.people.student, `/api/frameworks/${id}`)).body.competencies;

  it('has samples to read', () => {
    expect(packages.length).toBeGreaterThanOrEqual(9);
  });

  it.each(packages)('%s is reported, stored whole, and changes nothing the second time', async (name) => {
    const json = readJson(join(OPENSALT, name));
    const items = json['CFItems'] as { identifier: string; fullStatement: string }[];
    const associations = json['CFAssociations'] as unknown[];
    const dry = await send(json, 'dryRun=true');
    expect(dry).toMatchObject({ status: 200, body: { items: items.length, frameworkId: null } });
    expect(dry.body.faults.filter((fault) => fault.effect === 'refused')).toEqual([]);
    const leftOut = dry.body.faults.filter((fault) => fault.code === 'edge-repeated');
    expect(leftOut).toHaveLength(dry.body.faultsTotal);
    expect(dry.body.associations + leftOut.length).toBe(associations.length);

    const stored = await send(json, 'dryRun=false&acceptRepairs=true');
    expect(stored).toMatchObject({ status: 200, body: { added: 1 + items.length + dry.body.associations } });
    const statements = (await tree(stored.body.frameworkId)).map(({ statement }) => statement);
    expect(statements.toSorted()).toEqual(items.map(({ fullStatement }) => fullStatement.trim()).toSorted());

    const again = await send(json, 'dryRun=false&acceptRepairs=true');
    expect(again.body).toMatchObject({ added: 0, changed: 0, retired: 0, removed: 0 });
  });

  it('orders siblings by their sequence numbers', async () => {
    const json = readJson(join(OPENSALT, 'tests-data', 'SequenceNumberFramework.json'));
    const { body } = await send(json, 'dryRun=false');
    expect((await tree(body.frameworkId)).map(({ code }) => code)).toEqual(['SNT.2', 'SNT.1']);
  });

  it('case 73: importing again doubles nothing, and one parent stated twice is one edge', async () => {
    const json = readJson(join(CASES, '73-case-reimport.json'));
    const first = await send(json, 'dryRun=false');
    expect(first.body).toMatchObject({ added: 5, associations: 2 });
    const again = await send(json, 'dryRun=false');
    expect(again.body).toMatchObject({ added: 0, changed: 0, unchanged: 5 });
    expect((await tree(first.body.frameworkId)).map(({ depth }) => depth)).toEqual([0, 1]);
  });

  it('case 75: reports, mends only what is accepted, keeps dangling targets as links', async () => {
    const json = readJson(join(CASES, '75-case-malformed.json'));
    const dry = await send(json, 'dryRun=true');
    expect(dry.body.faults).toEqual([]);
    expect(dry.body.repairs.map(({ path, code, to }) => [path, code, to])).toEqual([
      ['CFItems.1.uri', 'uri-missing', 'urn:uuid:6d0b1e0a-0000-4000-8000-000000000104'],
      ['CFItems.2.fullStatement', 'statement-from-label', 'Label only'],
      ['CFAssociations.1.associationType', 'association-word', 'isRelatedTo'],
      [
        'CFAssociations.1.originNodeURI.uri',
        'uri-looked-up',
        'https://case.example.edu/CFItems/6d0b1e0a-0000-4000-8000-000000000105',
      ],
    ]);
    expect((await send(json, 'dryRun=false')).body.code).toBe('repairs-not-accepted');
    const stored = await send(json, 'dryRun=false&acceptRepairs=true');
    expect(stored.body).toMatchObject({ items: 3, associations: 3 });
    const links = await room.database.dataSource.query<{ uri: string }[]>(
      `select destination_uri as uri from competency_association where destination_id is null and type = 'isChildOf'`,
    );
    expect(links.map(({ uri }) => uri)).toContain(
      'https://case.example.edu/CFItems/6d0b1e0a-0000-4000-8000-000000000199',
    );
  });

  it('case 77: refuses the loop and the self-parent by name, and loads the rest', async () => {
    const { body } = await send(readJson(join(CASES, '77-case-cycle.json')), 'dryRun=false');
    expect(body).toMatchObject({ items: 3, associations: 0 });
    expect(body.faults.map(({ code }) => code)).toEqual([
      'parent-of-itself',
      'parent-loop',
      'parent-loop',
      'parent-loop',
    ]);
    for (const end of ['101', '102', '103'])
      expect(body.faults[1]?.message).toContain(`6d0b1e0a-0000-4000-8000-000000000${end}`);
    expect(await tree(body.frameworkId)).toHaveLength(3);
  });

  it('case 79: retires the removed item that is used, and re-parents its child only as the file says', async () => {
    const { v1, v2 } = readJson(join(CASES, '79-case-removed-item.json'));
    const first = await send(v1, 'dryRun=false');
    const [used] = await tree(first.body.frameworkId);
    await room.post(
      room.people.staff,
      '/api/programmes',
      room.typed({ outcomes: [{ competencyId: used?.id, level: 2 }] }),
    );
    const dry = await send(v2, 'dryRun=true');
    expect(dry.body.differences).toContainEqual(expect.objectContaining({ change: 'retired', kind: 'item' }));
    await send(v2, 'dryRun=false');
    expect((await tree(first.body.frameworkId)).map(({ status, depth }) => [status, depth])).toEqual([
      ['retired', 0],
      ['active', 0],
    ]);
  });
});

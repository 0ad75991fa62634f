import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CredentialsModule,
  CredentialsService,
  credentialEntities,
  type JsonObject,
  SigningKeys,
  StatusLists,
} from '@laurel/credentials';
import { FixedClock, newId, PlatformModule, readConfig } from '@laurel/platform';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { recordOf } from '../../libs/credentials/src/record.fixture.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const clock = new FixedClock(new Date('2026-06-01T09:00:00Z'));
const apps: INestApplicationContext[] = [];
let database: TestDatabase;
let dataSource: DataSource;
let dataDir: string;
let credentials: CredentialsService;

async function open(env: Record<string, string> = {}): Promise<INestApplicationContext> {
  const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir, ...env });
  @Module({ imports: [PlatformModule.forRoot({ config, dataSource, clock }), CredentialsModule] })
  class Room {}
  const app = await NestFactory.createApplicationContext(Room, { logger: ['error', 'warn'] });
  apps.push(app);
  return app;
}

beforeAll(async () => {
  database = await createTestDatabase({ entities: credentialEntities, poolSize: 20 });
  dataSource = database.dataSource;
  dataDir = await mkdtemp(join(tmpdir(), 'laurel-credentials-'));
  credentials = (await open()).get(CredentialsService);
});

afterAll(async () => {
  for (const app of apps) await app.close();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

beforeEach(() => clock.moveTo(new Date('2026-06-01T09:00:00Z')));

/** A queued version of a person of their own. */
async function newVersion(): Promise<{ id: string; personId: string }> {
  const [id, personId] = [newId(), newId()];
  await dataSource.query(
    `insert into person (id, legal_name, display_name, folded_name) values ($1, 'Mai', 'Mai', 'mai')`,
    [personId],
  );
  await dataSource.query(
    `insert into record_version (id, person_id, number, state, content, content_sha256, verify_code, created_at)
     values ($1, $2, 1, 'queued', '{}', 'hash', $3, now())`,
    [id, personId, id],
  );
  return { id, personId };
}

async function issue(service = credentials) {
  const version = await newVersion();
  const signed = await service.signRecord(version.id, recordOf(), clock.now());
  await dataSource.transaction((manager) => service.store(manager, { version, signed, issuedAt: clock.now() }));
  return { version, signed };
}

const verify = (document: Buffer | JsonObject, service = credentials) =>
  service.verify(document, { knownPdf: async () => false });

/** Which places of a list are set, by a decoder of its own. */
async function setPlaces(listId: string): Promise<number[]> {
  const list = (await credentials.statusList(listId)) as { credentialSubject: { encodedList: string } };
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
  return [...bits].flatMap((byte, at) =>
    [...byte.toString(2).padStart(8, '0')].flatMap((bit, i) => (bit === '1' ? [at * 8 + i] : [])),
  );
}

describe('a signing key', () => {
  it('is made once, whoever asks first, and its secret lies nowhere in the clear', async () => {
    const others = await Promise.all(Array.from({ length: 4 }, () => open()));
    await Promise.all(others.map((app) => app.get(SigningKeys).ensureKey()));
    const rows =
      await dataSource.query<{ secret_cipher: Buffer; public_multibase: string }[]>('select * from signing_key');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.secret_cipher).toHaveLength(32);
    const [event] = await dataSource.query<{ detail: object }[]>(
      `select detail from audit_event where verb = 'key.create'`,
    );
    expect(JSON.stringify(event?.detail)).toContain(rows[0]?.public_multibase);
  });

  it('cannot be used with another key-encryption key, and says which setting is wrong', async () => {
    const stranger = await open({ KEY_ENCRYPTION_KEY: 'ab'.repeat(32) });
    await expect(stranger.get(SigningKeys).active()).rejects.toThrow('KEY_ENCRYPTION_KEY');
  });
});

describe('a record', () => {
  it('is signed, stored and verified, and read back to the same meaning', async () => {
    const { version } = await issue();
    const clr = await credentials.clrOf(version.id);
    expect(Object.keys(clr).slice(0, 3)).toEqual(['@context', 'id', 'type']);
    expect(await verify(clr)).toMatchObject({
      verdict: 'genuine',
      issuer: { ours: true },
      signatures: { valid: 4, total: 4 },
    });
  });

  it('signed again after a crash keeps its places and ids, and is stored once', async () => {
    const { version, signed } = await issue();
    clock.moveTo(new Date('2026-06-01T09:00:05Z'));
    const again = await credentials.signRecord(version.id, recordOf(), clock.now());
    expect(again.clr).toMatchObject({ id: signed.clr.id, status: signed.clr.status });
    await credentials.store(dataSource.manager, { version, signed: again, issuedAt: clock.now() });
    const [count] = await dataSource.query<{ n: number }[]>(
      'select count(*)::int as n from issued_credential where record_version_id = $1',
      [version.id],
    );
    expect(count?.n).toBe(4);
    expect((await credentials.clrOf(version.id))['validFrom']).toBe('2026-06-01T09:00:00Z');
  });
});

describe('places in a status list', () => {
  it('are given once, however many ask for the same version at once', async () => {
    const { id } = await newVersion();
    const keys = Array.from({ length: 30 }, (_, index) => `k${index}`);
    const all = await Promise.all(Array.from({ length: 6 }, () => credentials.allocate(dataSource.manager, id, keys)));
    expect(new Set(all.map((places) => JSON.stringify([...places].sort()))).size).toBe(1);
    expect(new Set([...(all[0] as (typeof all)[0]).values()].map((place) => place.statusIndex)).size).toBe(30);
  });

  it('never meet for 200 versions at once', async () => {
    const versions = await Promise.all(Array.from({ length: 200 }, () => newVersion()));
    await Promise.all(versions.map(({ id }) => credentials.allocate(dataSource.manager, id, ['a', 'b', 'clr'])));
    const [row] = await dataSource.query<{ places: number; versions: number }[]>(
      `select count(*)::int as places, count(distinct record_version_id)::int as versions from status_allocation
       where record_version_id = any($1)`,
      [versions.map(({ id }) => id)],
    );
    expect(row).toEqual({ places: 600, versions: 200 });
  }, 60_000);

  it('run on into a second list, opened once, when the first gets full', async () => {
    const filler = await newVersion();
    const [list] = await dataSource.query<{ id: string }[]>('select id from status_list');
    await dataSource.query(
      `insert into status_allocation select $1, place, $2, 'filler' || place from generate_series(0, 131071) place
       on conflict do nothing`,
      [list?.id, filler.id],
    );
    const versions = await Promise.all(Array.from({ length: 12 }, () => newVersion()));
    const places = await Promise.all(
      versions.map(({ id }) => credentials.allocate(dataSource.manager, id, ['a', 'clr'])),
    );
    const lists = new Set(places.flatMap((one) => [...one.values()].map((place) => place.statusListId)));
    expect(lists.size).toBe(1);
    expect(lists.has(list?.id as string)).toBe(false);
    const indexes = places.flatMap((one) => [...one.values()].map((place) => place.statusIndex));
    expect(new Set(indexes).size).toBe(24);
    expect(Math.max(...indexes)).toBeLessThan(131_072);
    const [top] = await dataSource.query<{ most: number; n: number }[]>(
      'select max(status_index) as most, count(*)::int as n from status_allocation where status_list_id = $1',
      [list?.id],
    );
    expect(top).toEqual({ most: 131_071, n: 131_072 });
  }, 60_000);
});

describe('withdrawing', () => {
  it('shows at once in the list and in the verdict, with the first reason and its day', async () => {
    const { version, signed } = await issue();
    const { statusListId, statusIndex } = signed.clr.status;
    expect(await setPlaces(statusListId)).not.toContain(statusIndex);
    await dataSource.transaction((manager) => credentials.revoke(manager, version.id, 'A wrong grade.'));
    clock.moveTo(new Date('2026-06-03T09:00:00Z'));
    await dataSource.transaction((manager) => credentials.revoke(manager, version.id, 'Another reason.'));
    expect(await setPlaces(statusListId)).toContain(statusIndex);
    const report = await verify(signed.clr.document);
    expect(report.verdict).toBe('revoked');
    expect(report.sentence).toContain('Withdrawn on 1 June 2026. Reason given: A wrong grade.');
  });

  it('of some known, some unknown and some withdrawn before says what became of each', async () => {
    const { signed } = await issue();
    const [first, second] = signed.entries.map(({ id }) => id) as [string, string];
    await credentials.revokeCredentials(dataSource.manager, [first], 'one');
    const nobody = newId();
    expect(await credentials.revokeCredentials(dataSource.manager, [first, second, nobody, second], 'two')).toEqual([
      { id: first, outcome: 'revoked before' },
      { id: second, outcome: 'revoked' },
      { id: nobody, outcome: 'unknown' },
    ]);
  });

  it('of 200 at the same time, while lists are read, loses none', async () => {
    const issued = [];
    for (let n = 0; n < 50; n += 1) issued.push(await issue());
    const all = issued.flatMap(({ signed }) => [signed.clr, ...signed.entries]);
    const listId = (all[0] as (typeof all)[0]).status.statusListId;
    await Promise.all([
      ...all.map(({ id }) => dataSource.transaction((manager) => credentials.revokeCredentials(manager, [id], 'all'))),
      ...Array.from({ length: 20 }, () => credentials.statusList(listId)),
    ]);
    const set = new Set(await setPlaces(listId));
    expect(all.filter(({ status }) => !set.has(status.statusIndex))).toEqual([]);
    expect(all).toHaveLength(200);
  }, 60_000);

  it('is not what a newer version does: the older one is replaced, and out of force for everybody', async () => {
    const { version, signed } = await issue();
    await dataSource.transaction((manager) => credentials.supersede(manager, version.id));
    const report = await verify(signed.clr.document);
    expect(report).toMatchObject({ verdict: 'replaced', title: 'Genuine, but replaced' });
    expect(report.sentence).toContain('A newer version took its place on 1 June 2026.');
    expect(await setPlaces(signed.clr.status.statusListId)).toContain(signed.clr.status.statusIndex);
  });
});

describe('a status list', () => {
  it('is signed again when a day has passed, and not before', async () => {
    const { signed } = await issue();
    const { statusListId } = signed.clr.status;
    const first = await credentials.statusList(statusListId);
    clock.moveTo(new Date('2026-06-02T08:00:00Z'));
    expect(await credentials.statusList(statusListId)).toEqual(first);
    clock.moveTo(new Date('2026-06-02T10:00:00Z'));
    const second = await credentials.statusList(statusListId);
    expect(second).toMatchObject({ validFrom: '2026-06-02T10:00:00Z', validUntil: '2026-06-09T10:00:00Z' });
    expect(await verify(second)).toMatchObject({ verdict: 'genuine' });
  });

  it('that does not exist is not found, whatever was asked for', async () => {
    for (const id of [newId(), 'x', "'; drop table person"])
      await expect(credentials.statusList(id)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('under a public name', () => {
  it('the DID document lists every key; what the retired one signed stays genuine, did:key records too', async () => {
    const before = await issue();
    const app = await open({ PUBLIC_URL: 'https://records.sample.edu' });
    const [service, keys] = [app.get(CredentialsService), app.get(SigningKeys)];
    const old = await issue(service);
    await dataSource.transaction((manager) => keys.rotate(manager, null));
    const fresh = await issue(service);
    expect(fresh.signed.signingKeyId).not.toBe(old.signed.signingKeyId);

    const document = (await service.didDocument()) as { id: string; assertionMethod: string[] };
    expect(document.id).toBe('did:web:records.sample.edu');
    const listed = await service.keys();
    expect(listed.map(({ state }) => state)).toEqual(['active', 'retired']);
    expect(document.assertionMethod).toEqual(listed.map(({ did, publicMultibase }) => `${did}#${publicMultibase}`));
    for (const { signed } of [old, fresh])
      expect(await verify(signed.clr.document, service)).toMatchObject({ verdict: 'genuine', issuer: { ours: true } });
    // Its status list stands under the address that the house had then; our books know of it all the same.
    expect(await verify(before.signed.clr.document, service)).toMatchObject({ verdict: 'genuine' });
    await expect(app.get(StatusLists).document(newId())).resolves.toBeNull();
  });

  it('a PDF is told apart by its hash', async () => {
    const pdf = Buffer.from('%PDF-1.7\n%%EOF');
    const report = await credentials.verify(pdf, { knownPdf: async () => true });
    expect(report).toMatchObject({ verdict: 'could-not-be-checked', pdf: { sealed: 'yes' } });
    expect(report.pdf?.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
  });
});

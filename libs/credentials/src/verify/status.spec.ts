import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '../documents/json.js';
import type { IssuedDocument } from '../issue/issuer.js';
import { didDocument } from '../keys/did.js';
import { generateSigningKey } from '../keys/signing-key.js';
import { allocationOf, participation, recordOf } from '../record.fixture.js';
import { verifyDocument } from './verify-document.js';
import { BASE, copy, DID, LIST_URL, NOW, World } from './world.fixture.js';

let world: World;
let badge: JsonObject;

beforeEach(async () => {
  world = new World();
  const record = recordOf([participation()]);
  const issued = await world.issuer.issueRecord(record, allocationOf(record), NOW);
  badge = (issued.entries[0] as IssuedDocument).document;
  await world.publishList([]);
});

/** The badge with another status, signed anew. */
const withStatus = (credentialStatus: Json) => world.sign({ ...badge, credentialStatus });
const entryAt = (index: number | string, change: JsonObject = {}): JsonObject => ({
  id: `${LIST_URL}#${index}`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: String(index),
  statusListCredential: LIST_URL,
  ...change,
});
const whole = async (document: JsonObject) => {
  const { parts, ...report } = await verifyDocument(document, world);
  return { ...report, part: parts[0] };
};

describe('a place in a status list', () => {
  it.each([0, 1, 7, 8, 65_537, 131_070, 131_071])(
    '%i is revoked when its own bit is set, and by no other',
    async (index) => {
      const document = await withStatus(entryAt(index));
      await world.publishList([index]);
      expect(await whole(document)).toMatchObject({ verdict: 'revoked', part: { inForce: 'no' } });
      await world.publishList([0, 1, 7, 8, 65_537, 131_070, 131_071].filter((other) => other !== index));
      expect(await whole(document)).toMatchObject({ verdict: 'genuine', part: { inForce: 'yes' } });
    },
  );

  it.each([131_072, 999_999_999, '01', '-1', '1.5', 'x', ''])(
    '%j is no place, so nothing can be said',
    async (index) => {
      expect(await whole(await withStatus(entryAt(index)))).toMatchObject({ verdict: 'could-not-be-checked' });
    },
  );
});

describe('a status list that cannot be relied on is never taken for good', () => {
  it.each<[string, () => Promise<void> | void]>([
    ['does not answer', () => void world.lists.clear()],
    ['is out of date', () => world.publishList([], new Date('2026-05-01T00:00:00Z'), new Date('2026-05-02T00:00:00Z'))],
    [
      'is of the future',
      () => world.publishList([], new Date('2026-07-01T00:00:00Z'), new Date('2026-07-02T00:00:00Z')),
    ],
    ['is no list', () => void world.lists.set(LIST_URL, { hello: 'world' })],
    ['is text', () => void world.lists.set(LIST_URL, 'sorry')],
    ['was altered', () => void Object.assign(subject(world), { ttl: 1 })],
    ['is another list', () => replaceList({ id: `${BASE}/status/other` })],
    ['is unsigned', () => void delete (world.lists.get(LIST_URL) as JsonObject)['proof']],
    ['is for another purpose', () => replaceSubject({ statusPurpose: 'suspension' })],
    ['is too short', () => replaceSubject({ encodedList: `u${gzipSync(Buffer.alloc(100)).toString('base64url')}` })],
    [
      'is a bomb',
      () => replaceSubject({ encodedList: `u${gzipSync(Buffer.alloc(20_000_000)).toString('base64url')}` }),
    ],
    ['is not packed', () => replaceSubject({ encodedList: 'uAAAA' })],
  ])('when it %s', async (_how, spoil) => {
    await spoil();
    const report = await whole(badge);
    expect(report).toMatchObject({ verdict: 'could-not-be-checked', part: { signature: 'yes', inForce: 'unknown' } });
    expect(report.sentence).toContain('Whether it is in force could not be found out');
  });

  it('when somebody else signed it', async () => {
    const key = generateSigningKey();
    const did = 'did:web:evil.example';
    world.controllers.set(did, didDocument(did, [key.publicMultibase]));
    const list = copy(world.lists.get(LIST_URL) as JsonObject);
    world.lists.set(LIST_URL, await world.sign({ ...list, issuer: did }, did, key));
    expect((await whole(badge)).part?.reasons[0]).toContain('not the issuer’s');
  });

  it('but one that we issued under an earlier name of ours is good', async () => {
    const did = 'did:web:old.sample.edu';
    world.ours.add(did);
    world.controllers.set(did, didDocument(did, [world.key.publicMultibase]));
    const list = copy(world.lists.get(LIST_URL) as JsonObject);
    world.lists.set(LIST_URL, await world.sign({ ...list, issuer: did }, did, world.key));
    expect((await whole(badge)).verdict).toBe('genuine');
  });
});

describe('several status entries', () => {
  const suspension = `${BASE}/status/suspension`;
  const suspended = entryAt(9, { statusPurpose: 'suspension', statusListCredential: suspension });
  beforeEach(async () => {
    const list = copy(world.lists.get(LIST_URL) as JsonObject);
    const bits = Buffer.alloc(16_384);
    bits[1] = 0b0100_0000;
    const encodedList = `u${gzipSync(bits).toString('base64url')}`;
    const about = { ...(list['credentialSubject'] as JsonObject), statusPurpose: 'suspension', encodedList };
    world.lists.set(suspension, await world.sign({ ...list, id: suspension, credentialSubject: about }));
  });

  it('are all read: suspended is told apart from revoked', async () => {
    expect(await whole(await withStatus([entryAt(5), suspended]))).toMatchObject({
      verdict: 'suspended',
      title: 'Genuine, but suspended',
    });
    await world.publishList([5]);
    expect((await whole(await withStatus([suspended, entryAt(5)]))).verdict).toBe('revoked');
  });

  it('of which one is of an unknown kind leave it unchecked, unless another one speaks against it', async () => {
    const unknown = { id: 'https://other.example/status', type: 'JsonSchema' };
    const report = await whole(await withStatus([entryAt(5), unknown]));
    expect(report).toMatchObject({ verdict: 'could-not-be-checked', part: { signature: 'yes', inForce: 'unknown' } });
    expect(report.sentence).toContain('JsonSchema');
    await world.publishList([5]);
    expect((await whole(await withStatus([unknown, entryAt(5)]))).verdict).toBe('revoked');
  });
});

describe('a 1EdTech revocation list', () => {
  const url = 'https://records.sample.edu/revocations/1';
  const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
  const listed = () =>
    world.sign({
      ...badge,
      '@context': [...(badge['@context'] as string[]), EXTENSIONS],
      credentialStatus: { id: url, type: '1EdTechRevocationList' },
    });

  it('is read by the id of the credential', async () => {
    world.lists.set(url, { id: url, issuer: DID, revokedCredential: [{ id: 'urn:uuid:other' }] });
    expect((await whole(await listed())).verdict).toBe('genuine');
    world.lists.set(url, { id: url, issuer: DID, revokedCredential: [{ id: badge['id'] as string, revoked: true }] });
    expect((await whole(await listed())).verdict).toBe('revoked');
    world.lists.set(url, { id: url, issuer: DID, revokedCredential: [{ id: badge['id'] as string, revoked: false }] });
    expect((await whole(await listed())).verdict).toBe('genuine');
  });

  it('of somebody else says nothing', async () => {
    world.lists.set(url, { id: url, issuer: 'did:web:evil.example', revokedCredential: [] });
    expect((await whole(await listed())).verdict).toBe('could-not-be-checked');
  });
});

const subject = (where: World) => (where.lists.get(LIST_URL) as { credentialSubject: JsonObject }).credentialSubject;

async function replaceList(change: JsonObject): Promise<void> {
  world.lists.set(LIST_URL, await world.sign({ ...copy(world.lists.get(LIST_URL) as JsonObject), ...change }));
}

const replaceSubject = (change: JsonObject) =>
  replaceList({ credentialSubject: { ...copy(subject(world)), ...change } });

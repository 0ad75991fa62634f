import { beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../documents/json.js';
import { didDocument } from '../keys/did.js';
import { generateSigningKey } from '../keys/signing-key.js';
import { allocationOf, participation, recordOf } from '../record.fixture.js';
import { VERIFICATION_LIMITS } from './outside.js';
import { verifyDocument } from './verify-document.js';
import { DID, NOW, World } from './world.fixture.js';

let world: World;
let badge: JsonObject;
const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
const key = generateSigningKey();
const others = Array.from({ length: 12 }, (_, index) => `did:web:other-${index}.example`);

beforeEach(async () => {
  world = new World();
  const record = recordOf([participation()]);
  const issued = await world.issuer.issueRecord(record, allocationOf(record), NOW);
  badge = issued.entries[0]?.document as JsonObject;
  await world.publishList([]);
  for (const did of others) world.controllers.set(did, didDocument(did, [key.publicMultibase]));
});

/** A badge of ours that many others endorsed, each under a web address of their own. */
async function endorsedBadge(): Promise<JsonObject> {
  const { credentialStatus: _status, ...rest } = badge;
  const endorsement = await Promise.all(
    others.map((did) => world.sign({ ...rest, issuer: { ...(rest['issuer'] as JsonObject), id: did } }, did, key)),
  );
  return world.sign({ ...badge, endorsement });
}

describe('a document that names many others', () => {
  it('has ten issuers asked besides ourselves; what the rest signed could not be checked', async () => {
    const { verdict, parts } = await verifyDocument(await endorsedBadge(), world);
    expect(world.asked.filter((one) => others.includes(one))).toHaveLength(10);
    expect(verdict).toBe('could-not-be-checked');
    expect(parts.map((part) => part.verdict)).toEqual([
      ...Array(11).fill('genuine'),
      'could-not-be-checked',
      'could-not-be-checked',
    ]);
    expect(parts[12]?.reasons[0]).toContain('more than 10 issuers');
  });

  it('has ten status lists asked, and each of them once', async () => {
    const lists = others.map((_, index) => `https://other-${index}.example/list`);
    for (const id of lists) world.lists.set(id, { id, issuer: DID, revokedCredential: [] });
    const document = await world.sign({
      ...badge,
      '@context': [...(badge['@context'] as string[]), EXTENSIONS],
      credentialStatus: [...lists, ...lists].map((id) => ({ type: '1EdTechRevocationList', id })),
    });
    const { verdict, parts } = await verifyDocument(document, world);
    expect(world.asked.filter((one) => one.endsWith('/list'))).toHaveLength(10);
    expect(verdict).toBe('could-not-be-checked');
    expect(parts[0]?.reasons[0]).toContain('more than 10 status lists');
  });

  it('is not waited for longer than the limit altogether, though nobody answers', async () => {
    const own = world.resolve;
    world.resolve = (id) => {
      if (!others.includes(id)) return own(id);
      world.asked.push(id);
      return new Promise<never>(() => undefined);
    };
    const report = await verifyDocument(await endorsedBadge(), world, { ...VERIFICATION_LIMITS, waitingMs: 50 });
    expect(report.parts[0]?.verdict).toBe('genuine');
    expect(report.parts.slice(1).map((part) => part.verdict)).toEqual(Array(12).fill('could-not-be-checked'));
    expect(report.parts[2]?.reasons[0]).toContain('too long to answer');
    // The first used up all the patience.
    expect(world.asked.filter((one) => others.includes(one))).toHaveLength(1);
  });
});

describe('a document that would keep us busy', () => {
  it('with many signatures has none of them tried', async () => {
    const [proof] = badge['proof'] as [JsonObject];
    const { parts } = await verifyDocument({ ...badge, proof: Array<JsonObject>(2000).fill(proof) }, world);
    expect(parts[0]).toMatchObject({ verdict: 'could-not-be-checked', signature: 'unknown' });
    expect(parts[0]?.reasons[0]).toContain('more than 5 signatures');
  });

  it('is let go when its time is up, and what was not looked at is not genuine', async () => {
    const report = await verifyDocument(await endorsedBadge(), world, { ...VERIFICATION_LIMITS, workMs: 1 });
    expect(report.verdict).toBe('could-not-be-checked');
    expect(report.parts.at(-1)?.reasons[0]).toContain('took too long');
  });
});

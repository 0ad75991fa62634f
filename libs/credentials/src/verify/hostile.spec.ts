import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '../documents/json.js';
import type { IssuedRecord } from '../issue/issuer.js';
import { allocationOf, participation, recordOf } from '../record.fixture.js';
import { verifyDocument } from './verify-document.js';
import { copy, NOW, World } from './world.fixture.js';

let world: World;
let issued: IssuedRecord;
let badge: JsonObject;

beforeAll(async () => {
  world = new World();
  const record = recordOf([participation()]);
  issued = await world.issuer.issueRecord(record, allocationOf(record), NOW);
  badge = issued.entries[0]?.document as JsonObject;
  await world.publishList([0]);
});

const reasonOf = async (input: Buffer | Json) => {
  const { verdict, parts } = await verifyDocument(input, world);
  return { verdict, reason: parts[0]?.reasons[0] };
};
const renamed = (document: JsonObject, from: string, to: string): JsonObject =>
  Object.fromEntries(Object.entries(document).map(([name, value]) => [name === from ? to : name, value]));

describe('the same signed meaning written so that we would overlook something', () => {
  it('was revoked to begin with', async () => {
    expect((await reasonOf(badge)).verdict).toBe('revoked');
  });

  it.each([
    ['credentialStatus', 'https://www.w3.org/2018/credentials#credentialStatus'],
    ['validFrom', 'https://www.w3.org/2018/credentials#validFrom'],
    ['credentialSubject', 'https://www.w3.org/2018/credentials#credentialSubject'],
    ['id', '@id'],
  ])('%s written as %s is not read', async (name, address) => {
    expect(await reasonOf(renamed(badge, name, address))).toMatchObject({
      verdict: 'could-not-be-checked',
      reason: expect.stringContaining('plain word'),
    });
  });

  it('a type written as @type is no credential that we know', async () => {
    expect((await reasonOf(renamed(badge, 'type', '@type'))).verdict).toBe('could-not-be-checked');
  });

  it('a context in the document that gives the status another name is not read', async () => {
    const context = [
      ...(badge['@context'] as string[]),
      { standing: 'https://www.w3.org/2018/credentials#credentialStatus' },
    ];
    const document = { ...renamed(badge, 'credentialStatus', 'standing'), '@context': context };
    expect(await reasonOf(document)).toMatchObject({
      verdict: 'could-not-be-checked',
      reason: expect.stringContaining('meanings of its own'),
    });
  });

  it.each(['https://evil.example/context', 'https://www.w3.org/ns/credentials/undefined-terms/v2'])(
    'a context that is not at hand (%s) is not asked for',
    async (url) => {
      const document = { ...badge, '@context': [...(badge['@context'] as string[]), url] };
      expect((await reasonOf(document)).reason).toContain('vocabulary that is not known here');
      expect(world.asked).not.toContain(url);
    },
  );

  it('a context deep inside is not read', async () => {
    const document = copy(badge);
    const subject = document['credentialSubject'] as JsonObject & { achievement: JsonObject };
    subject.achievement['criteria'] = { '@context': { narrative: null }, narrative: 'None.' };
    expect((await reasonOf(document)).reason).toContain('no credential');
  });

  it('more members under @graph or @included are not read', async () => {
    for (const name of ['@graph', '@included', '@reverse', '@nest'])
      expect((await reasonOf({ ...badge, [name]: [{ id: 'urn:x' }] })).verdict).toBe('could-not-be-checked');
  });
});

describe('input that is no credential', () => {
  it.each<[string, Buffer | Json]>([
    ['nothing', ''],
    ['space', Buffer.from('  \n')],
    ['words', 'hello'],
    ['half a document', '{"type": ["VerifiableCredential"]'],
    ['a number', 42],
    ['null', null],
    ['a list', [1, 2]],
    ['an empty object', {}],
    ['random bytes', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256))],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['a PDF without anything', Buffer.from('%PDF-1.7')],
    [
      'a PNG that ends early',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4]),
    ],
    ['an SVG without a credential', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ['a token of nonsense', 'eyJ.eyJ.x'],
    [
      'a token without a signature',
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"credentialSubject":{}}').toString('base64url')}.`,
    ],
    [
      'members named like machinery',
      JSON.parse('{"__proto__": {"type": "x"}, "constructor": 1, "type": ["VerifiableCredential"]}'),
    ],
  ])('(%s) could not be checked, and nothing breaks', async (_what, input) => {
    const { verdict, reason } = await reasonOf(input);
    expect(verdict).toBe('could-not-be-checked');
    expect(reason).toMatch(/\.$/);
  });

  it('of a strange shape in every member could not be checked, and nothing breaks', async () => {
    for (const name of Object.keys(badge)) {
      for (const value of [null, 42, 'x', [], {}, [[]], [null], { id: 5 }, [{}]] as Json[]) {
        const report = await verifyDocument({ ...badge, [name]: value }, world);
        // An empty list says what an absent member says: no status. The signature covers that too.
        expect(report.verdict).not.toBe('genuine');
      }
    }
  }, 60_000);

  it('nested without end could not be checked', async () => {
    const deep = `{"type":["VerifiableCredential"],"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`;
    expect((await reasonOf(deep)).reason).toContain('nested deeper');
    const lists = `{"type":["VerifiableCredential"],"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect((await reasonOf(lists)).reason).toContain('nested deeper');
  });

  it('with too many parts could not be checked, soon', async () => {
    const many = { ...badge, evidence: Array.from({ length: 50_000 }, () => ({ type: ['Evidence'] })) };
    expect((await reasonOf(many)).reason).toContain('more than 20,000 parts');
  });

  it('larger than 10 MB could not be checked', async () => {
    expect((await reasonOf(Buffer.alloc(10 * 1024 * 1024 + 1, 0x20))).reason).toContain('10 MB');
    expect((await reasonOf(Buffer.alloc(6 * 1024 * 1024, 0x20))).reason).not.toContain('10 MB');
  });

  it('made of blank nodes that all look alike is given up', async () => {
    const node = (depth: number): JsonObject =>
      depth === 0 ? { type: ['Profile'] } : { type: ['Profile'], parentOrg: node(depth - 1), name: 'x' };
    const document = await world.sign({ ...badge, id: 'urn:x:1' });
    const evil = {
      ...document,
      evidence: Array.from({ length: 40 }, () => ({
        type: ['Evidence'],
        audience: 'x',
        genre: [node(3), node(3), node(3)] as never,
      })),
    };
    // Telling such nodes apart takes time without end; the work is given up, not done.
    expect(await reasonOf(evil)).toMatchObject({
      verdict: 'could-not-be-checked',
      reason: expect.stringContaining('too entangled'),
    });
  }, 60_000);
});

describe('kinds of documents that are not checked here', () => {
  it.each<[string, JsonObject]>([
    [
      'Open Badges 2.0',
      { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id: 'https://sample.edu/1' },
    ],
    ['CLR 1.0', { '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld', type: 'Clr' }],
    ['a presentation', { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiablePresentation'] }],
  ])('(%s) are called by their name', async (words, document) => {
    const report = await verifyDocument(document, world);
    expect(report).toMatchObject({ verdict: 'could-not-be-checked', format: words });
    expect(report.sentence).toContain(words);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../documents/json.js';
import type { IssuedDocument, IssuedRecord } from '../issue/issuer.js';
import { didDocument, didKeyOf } from '../keys/did.js';
import { generateSigningKey } from '../keys/signing-key.js';
import { allocationOf, competency, course, participation, recordOf } from '../record.fixture.js';
import { verifyDocument } from './verify-document.js';
import { copy, DID, LIST_URL, NOW, World } from './world.fixture.js';

interface Clr extends JsonObject {
  credentialSubject: JsonObject & { verifiableCredential: (JsonObject & { credentialSubject: JsonObject })[] };
}

let world: World;
let issued: IssuedRecord;
let clr: Clr;
const verdictOf = async (document: Parameters<typeof verifyDocument>[0]) =>
  (await verifyDocument(document, world)).verdict;

beforeEach(async () => {
  world = new World();
  const record = recordOf();
  issued = await world.issuer.issueRecord(record, allocationOf(record), NOW);
  clr = copy(issued.clr.document) as Clr;
  await world.publishList([]);
});

describe('a record as it was issued', () => {
  it('is genuine, with every part named and every question answered', async () => {
    const report = await verifyDocument(JSON.stringify(clr), world);
    expect(report).toMatchObject({
      verdict: 'genuine',
      title: 'Genuine',
      sentence:
        'Northfield University issued this record to Mai Anh Nguyễn on 1 June 2026. It is unchanged since and in force.',
      format: 'CLR 2.0',
      issuer: { id: DID, name: 'Northfield University', ours: true },
      subjectName: 'Mai Anh Nguyễn',
      signatures: { valid: 4, total: 4 },
      statusReadAt: NOW.toISOString(),
      pdf: null,
    });
    expect(report.parts.map(({ name }) => name)).toEqual([
      'Co-curricular record of Mai Anh Nguyễn',
      'Teamwork',
      'Orientation Leaders, Team captain',
      'Ecology I',
    ]);
    for (const part of report.parts)
      expect(part).toMatchObject({
        verdict: 'genuine',
        reasons: [],
        signature: 'yes',
        issuedByIssuer: 'yes',
        inForce: 'yes',
        inTime: 'yes',
      });
  });

  it('shows its facts', async () => {
    const { parts } = await verifyDocument(clr, world);
    expect(parts[2]?.facts).toMatchObject({
      title: 'Orientation Leaders',
      role: 'Team captain',
      startsOn: '2026-01-26',
      endsOn: '2026-04-27',
      verifiedMinutes: 1930,
      results: [{ name: 'Depth of involvement', value: 'Led', meaning: 'was responsible for other people’s work' }],
      competencies: [{ name: 'Teamwork' }, { name: 'Leading' }],
      source: 'Student Life',
    });
    expect(parts[1]?.facts?.results[0]).toMatchObject({ value: 'Proficient', meaning: 'Makes the team work better.' });
    expect(parts[3]?.facts).toMatchObject({ credits: 3.5, results: [{ name: 'Grade', value: 'A−' }] });
  });

  it('is genuine as bytes, as text, as JSON, entry by entry, and whatever order its members have', async () => {
    expect(await verdictOf(Buffer.from(`\ufeff ${JSON.stringify(clr)}\n`))).toBe('genuine');
    expect(await verdictOf(Object.fromEntries(Object.entries(clr).reverse()))).toBe('genuine');
    for (const { document } of issued.entries) expect(await verdictOf(document)).toBe('genuine');
  });

  it('asks for each status list and each issuer once', async () => {
    await verifyDocument(clr, world);
    expect(world.asked.sort()).toEqual([DID, LIST_URL]);
  });

  it('stays genuine after the key was rotated, as long as the old key is listed', async () => {
    const next = generateSigningKey().publicMultibase;
    world.controllers.set(DID, didDocument(DID, [next, world.key.publicMultibase]));
    expect(await verdictOf(clr)).toBe('genuine');
    world.controllers.set(DID, didDocument(DID, [next]));
    expect(await verdictOf(clr)).toBe('not-issued-by');
  });

  it('issued under a did:key is genuine where that key is ours, and never where it is anybody’s', async () => {
    const did = didKeyOf(world.key.publicMultibase);
    const record = recordOf([participation()]);
    const own = await world.issuerFor(did, world.key).issueRecord(record, allocationOf(record), NOW);
    expect(await verdictOf(own.clr.document)).toBe('could-not-be-checked');
    world.ours.add(did);
    expect(await verdictOf(own.clr.document)).toBe('genuine');
  });
});

describe('a record changed by one fact', () => {
  it.each<[string, (clr: Clr) => void]>([
    ['a role', (one) => set(one, 1, 'role', 'President')],
    ['a date', (one) => set(one, 1, 'activityEndDate', '2026-05-27T12:00:00Z')],
    ['minutes', (one) => setFirst(one, 1, 'result', 'value', '9930')],
    ['a level', (one) => setFirst(one, 0, 'result', 'achievedLevel', 'https://sample.edu/4')],
    ['a name', (one) => setFirst(one, 1, 'identifier', 'identityHash', 'Somebody Else')],
    ['a word more', (one) => set(one, 1, 'narrative', 'And more.')],
    ['an unknown member', (one) => set(one, 1, 'hoursServed', 42)],
  ])('(%s) is changed; the whole and that part are named', async (_what, change) => {
    change(clr);
    const report = await verifyDocument(clr, world);
    expect(report.verdict).toBe('changed');
    expect(report.parts.filter(({ verdict }) => verdict === 'changed')).toHaveLength(2);
    expect(report.parts[0]?.verdict).toBe('changed');
    expect(report.sentence).toMatch(/1 of its 3 parts was altered: (Orientation Leaders|Teamwork)/);
  });

  it('is changed where the whole alone was touched, and no part is blamed', async () => {
    clr['name'] = 'Record of Somebody Else';
    const report = await verifyDocument(clr, world);
    expect(report.parts.map(({ verdict }) => verdict)).toEqual(['changed', 'genuine', 'genuine', 'genuine']);
    expect(report.sentence).toBe('This file is not what Northfield University signed. Do not rely on it.');
  });

  it('is changed where a part was taken out, put twice, or its signature removed', async () => {
    const without = copy(clr);
    without.credentialSubject.verifiableCredential.pop();
    expect(await verdictOf(without)).toBe('changed');
    const [first] = clr.credentialSubject.verifiableCredential;
    const unsigned = copy(clr);
    delete unsigned.credentialSubject.verifiableCredential[0]?.['proof'];
    expect((await verifyDocument(unsigned, world)).parts[1]?.verdict).toBe('could-not-be-checked');
    expect(first).toHaveProperty('proof');
    const { proof: _proof, ...bare } = clr;
    expect(await verdictOf(bare)).toBe('could-not-be-checked');
  });
});

describe('a forged badge inside a properly signed record', () => {
  it('makes the whole fail and is named, though the outer signature holds', async () => {
    set(clr, 1, 'role', 'President');
    const report = await verifyDocument(await world.sign(clr), world);
    expect(report.parts.map(({ verdict }) => verdict)).toEqual(['genuine', 'genuine', 'changed', 'genuine']);
    expect(report.verdict).toBe('changed');
    expect(report.sentence).toContain('1 of its 3 parts');
    expect(report.sentence).toContain('Orientation Leaders, President');
    expect(report.signatures).toEqual({ valid: 3, total: 4 });
  });

  it('is found wherever it is hidden', async () => {
    const forged = copy(issued.entries[1]?.document as JsonObject);
    forged['name'] = 'Forged';
    const [part] = clr.credentialSubject.verifiableCredential as [
      JsonObject & { credentialSubject: { achievement: JsonObject } },
    ];
    part.credentialSubject.achievement['endorsement'] = [forged];
    const report = await verifyDocument(await world.sign(clr), world);
    expect(report.parts.find(({ pointer }) => pointer.endsWith('/achievement/endorsement/0'))?.verdict).toBe('changed');
    expect(report.verdict).toBe('changed');
  });
});

describe('a record signed by somebody else', () => {
  const forger = generateSigningKey();

  it('with a key of their own is not issued by who it says', async () => {
    for (const did of [didKeyOf(forger.publicMultibase), 'did:web:evil.example']) {
      const report = await verifyDocument(await world.sign(clr, did, forger), world);
      expect(report.verdict).toBe('not-issued-by');
      expect(report.sentence).toBe(
        'It names Northfield University as its issuer, but was signed by somebody else. Do not rely on it.',
      );
    }
  });

  it('with a key that is passed off as one of the institution’s is not issued by who it says', async () => {
    expect(await verdictOf(await world.sign(clr, DID, forger))).toBe('not-issued-by');
  });

  it('with a key that the institution uses for other things only is not issued by who it says', async () => {
    const document = didDocument(DID, [world.key.publicMultibase, forger.publicMultibase]);
    (document['assertionMethod'] as string[]).pop();
    world.controllers.set(DID, document);
    expect(await verdictOf(await world.sign(clr, DID, forger))).toBe('not-issued-by');
  });

  it('with a key that stands in the institution’s document, but belongs to somebody else', async () => {
    const document = didDocument(DID, [world.key.publicMultibase]);
    const [method] = document['verificationMethod'] as [JsonObject];
    method['controller'] = 'did:web:evil.example';
    world.controllers.set(DID, document);
    expect(await verdictOf(clr)).toBe('not-issued-by');
  });

  it('with a key that the institution has withdrawn is not issued by who it says', async () => {
    const document = didDocument(DID, [world.key.publicMultibase]);
    const [method] = document['verificationMethod'] as [JsonObject];
    method['revoked'] = '2026-05-31T00:00:00Z';
    world.controllers.set(DID, document);
    expect(await verdictOf(clr)).toBe('not-issued-by');
  });

  it('in the name of an unknown key never counts as genuine, whatever name stands on it', async () => {
    const did = didKeyOf(forger.publicMultibase);
    const record = recordOf([participation()]);
    const theirs = await world.issuerFor(did, forger).issueRecord(record, allocationOf(record), NOW);
    const report = await verifyDocument(theirs.clr.document, world);
    expect(report.verdict).toBe('could-not-be-checked');
    expect(report.issuer.ours).toBe(false);
    expect(report.sentence).toContain('nothing outside of this file says whose key');
  });

  it('under a web address of theirs is genuine, and the address goes before the name they gave themselves', async () => {
    const did = 'did:web:other.example';
    world.controllers.set(did, didDocument(did, [forger.publicMultibase]));
    const record = recordOf([participation()]);
    const theirs = await world.issuerFor(did, forger).issueRecord(record, allocationOf(record), NOW);
    const { credentialStatus: _status, ...entry } = (theirs.entries[0] as IssuedDocument).document;
    const report = await verifyDocument(await world.sign(entry, did, forger), world);
    expect(report.verdict).toBe('genuine');
    expect(report.sentence).toContain('other.example, which calls itself “Northfield University”, issued');
  });
});

describe('dates', () => {
  const resigned = (change: JsonObject) => world.sign({ ...(issued.entries[1]?.document as JsonObject), ...change });

  it('in the future make a good signature “not valid until”, never “changed”', async () => {
    const report = await verifyDocument(await resigned({ validFrom: '2027-05-01T00:00:00Z' }), world);
    expect(report).toMatchObject({ verdict: 'not-yet-valid', title: 'Genuine, but not valid yet' });
    expect(report.sentence).toContain('It is not valid until 1 May 2027.');
    expect(report.parts[0]?.signature).toBe('yes');
  });

  it('in the past make it expired', async () => {
    const report = await verifyDocument(await resigned({ validUntil: '2026-05-31T00:00:00Z' }), world);
    expect(report.verdict).toBe('expired');
    expect(report.sentence).toContain('It was valid until 31 May 2026.');
  });

  it('that are none make it impossible to check', async () => {
    expect(await verdictOf(await resigned({ validUntil: 'soon' }))).toBe('could-not-be-checked');
  });
});

describe('our own books', () => {
  it('say when and why a record was withdrawn', async () => {
    await world.publishList([131_071]);
    world.standings.set(String(clr['id']), {
      revoked: { at: '2026-05-02T10:40:00Z', reason: 'replaced by a corrected version.' },
      replacedAt: null,
    });
    const report = await verifyDocument(clr, world);
    expect(report).toMatchObject({ verdict: 'revoked', title: 'Genuine, but revoked' });
    expect(report.sentence).toContain('Withdrawn on 2 May 2026. Reason given: replaced by a corrected version.');
  });

  it('know of a withdrawal before the list is signed again', async () => {
    world.standings.set(String(clr['id']), {
      revoked: { at: '2026-05-02T10:40:00Z', reason: 'error' },
      replacedAt: null,
    });
    expect((await verifyDocument(clr, world)).parts[0]).toMatchObject({ verdict: 'revoked', inForce: 'no' });
  });

  it('say that a newer version took its place', async () => {
    world.standings.set(String(clr['id']), { revoked: null, replacedAt: '2026-05-20T10:40:00Z' });
    const report = await verifyDocument(clr, world);
    expect(report.verdict).toBe('replaced');
    expect(report.sentence).toContain('A newer version took its place on 20 May 2026.');
  });
});

describe('an issuer who cannot be reached', () => {
  it('leaves a record neither good nor bad, and says why', async () => {
    world.controllers.clear();
    world.ours.clear();
    const report = await verifyDocument(clr, world);
    expect(report).toMatchObject({ verdict: 'could-not-be-checked', title: 'Could not be checked' });
    expect(report.sentence).toMatch(/^This says nothing about whether it is genuine\..*no answer within 5 seconds/);
    expect(report.parts[0]).toMatchObject({ issuedByIssuer: 'unknown', inForce: 'not-asked' });
  });

  it('does not hide that the contents were altered, where the file names the key itself', async () => {
    world.controllers.clear();
    set(clr, 1, 'role', 'President');
    expect(await verdictOf(clr)).toBe('changed');
  });

  it('whose address answers with someone else’s document is not reached', async () => {
    world.controllers.set(DID, didDocument('did:web:evil.example', [world.key.publicMultibase]));
    expect(await verdictOf(clr)).toBe('could-not-be-checked');
  });
});

it('a record of 200 entries is checked whole', async () => {
  const entries = Array.from({ length: 198 }, (_, index) => participation(index + 1));
  const record = recordOf([competency(), course(), ...entries]);
  const large = await world.issuer.issueRecord(record, allocationOf(record), NOW);
  const report = await verifyDocument(JSON.stringify(large.clr.document), world);
  expect(report.verdict).toBe('genuine');
  expect(report.signatures).toEqual({ valid: 201, total: 201 });
}, 60_000);

it('a key with a document of its own serves, if it and its owner say so', async () => {
  const did = 'https://issuer.example/me';
  const method = 'https://issuer.example/keys/1';
  const key = generateSigningKey();
  const keyDocument = { id: method, type: 'Multikey', controller: did, publicKeyMultibase: key.publicMultibase };
  world.controllers.set(method, keyDocument);
  world.controllers.set(did, { id: did, verificationMethod: [keyDocument], assertionMethod: [method] });
  const { credentialStatus: _status, ...entry } = (issued.entries[1] as IssuedDocument).document;
  const theirs = { ...entry, issuer: { ...(entry['issuer'] as JsonObject), id: did } };
  expect(await verdictOf(await world.sign(theirs, did, key, method))).toBe('genuine');
  world.controllers.set(method, { ...keyDocument, controller: 'https://evil.example' });
  expect(await verdictOf(await world.sign(theirs, did, key, method))).toBe('could-not-be-checked');
});

const subjectOf = (one: Clr, index: number): JsonObject =>
  one.credentialSubject.verifiableCredential[index]?.credentialSubject as JsonObject;

function set(one: Clr, index: number, member: string, value: JsonObject[string]): void {
  subjectOf(one, index)[member] = value;
}

function setFirst(one: Clr, index: number, list: string, member: string, value: string): void {
  const [first] = subjectOf(one, index)[list] as [JsonObject];
  first[member] = value;
}

import { describe, expect, it } from '@jest/globals';
import { documentHash, type JsonObject, listOf } from '../documents/json.js';
import { didKeyOf, verificationMethodOf } from '../keys/did.js';
import { generateSigningKey } from '../keys/signing-key.js';
import { canonicalise } from '../proofs/canonicalise.js';
import { allocationOf, participation, recordOf } from '../record.fixture.js';
import { IssuedDocumentInvalid, Issuer, type IssuerOptions } from './issuer.js';

const key = generateSigningKey();
const did = didKeyOf(key.publicMultibase);
const now = new Date('2026-06-01T09:00:00.734Z');
const issuerWith = (change: Partial<IssuerOptions> = {}) =>
  new Issuer({
    did,
    verificationMethod: verificationMethodOf(did, key.publicMultibase),
    key,
    baseUrl: 'https://records.sample.edu',
    timeZone: 'UTC',
    ...change,
  });

describe('issuing a record', () => {
  it('signs each entry and the whole, in whole seconds, under ids and places that were given', async () => {
    const record = recordOf();
    const { clr, entries } = await issuerWith().issueRecord(record, allocationOf(record), now);
    expect(entries.map(({ entryKey }) => entryKey)).toEqual(record.entries.map((entry) => entry.key));
    for (const { document, id, status } of [clr, ...entries]) {
      expect(document).toMatchObject({
        id: `urn:uuid:${id}`,
        issuer: { id: did },
        validFrom: '2026-06-01T09:00:00Z',
        credentialStatus: { statusListIndex: String(status.statusIndex) },
        proof: [{ cryptosuite: 'eddsa-rdfc-2022', created: '2026-06-01T09:00:00Z' }],
      });
    }
    const nested = listOf((clr.document['credentialSubject'] as { verifiableCredential: never }).verifiableCredential);
    expect(nested).toEqual(entries.map(({ document }) => document));
  });

  it('done twice makes the same documents', async () => {
    const record = recordOf();
    const first = await issuerWith().issueRecord(record, allocationOf(record), now);
    const again = await issuerWith().issueRecord(record, allocationOf(record), now);
    expect(again).toEqual(first);
  });

  it('has the same hash whatever order a database gives the members', async () => {
    const record = recordOf([participation()]);
    const { clr } = await issuerWith().issueRecord(record, allocationOf(record), now);
    expect(documentHash(Object.fromEntries(Object.entries(clr.document).reverse()))).toBe(clr.sha256);
    expect(documentHash({ ...clr.document, name: 'Other' })).not.toBe(clr.sha256);
  });

  it('stores nothing that does not verify: a wrong canonical form is found out', async () => {
    const canonicaliser = async (document: JsonObject) =>
      (await canonicalise(document)).replace('Orientation', 'Orienteering');
    const record = recordOf([participation()]);
    await expect(issuerWith({ canonicaliser }).issueRecord(record, allocationOf(record), now)).rejects.toThrow(
      IssuedDocumentInvalid,
    );
  });

  it('is refused without a place in a status list for each part', async () => {
    const record = recordOf();
    const { places, recordVersionId } = allocationOf(record);
    const fewer = new Map([...places].slice(1));
    await expect(issuerWith().issueRecord(record, { recordVersionId, places: fewer }, now)).rejects.toThrow('No place');
  });

  it('of 200 entries stays whole', async () => {
    const record = recordOf(Array.from({ length: 200 }, (_, index) => participation(index + 1)));
    const { clr, entries } = await issuerWith().issueRecord(record, allocationOf(record), now);
    expect(entries).toHaveLength(200);
    expect(JSON.stringify(clr.document).length).toBeGreaterThan(500_000);
  }, 60_000);
});

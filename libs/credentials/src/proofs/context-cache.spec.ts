import { beforeAll, describe, expect, it } from '@jest/globals';
import { CLR_CONTEXT_URL } from '../contexts/clr-context.js';
import { CREDENTIALS_V1_URL, CREDENTIALS_V2_URL, OPEN_BADGES_URL } from '../contexts/document-loader.js';
import type { JsonObject } from '../documents/json.js';
import { Issuer } from '../issue/issuer.js';
import { didKeyOf, verificationMethodOf } from '../keys/did.js';
import { generateSigningKey } from '../keys/signing-key.js';
import { allocationOf, competency, course, participation, recordOf } from '../record.fixture.js';
import { canonicalise, canonicaliseStock } from './canonicalise.js';

const unknown = (url: string): JsonObject => ({ '@context': [CREDENTIALS_V2_URL, url], id: 'urn:x:1' });

describe('remembered contexts', () => {
  let documents: JsonObject[];

  beforeAll(async () => {
    const key = generateSigningKey();
    const did = didKeyOf(key.publicMultibase);
    const issuer = new Issuer({
      did,
      verificationMethod: verificationMethodOf(did, key.publicMultibase),
      key,
      baseUrl: 'https://records.sample.edu',
      timeZone: 'UTC',
    });
    const record = recordOf([participation(1), competency(), course(), participation(2)]);
    const now = new Date('2026-06-01T09:00:00Z');
    const issued = await issuer.issueRecord(record, allocationOf(record), now);
    const list = await issuer.issueStatusList({ id: 'l', length: 131_072, revoked: [] }, now, now);
    const signed = [issued.clr, ...issued.entries].map(({ document }) => document).concat(list);
    documents = signed.map(({ proof: _proof, ...document }) => document);
  });

  it('lead to the N-Quads of the stock library, to the byte, in any order and any number of times', async () => {
    const stock = await Promise.all(documents.map(canonicaliseStock));
    const turned = [...documents].reverse();
    expect(await Promise.all(turned.map(canonicalise))).toEqual([...stock].reverse());
    expect(await Promise.all(documents.map(canonicalise))).toEqual(stock);
    expect(stock.every((quads) => quads.length > 100)).toBe(true);
  });

  it('lead there for other lists of contexts over the same contents too', async () => {
    const [clr] = documents as [JsonObject];
    for (const context of [
      [CREDENTIALS_V2_URL, OPEN_BADGES_URL, CLR_CONTEXT_URL],
      [CREDENTIALS_V2_URL, CLR_CONTEXT_URL, OPEN_BADGES_URL, { extra: 'https://sample.edu/words#extra' }],
      [{ '@vocab': 'https://sample.edu/words#' }, CREDENTIALS_V2_URL, CLR_CONTEXT_URL, OPEN_BADGES_URL],
    ]) {
      const document = { ...clr, '@context': context };
      expect(await canonicalise(document)).toBe(await canonicaliseStock(document));
    }
  });

  it('keep apart what a type brings (for one node) and what a property brings (for all below)', async () => {
    const words = { inside: 'https://sample.edu/words#inside' };
    const document = {
      '@context': {
        type: '@type',
        below: 'https://sample.edu/words#below',
        Kind: { '@id': 'https://sample.edu/words#Kind', '@context': words },
        part: { '@id': 'https://sample.edu/words#part', '@context': words },
      },
      type: 'Kind',
      inside: 'by type',
      part: { inside: 'by property', below: { inside: 'by property still' } },
    };
    const quads = await canonicaliseStock(document);
    expect(quads.match(/words#inside/g)).toHaveLength(3);
    expect(await canonicalise(document)).toBe(quads);
    expect(await canonicalise(document)).toBe(quads);
  });

  it('refuse what the stock library refuses, for the same reason', async () => {
    const [clr] = documents as [JsonObject];
    for (const wrong of [
      { ...clr, hoursServed: 42 },
      { ...clr, '@context': [CREDENTIALS_V2_URL] },
      { ...clr, '@context': [CREDENTIALS_V1_URL, CREDENTIALS_V2_URL, CLR_CONTEXT_URL, OPEN_BADGES_URL] },
      { ...clr, '@context': [CREDENTIALS_V2_URL, null, CLR_CONTEXT_URL] },
      { ...clr, type: 'not an address' },
    ] as JsonObject[]) {
      const reason = await canonicaliseStock(wrong).catch((error: Error) => error);
      if (!(typeof reason === 'object')) throw new Error('the stock library took it');
      await expect(canonicalise(wrong)).rejects.toThrow(reason.message);
    }
  });

  it('never come from the network', async () => {
    await expect(canonicalise(unknown('https://sample.edu/contexts/v1'))).rejects.toThrow('does not come with');
    await expect(canonicalise(unknown('https://www.w3.org/ns/credentials/undefined-terms/v2'))).rejects.toThrow(
      'does not come with',
    );
  });
});

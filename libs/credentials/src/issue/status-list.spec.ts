import { gunzipSync } from 'node:zlib';
import { BitstringStatusList } from '@digitalbazaar/vc-bitstring-status-list';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeStatusList, STATUS_LIST_LENGTH } from './status-list.js';

/** A decoder written from the text of the standard, bit by bit, apart from the encoder: all set indexes. */
function setIndexes(encoded: string): number[] {
  const text = [...gunzipSync(Buffer.from(encoded.slice(1), 'base64url'))]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const found: number[] = [];
  for (let at = text.indexOf('1'); at >= 0; at = text.indexOf('1', at + 1)) found.push(at);
  return found;
}

describe('an encoded status list', () => {
  it.each([[[]], [[0]], [[7]], [[0, 100]], [[STATUS_LIST_LENGTH - 1]], [[0, 1, 8, 9, STATUS_LIST_LENGTH - 1]]])(
    'with %j revoked reads as exactly that',
    (revoked) => {
      const encoded = encodeStatusList(STATUS_LIST_LENGTH, revoked);
      expect(encoded).toMatch(/^u[\w-]+$/);
      expect(setIndexes(encoded)).toEqual(revoked);
    },
  );

  it('with any indexes reads as exactly those, by our own decoder and by the reference library', async () => {
    const indexes = fc.uniqueArray(fc.integer({ min: 0, max: STATUS_LIST_LENGTH - 1 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(indexes, async (revoked) => {
        const encodedList = encodeStatusList(STATUS_LIST_LENGTH, revoked);
        expect(setIndexes(encodedList)).toEqual([...revoked].sort((a, b) => a - b));
        const list = await BitstringStatusList.decode({ encodedList });
        expect(revoked.every((index) => list.getStatus(index))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('has no place at its length or beyond, nor before 0', () => {
    for (const index of [STATUS_LIST_LENGTH, STATUS_LIST_LENGTH + 1, -1, 0.5])
      expect(() => encodeStatusList(STATUS_LIST_LENGTH, [index])).toThrow('outside');
  });

  it('is never shorter than the standard allows', () => {
    expect(() => encodeStatusList(100_000, [])).toThrow('131072');
    expect(() => encodeStatusList(STATUS_LIST_LENGTH + 1, [])).toThrow('whole bytes');
  });
});

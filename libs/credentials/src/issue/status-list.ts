import { gzipSync } from 'node:zlib';
import type { Instant } from '@laurel/domain';
import { statusListUrl } from '../clr/mapping.js';
import { CREDENTIALS_V2_URL } from '../contexts/document-loader.js';
import type { JsonObject } from '../documents/json.js';

/** The least length the standard allows (16 kB): one holder does not stand out among that many. */
export const STATUS_LIST_LENGTH = 131_072;

/**
 * The bits of a list, compressed, as multibase base64url (vc-bitstring-status-list, 3.3). Index 0 is the leftmost bit,
 * the most significant one of the first byte.
 * @param length number of places, a multiple of 8
 * @param revoked zero-based indexes whose bit is set
 */
export function encodeStatusList(length: number, revoked: Iterable<number>): string {
  if (length < STATUS_LIST_LENGTH || length % 8 !== 0)
    throw new Error(
      `A status list has at least ${STATUS_LIST_LENGTH} places and whole bytes; ${length} was asked for.`,
    );
  const bits = Buffer.alloc(length / 8);
  for (const index of revoked) {
    if (!Number.isInteger(index) || index < 0 || index >= length)
      throw new Error(`Index ${index} is outside of a status list of ${length} places.`);
    const byte = index >> 3;
    bits[byte] = (bits[byte] as number) | (0x80 >> (index & 7));
  }
  return `u${gzipSync(bits, { level: 1 }).toString('base64url')}`;
}

export interface StatusListFacts {
  id: string;
  length: number;
  /** Indexes of all revoked credentials of this list. */
  revoked: Iterable<number>;
}

/** How long verifiers may keep a copy before they ask again, in milliseconds. */
const TIME_TO_LIVE = 5 * 60_000;

/** The BitstringStatusListCredential, unsigned. */
export function statusListCredential(
  { id, length, revoked }: StatusListFacts,
  place: { baseUrl: string; issuerDid: string },
  valid: { from: Instant; until: Instant },
): JsonObject {
  const url = statusListUrl(place.baseUrl, id);
  return {
    '@context': [CREDENTIALS_V2_URL],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: place.issuerDid,
    validFrom: valid.from,
    validUntil: valid.until,
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      ttl: TIME_TO_LIVE,
      encodedList: encodeStatusList(length, revoked),
    },
  };
}

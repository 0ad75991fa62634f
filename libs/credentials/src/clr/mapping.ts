import type { AssembledRecord, Instant } from '@laurel/domain';
import type { JsonObject } from '../documents/json.js';

/** What the mapping needs beside the facts: where things live and who speaks. */
export interface MappingContext {
  issuerDid: string;
  /** Origin of the permanent addresses, no trailing slash. */
  baseUrl: string;
  /** IANA name; the day on which a witness spoke is a day there. */
  timeZone: string;
  institution: AssembledRecord['institution'];
  subject: { id: string; name: string };
  /** In whole seconds. */
  validFrom: Instant;
}

/** A place in a status list. */
export interface StatusPlace {
  statusListId: string;
  statusIndex: number;
}

export const statusListUrl = (baseUrl: string, statusListId: string): string => `${baseUrl}/status/${statusListId}`;

/** The entry of vc-bitstring-status-list, 2.1: where to look up whether a credential was revoked. */
export function credentialStatus(baseUrl: string, { statusListId, statusIndex }: StatusPlace): JsonObject {
  const list = statusListUrl(baseUrl, statusListId);
  return {
    id: `${list}#${statusIndex}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(statusIndex),
    statusListCredential: list,
  };
}

/** The holder's name in plain text: the one thing that tells a reader whose record this is. */
export const identifierOf = (name: string): JsonObject[] => [
  { type: 'IdentityObject', hashed: false, identityHash: name, identityType: 'name' },
];

export const issuerProfile = ({ issuerDid, institution }: MappingContext): JsonObject => ({
  id: issuerDid,
  type: ['Profile'],
  name: institution.name,
  ...(/^https?:\/\/\S+$/.test(institution.url) ? { url: institution.url } : {}),
});

export const unitProfile = (id: string, name: string): JsonObject => ({ id, type: ['Profile'], name });

/** An instant without fractions: what an xsd:dateTimeStamp needs and people read. */
export const wholeSeconds = (instant: Date): Instant => `${instant.toISOString().slice(0, 19)}Z`;

/**
 * A calendar date where the vocabulary wants an instant: noon in UTC, so that it is the same day in every time zone of
 * a reader from −12 to +11.
 */
export const noon = (date: string): Instant => `${date}T12:00:00Z`;

import { DID_URL, MULTIKEY_URL } from '../contexts/document-loader.js';
import type { JsonObject } from '../documents/json.js';

export const didKeyOf = (publicMultibase: string): string => `did:key:${publicMultibase}`;

/**
 * `https://records.example.edu:8443/laurel` → `did:web:records.example.edu%3A8443:laurel` (did:web, 3.1).
 * @throws for anything but an https address without query
 */
export function didWebOf(publicUrl: string): string {
  const url = new URL(publicUrl);
  if (url.protocol !== 'https:' || url.search || url.hash || url.username)
    throw new Error(`${publicUrl} cannot become a did:web: it must be an https address without query or user.`);
  const path = url.pathname.split('/').filter(Boolean);
  return ['did:web', encodeURIComponent(url.host), ...path].join(':');
}

/** Where the document of a did:web is served; null when the text is no did:web. */
export function didWebUrl(did: string): string | null {
  const [scheme, method, host, ...path] = did.split(':');
  if (scheme !== 'did' || method !== 'web' || !host) return null;
  try {
    const place = path.length > 0 ? path.map(decodeURIComponent).join('/') : '.well-known';
    const url = new URL(`https://${decodeURIComponent(host)}/${place}/did.json`);
    return url.username || url.password || url.search || url.hash ? null : url.href;
  } catch {
    return null;
  }
}

/** The address of a key in the document of its DID. A did:key holds one key, named after itself. */
export const verificationMethodOf = (did: string, publicMultibase: string): string => `${did}#${publicMultibase}`;

/**
 * The DID document: every key that credentials in circulation may be signed with, the active one first. A retired key
 * stays listed, else all that it signed could no longer be verified.
 */
export function didDocument(did: string, publicMultibases: readonly string[]): JsonObject {
  const ids = publicMultibases.map((key) => verificationMethodOf(did, key));
  return {
    '@context': [DID_URL, MULTIKEY_URL],
    id: did,
    verificationMethod: publicMultibases.map((publicKeyMultibase, index) => ({
      id: ids[index] as string,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase,
    })),
    assertionMethod: ids,
  };
}

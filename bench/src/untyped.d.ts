// What the benchmarks use of packages that ship no types.

declare module '@digitalbazaar/ed25519-multikey' {
  interface KeyPair {
    id?: string;
    controller?: string;
    publicKeyMultibase: string;
    signer(): object;
    export(options: { publicKey: boolean }): Promise<object>;
  }
  export function generate(): Promise<KeyPair>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { signer?: object; cryptosuite: object });
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/vc' {
  import type { JsonObject } from '@laurel/credentials';

  interface Options {
    credential: JsonObject;
    suite: object;
    documentLoader: (url: string) => Promise<object>;
  }
  export function issue(options: Options): Promise<JsonObject>;
  export function verifyCredential(
    options: Options & { checkStatus: () => Promise<{ verified: boolean }> },
  ): Promise<{ verified: boolean; error?: Error }>;
}

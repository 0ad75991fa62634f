import {
  CLR_KEY,
  didDocument,
  didKeyOf,
  generateSigningKey,
  type IssuedRecord,
  Issuer,
  verificationMethodOf,
} from '@laurel/credentials';
import type { AssembledRecord } from '@laurel/domain';

export interface BenchIssuer {
  issuer: Issuer;
  did: string;
  /** What others need to check its signatures without asking anybody: its DID document and its key. */
  documents: Map<string, object>;
  /** Signs the record, with places in a status list. */
  issueRecord(): Promise<IssuedRecord>;
}

/** The product's issuer under a fresh did:key, without a database. */
export function benchIssuer(record: AssembledRecord): BenchIssuer {
  const key = generateSigningKey();
  const did = didKeyOf(key.publicMultibase);
  const verificationMethod = verificationMethodOf(did, key.publicMultibase);
  const issuer = new Issuer({
    did,
    verificationMethod,
    key,
    baseUrl: 'https://records.northfield.example',
    timeZone: 'America/New_York',
  });
  const keys = [...record.entries.map((entry) => entry.key), CLR_KEY];
  const places = new Map(
    keys.map((name, index) => [name, { statusListId: '00000000-0000-8000-8000-0000000000cc', statusIndex: index }]),
  );
  const allocation = { recordVersionId: '00000000-0000-8000-8000-0000000000dd', places };
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: verificationMethod,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: key.publicMultibase,
  };
  return {
    issuer,
    did,
    documents: new Map<string, object>([
      [did, didDocument(did, [key.publicMultibase])],
      [verificationMethod, method],
    ]),
    issueRecord: () => issuer.issueRecord(record, allocation, new Date()),
  };
}

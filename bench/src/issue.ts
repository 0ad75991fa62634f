import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { didDocument, documentLoader, type IssuedRecord, type JsonObject } from '@laurel/credentials';
import { benchIssuer } from './bench-issuer.js';
import { type Benchmark, compare } from './benchmark.js';
import { busyRecord } from './record.js';

const ENTRIES = 20;
const ROUNDS = 7;

/**
 * A CLR of twenty signed entries, each verified after signing: the product's issuer beside a plain loop over the
 * reference library that signs and verifies the same documents.
 */
export const issue: Benchmark = {
  name: 'issue',
  summary: `sign and verify a record of ${ENTRIES} entries, against @digitalbazaar/vc in a loop`,
  async run(say) {
    const { issueRecord: product } = benchIssuer(busyRecord(ENTRIES));
    const sample = await product();
    const naive = await naiveIssuer(sample);
    return compare(
      { benchmark: 'issue', unit: 'credentials', units: ENTRIES + 1, rounds: ROUNDS },
      { name: '@digitalbazaar/vc, issue and verify one by one', work: naive },
      { name: 'Issuer.issueRecord', work: product },
      say,
    );
  },
};

/** The same documents, unsigned, by way of the reference library and nothing else. */
async function naiveIssuer(sample: IssuedRecord): Promise<() => Promise<void>> {
  const pair = await Ed25519Multikey.generate();
  const did = `did:key:${pair.publicKeyMultibase}`;
  const method = `${did}#${pair.publicKeyMultibase}`;
  pair.id = method;
  pair.controller = did;
  const loader = documentLoader(
    new Map<string, object>([
      [did, didDocument(did, [pair.publicKeyMultibase])],
      [method, { ...(await pair.export({ publicKey: true })), '@context': 'https://w3id.org/security/multikey/v1' }],
    ]),
  );
  const issueAndVerify = async (unsigned: JsonObject): Promise<JsonObject> => {
    const credential = await vc.issue({
      credential: structuredClone(unsigned),
      suite: new DataIntegrityProof({ signer: pair.signer(), cryptosuite }),
      documentLoader: loader,
    });
    const { verified, error } = await vc.verifyCredential({
      credential,
      suite: new DataIntegrityProof({ cryptosuite }),
      documentLoader: loader,
      checkStatus: async () => ({ verified: true }),
    });
    if (!verified) throw error ?? new Error('The baseline does not verify what it signed.');
    return credential;
  };
  const unsignedOf = ({ proof: _proof, ...document }: JsonObject): JsonObject => ({
    ...document,
    issuer: { ...(document['issuer'] as JsonObject), id: did },
  });
  const entries = sample.entries.map(({ document }) => unsignedOf(document));
  const whole = unsignedOf(sample.clr.document);
  return async () => {
    const signed: JsonObject[] = [];
    for (const entry of entries) signed.push(await issueAndVerify(entry));
    const subject = { ...(whole['credentialSubject'] as JsonObject), verifiableCredential: signed };
    await issueAndVerify({ ...whole, credentialSubject: subject });
  };
}

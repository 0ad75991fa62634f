import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {
  documentLoader,
  type JsonObject,
  STATUS_LIST_LENGTH,
  Unreachable,
  type VerificationPorts,
  verifyDocument,
} from '@laurel/credentials';
import { benchIssuer } from './bench-issuer.js';
import { type Benchmark, compare } from './benchmark.js';
import { busyRecord } from './record.js';

const ENTRIES = 20;
const ROUNDS = 7;
const DAY_MS = 86_400_000;

/**
 * The verify page's question about a record of twenty entries, as a file: every proof in it, dates, the status list (read,
 * checked and decoded), facts and sentences; beside the reference library that checks the same proofs and dates and
 * nothing else.
 */
export const verify: Benchmark = {
  name: 'verify',
  summary: `verify a record of ${ENTRIES} entries with its status list, against the proofs alone by @digitalbazaar/vc`,
  async run(say) {
    const { issuer, did, documents, issueRecord } = benchIssuer(busyRecord(ENTRIES));
    const { clr } = await issueRecord();
    const now = new Date();
    const status = await issuer.issueStatusList(
      { id: clr.status.statusListId, length: STATUS_LIST_LENGTH, revoked: [] },
      new Date(now.getTime() + DAY_MS),
      now,
    );
    const file = Buffer.from(JSON.stringify(clr.document));
    const ports: VerificationPorts = {
      now: () => new Date(),
      resolve: async (controller) => {
        throw new Unreachable(`${controller} is not asked here.`);
      },
      statusList: async () => ({ document: status, readAt: now.toISOString() }),
      isOurs: (controller) => controller === did,
      standing: async () => null,
      knownPdf: async () => false,
    };
    const loader = documentLoader(documents);
    const check = async (credential: JsonObject): Promise<void> => {
      const { verified, error } = await vc.verifyCredential({
        credential,
        suite: new DataIntegrityProof({ cryptosuite }),
        documentLoader: loader,
        checkStatus: async () => ({ verified: true }),
      });
      if (!verified) throw error ?? new Error('The baseline does not verify a genuine record.');
    };
    return compare(
      { benchmark: 'verify', unit: 'records', units: 1, rounds: ROUNDS },
      {
        name: '@digitalbazaar/vc, every proof one by one',
        work: async () => {
          const document = JSON.parse(file.toString()) as JsonObject;
          const subject = document['credentialSubject'] as { verifiableCredential: JsonObject[] };
          for (const credential of subject.verifiableCredential) await check(credential);
          await check(document);
        },
      },
      {
        name: 'verifyDocument, as the verify page does',
        work: async () => {
          const { verdict, sentence } = await verifyDocument(file, ports);
          if (verdict !== 'genuine') throw new Error(`The product calls a genuine record ${verdict}: ${sentence}`);
        },
      },
      say,
    );
  },
};

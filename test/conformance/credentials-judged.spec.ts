import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  didDocument,
  didKeyOf,
  didWebOf,
  generateSigningKey,
  Issuer,
  type JsonObject,
  verificationMethodOf,
} from '@laurel/credentials';
import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import {
  allocationOf,
  competency,
  course,
  participation,
  recordOf,
  STATUS_LIST_ID,
} from '../../libs/credentials/src/record.fixture.js';
import { installJudge, type Judge } from './judge.js';
import { sharedJson } from './shared-folder.js';

const run = promisify(execFile);
const BASE = 'https://records.sample.edu';
const LIST_URL = `${BASE}/status/${STATUS_LIST_ID}`;

/** Each kind of entry, alone and with the parts that may be missing, and a long record of likes. */
const RECORDS = {
  usual: recordOf(),
  sparse: recordOf([
    participation(1, { minutes: 0, outcomes: [], termCode: null, termTitle: null, witnesses: [], depth: 'attended' }),
    competency({ scores: [], evidence: [], from: [], scale: [] }),
    course({ academicKind: 'degree', grade: null, credits: null, startsOn: null }),
    course({ key: 'academic:honour', academicKind: 'honour', code: 'Dean’s list', credits: null, grade: null }),
  ]),
  long: recordOf(Array.from({ length: 60 }, (_, index) => participation(index + 1))),
};

interface Made {
  folder: string;
  files: string[];
  documents: { clr: JsonObject; entries: JsonObject[]; list: JsonObject };
}

let judge: Judge;
const made = new Map<string, Made>();

beforeAll(async () => {
  judge = await installJudge();
  for (const form of ['did:key', 'did:web'] as const)
    for (const [name, record] of Object.entries(RECORDS)) made.set(`${form} ${name}`, await make(form, name, record));
}, 240_000);

afterAll(() => judge.close());

async function make(form: 'did:key' | 'did:web', name: string, record: (typeof RECORDS)['usual']): Promise<Made> {
  const key = generateSigningKey();
  const did = form === 'did:key' ? didKeyOf(key.publicMultibase) : didWebOf(BASE);
  const verificationMethod = verificationMethodOf(did, key.publicMultibase);
  const issuer = new Issuer({ did, verificationMethod, key, baseUrl: BASE, timeZone: 'America/New_York' });
  const now = new Date();
  const issued = await issuer.issueRecord(record, allocationOf(record), now);
  const until = new Date(now.getTime() + 86_400_000);
  // Some other places of the list are set, none of this record's.
  const list = await issuer.issueStatusList(
    { id: STATUS_LIST_ID, length: 131_072, revoked: [1, 649, 131_070] },
    until,
    now,
  );
  const documents = { clr: issued.clr.document, entries: issued.entries.map(({ document }) => document), list };
  const folder = await mkdtemp(join(judge.folder, `${name}-`));
  const write = async (file: string, document: JsonObject) => {
    await writeFile(join(folder, file), JSON.stringify(document, null, 2));
    return join(folder, file);
  };
  await write('did.json', didDocument(did, [key.publicMultibase]));
  const files = [await write('clr.json', documents.clr), await write('list.json', list)];
  for (const [index, entry] of documents.entries.slice(0, 5).entries())
    files.push(await write(`entry-${index}.json`, entry));
  return { folder, files, documents };
}

/** Runs the judge over files; resolves with its report whatever the verdict. */
async function judged(folder: string, files: string[], ...options: string[]) {
  const stands = [
    '--file',
    `${LIST_URL}=${join(folder, 'list.json')}`,
    '--file',
    `${BASE}/.well-known/did.json=${join(folder, 'did.json')}`,
  ];
  const output = await run('node', [judge.program, '--json', ...stands, ...options, ...files], {
    maxBuffer: 1 << 28,
  }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
  return JSON.parse(output) as {
    verdict: string;
    files: { file: string; verdict: string; items: { outcome: string; probe: string; message: string }[] }[];
  };
}

describe.each(['did:key', 'did:web'])('what is issued under a %s', (form) => {
  it.each(Object.keys(RECORDS))(
    'passes the independent judge: the %s record',
    async (name) => {
      const { folder, files } = made.get(`${form} ${name}`) as Made;
      const report = await judged(
        folder,
        files,
        '--forbid',
        '0197a000-0000-7000-8000-000000000001',
        '--forbid',
        '@sample\\.edu',
      );
      const complaints = report.files.flatMap(({ items }) => items.filter(({ outcome }) => outcome !== 'pass'));
      // The holder's name stands there in plain text, on purpose: it is what a reader looks for.
      expect([...new Set(complaints.map(({ message }) => message))]).toEqual(['an identifier that is not hashed']);
      expect(report.verdict).toBe('PASS');
    },
    120_000,
  );

  it('fails there when one letter is changed', async () => {
    const { folder, documents } = made.get(`${form} usual`) as Made;
    const altered = join(folder, 'altered.json');
    await writeFile(altered, JSON.stringify(documents.clr).replace('Team captain', 'Team captaine'));
    expect((await judged(folder, [altered])).verdict).toBe('FAIL');
  }, 60_000);
});

describe('the official schemas', () => {
  const validator = (...path: string[]) => {
    const { $id: _id, ...schema } = sharedJson('standards', 'schemas', ...path);
    const ajv = new Ajv2019.default({ strict: false, allErrors: true, logger: false });
    addFormats.default(ajv);
    return ajv.compile(schema);
  };

  it('take every entry and every record', () => {
    const badge = validator('ob_v3p0', 'ob_v3p0_achievementcredential_schema.json');
    const clr = validator('clr_v2p0', 'clr_v2p0_clrcredential_schema.json');
    for (const { documents } of made.values()) {
      for (const entry of documents.entries) expect([badge(entry), badge.errors]).toEqual([true, null]);
      expect([clr(documents.clr), clr.errors]).toEqual([true, null]);
    }
    expect(clr({ ...(made.get('did:key usual') as Made).documents.clr, name: undefined })).toBe(false);
  });
});

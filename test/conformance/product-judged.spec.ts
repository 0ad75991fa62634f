import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRecordsOffice, type RecordsOffice } from '../support/records-office.js';
import { installJudge, type Judge } from './judge.js';

const run = promisify(execFile);

let office: RecordsOffice;
let judge: Judge;

beforeAll(async () => {
  [office, judge] = await Promise.all([openRecordsOffice(), installJudge()]);
}, 240_000);

afterAll(async () => {
  await office?.close();
  await judge?.close();
});

/** What the judge prints of some files, asking the running product for its status lists. Throws where one fails. */
async function verdicts(files: readonly string[], forbidden: string): Promise<string> {
  const { baseUrl } = office.product.config;
  const { stdout } = await run('node', [
    judge.program,
    '--fetch',
    '--map',
    `${baseUrl}=${office.product.url}`,
    '--forbid',
    forbidden,
    ...files,
  ]);
  return stdout;
}

describe('what the running product hands out', () => {
  it('passes the independent judge: the record, the transcript with the record in it, and the status list', async () => {
    const student = await office.student('Zoë Ó Briain');
    await office.publish(student);
    const clr = await office.download(student, 'clr');
    const files = ['record.json', 'transcript.pdf', 'status.json'].map((name) => join(judge.folder, name));
    await writeFile(files[0] as string, clr);
    await writeFile(files[1] as string, await office.download(student, 'transcript'));
    const { credentialStatus } = JSON.parse(clr.toString()) as { credentialStatus: { statusListCredential: string } };
    const list = new URL(credentialStatus.statusListCredential).pathname;
    const status = await office.product.stranger.fetch(list, { headers: { accept: 'application/json' } });
    await writeFile(files[2] as string, await status.text());

    const said = await verdicts(files, `@sample\\.edu|\\b${student.number}\\b`);
    for (const file of files) expect(said).toContain(`${file} PASS`);
  }, 60_000);

  it('fails there once it is revoked', async () => {
    const student = await office.student('Suharti');
    await office.publish(student);
    const file = join(judge.folder, 'revoked.json');
    await writeFile(file, await office.download(student, 'clr'));
    await office.revoke(student);
    await expect(verdicts([file], 'never-there')).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/revoked/),
    });
  }, 60_000);
});

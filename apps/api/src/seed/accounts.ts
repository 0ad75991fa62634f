import { randomInt } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashPassword } from '@laurel/identity';
import type { DataSource } from 'typeorm';
import { SAMPLE_STUDENT, STAFF } from './institution.js';

/** Letters and digits that nobody mistakes for others when reading them off a terminal. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Where the sample's password is kept, readable by the owner of the data alone, so that later starts can print it. */
const fileOf = (dataDir: string) => join(dataDir, 'sample-password');

const ACCOUNTS = [
  ...STAFF.filter((person) => person.email.endsWith('@sample.edu')).map(({ email, role }) => ({
    email,
    role: role as string,
  })),
  { email: SAMPLE_STUDENT.email, role: 'student' },
];

/**
 * Gives the sample accounts one password; returns the lines that tell people. The last step of the sample: once the
 * accounts are there, it is finished. The password is on file before anybody's door opens to it.
 */
export async function seedAccounts(dataDir: string, dataSource: DataSource): Promise<string[]> {
  const password = await keepPassword(dataDir);
  const rows = await Promise.all(
    ACCOUNTS.map(async ({ email }) => ({ email, password_hash: await hashPassword(password) })),
  );
  await dataSource.query(
    `insert into account (person_id, password_hash)
     select person_id, password_hash from jsonb_to_recordset($1::jsonb) as made (email text, password_hash text)
     join person_identifier on scheme = 'email' and normalised = email`,
    [JSON.stringify(rows)],
  );
  return lines(password);
}

async function keepPassword(dataDir: string): Promise<string> {
  const word = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const password = `${word()}-${word()}-${word()}`;
  await mkdir(dataDir, { recursive: true });
  await writeFile(fileOf(dataDir), `${password}\n`, { mode: 0o600 });
  return password;
}

/** The same lines on a later start; null where this database is not the sample or the file is gone. */
export async function sampleAccountLines(dataDir: string, dataSource: DataSource): Promise<string[] | null> {
  const [sample] = await dataSource.query<unknown[]>(
    `select 1 from account join person_identifier using (person_id) where normalised = $1`,
    [SAMPLE_STUDENT.email],
  );
  if (!sample) return null;
  try {
    return lines((await readFile(fileOf(dataDir), 'utf8')).trim());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const lines = (password: string): string[] => [
  `Sample accounts, all with the password ${password}:`,
  ...ACCOUNTS.map(({ email, role }) => `  ${email.padEnd(22)} ${role}`),
];

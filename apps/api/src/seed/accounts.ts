import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
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

/** Gives the sample accounts one new password; returns the lines that tell people. */
export async function seedAccounts(dataDir: string, dataSource: DataSource): Promise<string[]> {
  const word = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const password = `${word()}-${word()}-${word()}`;
  for (const { email } of ACCOUNTS) {
    await dataSource.query(
      `insert into account (person_id, password_hash)
       select person_id, $2 from person_identifier where scheme = 'email' and normalised = $1`,
      [email, await hashPassword(password)],
    );
  }
  await writeFile(fileOf(dataDir), `${password}\n`, { mode: 0o600 });
  return lines(password);
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

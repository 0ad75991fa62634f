import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from '../database.js';
import type { Binaries } from './binaries.js';
import type { Home } from './home.js';

/** The superuser of the embedded cluster. */
export const SUPERUSER = 'laurel';

/** Kept inside the cluster, so that data and password cannot part. */
const PASSWORD_FILE = 'laurel-password';

/** Only what the server needs: our secrets are not its business, and a foreign locale is no help to it. */
export const serverEnvironment = (): NodeJS.ProcessEnv => {
  const wanted = ['PATH', 'HOME', 'LD_LIBRARY_PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];
  const kept = wanted.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]);
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
};

/**
 * Makes the cluster when there is none, and returns its password. Made aside and renamed: a first start that was
 * killed leaves nothing that the second could take for a cluster, and of two first starts one wins.
 */
export function prepareCluster(home: Home, binaries: Binaries, log: (line: string) => void): string {
  if (!existsSync(join(home.data, 'PG_VERSION'))) {
    log('Setting up the database …');
    initialise(home, binaries);
  }
  const version = readFileSync(join(home.data, 'PG_VERSION'), 'utf8').trim();
  if (version !== binaries.major) {
    throw new DatabaseError(
      `The data in ${home.data} are of PostgreSQL ${version}, the server that came with Laurel is ${binaries.major}. ` +
        'See docs/operations.md on moving data to a newer server.',
    );
  }
  return readFileSync(join(home.data, PASSWORD_FILE), 'utf8').trim();
}

function initialise(home: Home, binaries: Binaries): void {
  const aside = join(home.folder, `new-${process.pid}-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${aside}.password`;
  try {
    writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (home.account) chownSync(passwordFile, home.account.uid, home.account.gid);
    const { status, stdout, stderr, error } = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${aside}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The server's own Unicode tables: the same on every machine, whatever locales it has.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...home.account, cwd: home.folder, env: serverEnvironment(), encoding: 'utf8' },
    );
    if (status !== 0) {
      throw new DatabaseError(`The database could not be set up: ${error?.message ?? `${stdout}\n${stderr}`.trim()}`);
    }
    renameSync(passwordFile, join(aside, PASSWORD_FILE));
    putInPlace(aside, home.data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(aside, { recursive: true, force: true });
  }
}

function putInPlace(aside: string, data: string): void {
  try {
    renameSync(aside, data);
  } catch (error) {
    // Another first start was faster; its cluster is as good as ours.
    if (!existsSync(join(data, 'PG_VERSION'))) throw error;
  }
}

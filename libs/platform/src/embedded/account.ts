import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { DatabaseError } from '../database.js';

/** The account the server runs under; `undefined` = the one of this process. */
export interface Account {
  uid: number;
  gid: number;
}

const isRoot = (): boolean => process.getuid?.() === 0;

function lookUp(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((what) => {
    const { status, stdout } = spawnSync('id', [what, name], { encoding: 'utf8' });
    return status === 0 && /^\d+\s*$/.test(stdout) ? Number(stdout) : 0;
  });
  return uid && gid ? { uid, gid } : undefined;
}

function createPostgres(): Account | undefined {
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], {
    stdio: 'ignore',
  });
  return lookUp('postgres');
}

/**
 * PostgreSQL refuses to run as root. As root the server gets the account that already owns the data, else `postgres`,
 * made when missing, else `nobody`; as anybody else it runs as oneself.
 */
export function serverAccount(existingData: string): Account | undefined {
  if (!isRoot()) return undefined;
  const owner = statSync(existingData, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = lookUp('postgres') ?? createPostgres() ?? lookUp('nobody');
  if (account) return account;
  throw new DatabaseError(
    'PostgreSQL refuses to run as root, and there is no account “postgres” or “nobody” to run it under. ' +
      'Start Laurel as an ordinary user, or set DATABASE_URL.',
  );
}

/** Can `account` enter this folder, with all the folders above it? */
export const canEnter = (account: Account, folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;

import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseError } from '../database.js';
import { type Account, canEnter, serverAccount } from './account.js';

/** Where the server lives and as whom. */
export interface Home {
  /** Belongs to the server's account, 0700. */
  folder: string;
  /** The cluster, `folder/data`. */
  data: string;
  account: Account | undefined;
}

/** Written into DATA_DIR when the data had to live elsewhere. */
const POINTER = 'postgres-home';

/** Where data go when the server's account cannot enter DATA_DIR; outlives restarts, unlike a temporary folder. */
const ELSEWHERE = '/var/lib/laurel';

const at = (folder: string): Home => {
  const data = join(folder, 'data');
  return { folder, data, account: serverAccount(existsSync(data) ? data : folder) };
};

function own(home: Home): Home {
  mkdirSync(home.folder, { recursive: true, mode: 0o700 });
  if (home.account) chownSync(home.folder, home.account.uid, home.account.gid);
  const { uid } = statSync(home.folder);
  const self = process.getuid?.();
  if (home.account === undefined && self !== undefined && uid !== self) {
    throw new DatabaseError(
      `${home.folder} belongs to another user (number ${uid}): Laurel was started as somebody else before. ` +
        'Start it as that user or as root, or give DATA_DIR another folder.',
    );
  }
  chmodSync(home.folder, 0o700);
  return home;
}

/** Lets the server's account through DATA_DIR itself, never through the folders above it, which are not ours. */
function openDoor(dataDir: string): void {
  const { mode, uid } = statSync(dataDir);
  if (uid === 0 && (mode & 0o001) === 0) chmodSync(dataDir, (mode & 0o7777) | 0o011);
}

/**
 * `DATA_DIR/postgres`. As root, under a folder that only root can enter (a checkout in /root, a umask of 077), the
 * server's account could not reach that: the data then live in /var/lib/laurel, and a file in DATA_DIR says where.
 */
export function findHome(dataDir: string, log: (line: string) => void): Home {
  mkdirSync(dataDir, { recursive: true });
  const pointer = join(dataDir, POINTER);
  if (existsSync(pointer)) return own(at(readFileSync(pointer, 'utf8').trim()));

  const usual = at(join(dataDir, 'postgres'));
  if (usual.account) {
    openDoor(dataDir);
    if (!canEnter(usual.account, dataDir)) {
      const elsewhere = join(ELSEWHERE, randomBytes(6).toString('hex'));
      mkdirSync(ELSEWHERE, { recursive: true });
      chmodSync(ELSEWHERE, 0o711);
      const home = own(at(elsewhere));
      writeFileSync(pointer, `${elsewhere}\n`);
      log(`The database lives in ${elsewhere}: only root can enter ${dataDir}, and PostgreSQL must not run as root.`);
      return home;
    }
  }
  return own(usual);
}

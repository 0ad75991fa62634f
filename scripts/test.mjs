// npm test [-- PHASE… [JEST ARGUMENT…]]: everything that can be checked, on a clean clone too. Without a phase: all of
// types, lint, arrows, unit, integration, e2e. `conformance` reads ../shared (or LAUREL_SHARED) and runs when named.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, NO_CHROMIUM } from './chromium.mjs';
import { ensure, ROOT } from './ensure.mjs';

const RESULTS = join(ROOT, 'test-results');
const bin = (path) => join(ROOT, 'node_modules', path);
const tsc = bin('typescript/bin/tsc');

/** Commands of each phase, run one after another; a phase with `project` is jest's. */
const PHASES = {
  types: {
    commands: [
      [tsc, '-b'],
      [tsc, '-p', 'tsconfig.spec.json'],
    ],
  },
  lint: { commands: [[bin('@biomejs/biome/bin/biome'), 'check', '.', '--error-on-warnings']] },
  arrows: {
    commands: [
      [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs'].concat([
        'apps',
        'libs',
        'migrations',
        'test',
        'bench',
      ]),
    ],
  },
  unit: { project: ['--testTimeout=20000'] },
  integration: { project: ['--testTimeout=60000', '--maxWorkers=2'] },
  conformance: { project: ['--testTimeout=60000', '--maxWorkers=2'] },
  e2e: { project: ['--testTimeout=180000', '--runInBand'] },
};

/** Side by side where that saves time: the first two lanes use one processor each, the later phases use both. */
const STEPS = [[['types', 'lint', 'arrows'], ['unit']], [['integration']], [['conformance']], [['e2e']]];
const ALL = ['types', 'lint', 'arrows', 'unit', 'integration', 'e2e'];

const args = process.argv.slice(2);
const named = args.filter((arg) => arg in PHASES);
const flags = args.filter((arg) => arg.startsWith('--'));
const patterns = args.filter((arg) => !(arg in PHASES) && !arg.startsWith('--'));
const chosen = named.length > 0 ? named : ALL;

const say = (line) => process.stdout.write(`${line}\n`);

const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const child of children) child.kill(signal);
    process.exit(1);
  });
}

/** Runs to the end; resolves with the exit code and, when captured, what it said. */
function run(command, { env, capture }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    });
    children.add(child);
    const said = [];
    child.stdout?.on('data', (data) => said.push(data));
    child.stderr?.on('data', (data) => said.push(data));
    child.once('close', (code) => {
      children.delete(child);
      resolve({ ok: code === 0, output: Buffer.concat(said).toString() });
    });
  });
}

const jest = (name, file) => [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  bin('jest/bin/jest.js'),
  '--selectProjects',
  name,
  '--ci',
  '--json',
  `--outputFile=${file}`,
  ...PHASES[name].project,
  ...flags,
  ...(patterns.length > 0 ? ['--', ...patterns] : []),
];

/** Counts from jest's own report. A suite that did not run and a test that was left out count as failures. */
function readCounts(file, ok) {
  if (!existsSync(file)) return { passed: 0, failed: 1, line: 'jest did not get to the end' };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const left = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + left;
  const parts = [`Tests: ${report.numPassedTests} passed`];
  if (report.numFailedTests > 0) parts.push(`${report.numFailedTests} failed`);
  if (report.numRuntimeErrorTestSuites > 0) parts.push(`${report.numRuntimeErrorTestSuites} files could not run`);
  if (left > 0) parts.push(`${left} left out`);
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    line: `${parts.join(', ')}, ${report.numTotalTests} total`,
  };
}

async function runPhase(name, { capture, chromium }) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  if (!capture) process.stdout.write(`\n── ${name}\n`);
  const { commands, project } = PHASES[name];
  let said = '';
  let result;
  if (project) {
    const file = join(RESULTS, `${name}.json`);
    rmSync(file, { force: true });
    const browser = name === 'e2e' ? await chromium : undefined;
    if (name === 'e2e' && !browser) {
      process.stdout.write(`${NO_CHROMIUM}\n`);
      return { name, passed: 0, failed: 1, line: NO_CHROMIUM, seconds: seconds() };
    }
    const { ok, output } = await run(jest(name, file), { capture, env: browser ? { CHROME_PATH: browser } : {} });
    said = output;
    result = readCounts(file, ok);
  } else {
    let ok = true;
    for (const command of commands) {
      const done = await run(command, { capture });
      said += done.output;
      ok &&= done.ok;
    }
    result = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, line: ok ? 'no faults' : 'faults, see above' };
  }
  if (capture) process.stdout.write(`\n── ${name}\n${said}`);
  return { name, seconds: seconds(), ...result };
}

/** Holds the tests' server up from the first file to the last; without it each file would start and stop it. */
async function holdTestServer() {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const { startEmbedded, THROW_AWAY } = await import('../libs/platform/dist/index.js');
  return startEmbedded({ dataDir: join(ROOT, '.test-data'), settings: THROW_AWAY, log: say });
}

await ensure();
mkdirSync(RESULTS, { recursive: true });
const server = chosen.some((name) => name === 'integration' || name === 'e2e') ? await holdTestServer() : undefined;
const chromium = chosen.includes('e2e') ? findChromium(say) : undefined;
const results = [];
for (const step of STEPS) {
  const lanes = step.map((lane) => lane.filter((name) => chosen.includes(name))).filter((lane) => lane.length > 0);
  const capture = lanes.length > 1;
  const lane = async (names) => {
    for (const name of names) results.push(await runPhase(name, { capture, chromium }));
  };
  await Promise.all(lanes.map(lane));
}

await server?.stop();

const count = (what) => results.reduce((sum, result) => sum + result[what], 0);
process.stdout.write('\n');
for (const { name, line, seconds } of results) say(`${name.padEnd(12)} ${line} (${seconds} s)`);
say(`${count('passed')} passed, ${count('failed')} failed`);
process.exit(count('failed') === 0 && results.length === chosen.length ? 0 : 1);

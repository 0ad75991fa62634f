// One server for all browser tests of a run: the built product with the sample institution, in a folder of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url));

/** A port that nobody listens on: what is signed names the address, so it has to be known before the start. */
async function freePort() {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Starts it, or leaves one alone that runs already where LAUREL_E2E_ADDRESS and LAUREL_E2E_DATA_DIR name it. */
export default async function start() {
  const given = process.env.LAUREL_E2E_ADDRESS;
  const dataDir = given ? process.env.LAUREL_E2E_DATA_DIR : await mkdtemp(join(tmpdir(), 'laurel-e2e-'));
  if (!given) {
    // The embedded database runs as an account of its own when this is root, and has to get in.
    await chmod(dataDir, 0o755);
    const child = spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PORT: String(await freePort()),
        DATA_DIR: dataDir,
        SEED: 'sample',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    globalThis.laurelServer = { child, dataDir };
    process.env.LAUREL_E2E_ADDRESS = await whenReady(child);
  }
  process.env.LAUREL_E2E_PASSWORD = (await readFile(join(dataDir, 'sample-password'), 'utf8')).trim();
}

function whenReady(child) {
  const problems = [];
  child.stderr.on('data', (data) => problems.push(data.toString()));
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^Laurel is ready at (\S+)$/.exec(line)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code, signal) =>
      reject(new Error(`The server ended (${signal ?? code}) before it was ready.\n${problems.join('')}`)),
    );
  });
}

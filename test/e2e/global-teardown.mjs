import { once } from 'node:events';
import { rm } from 'node:fs/promises';

/** Stops the server that the set-up started, and removes its folder. */
export default async function stop() {
  const server = globalThis.laurelServer;
  if (!server) return;
  const { child, dataDir } = server;
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  await rm(dataDir, { recursive: true, force: true });
}

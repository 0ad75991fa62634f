import { SetupService } from '@laurel/identity';
import type { Config } from '@laurel/platform';
import { openHouse } from './house.js';
import { openFrontDoor } from './http/front-door.js';
import { createHttpApp } from './http/http-app.js';
import { seedIfEmpty } from './seed/seed.js';
import { keepWorker } from './worker-process.js';

export interface Running {
  port: number;
  /** Ends requests, worker, connections and an embedded server, in that order. */
  stop(): Promise<void>;
}

/** What is given back, in this order: no new requests, no jobs, then what both stood on. */
const PARTS = ['door', 'worker', 'app', 'house'] as const;
type Opened = Partial<Record<(typeof PARTS)[number], () => Promise<unknown>>>;

/**
 * Starts the whole product and says when it is ready. Nothing is left running when it throws, as it does soon after
 * `signal` was aborted: what a first start has made by then, the next one goes on from.
 */
export async function serve(given: Config, say: (line: string) => void, signal?: AbortSignal): Promise<Running> {
  const opened: Opened = {};
  try {
    const door = await openFrontDoor(given.port, given.host);
    opened.door = () => door.close();
    const { port } = door;
    // With PORT=0 only now does anybody know the address that goes into links and signed identifiers.
    const config = { ...given, port, baseUrl: given.publicUrl ?? `http://localhost:${port}` };
    const house = await openHouse(config, { log: say });
    opened.house = () => house.close();
    signal?.throwIfAborted();
    if (config.workerConcurrency > 0) {
      // Before the sample is made: its records are signed by two processes then.
      const worker = keepWorker({ databaseUrl: house.databaseUrl, port }, say);
      opened.worker = () => worker.stop();
    }
    const seeded = await seedIfEmpty(house, say, signal);
    const app = await createHttpApp({ config, dataSource: house.dataSource });
    opened.app = () => app.close();
    await app.init();
    signal?.throwIfAborted();
    door.open(app.getHttpAdapter().getInstance());
    say(`Laurel is ready at ${config.baseUrl}`);
    for (const line of seeded ?? []) say(line);
    const link = await app.get(SetupService).issueLink();
    if (link) say(`Make the first administrator, once, within 24 hours: ${config.baseUrl}/setup#${link}`);
    return { port, stop: () => close(opened) };
  } catch (error) {
    await close(opened);
    throw error;
  }
}

/** Everything, whatever becomes of each; then the first thing that went wrong. */
async function close(opened: Opened): Promise<void> {
  const failed: unknown[] = [];
  for (const part of PARTS) {
    try {
      await opened[part]?.();
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
}

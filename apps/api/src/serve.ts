import type { AddressInfo } from 'node:net';
import { SetupService } from '@laurel/identity';
import type { Config } from '@laurel/platform';
import { openHouse } from './house.js';
import { createHttpApp } from './http/http-app.js';
import { seedIfEmpty } from './seed/seed.js';
import { keepWorker } from './worker-process.js';

export interface Running {
  port: number;
  /** Ends requests, worker, connections and an embedded server, in that order. */
  stop(): Promise<void>;
}

/** Starts the whole product and says when it is ready. Nothing is left running when it throws. */
export async function serve(config: Config, say: (line: string) => void): Promise<Running> {
  const house = await openHouse(config, { log: say });
  const undo: (() => Promise<unknown>)[] = [() => house.close()];
  try {
    const seeded = await seedIfEmpty(house, say);
    const app = await createHttpApp({ config, dataSource: house.dataSource });
    undo.unshift(() => app.close());
    await app.listen(config.port, config.host);
    const { port } = app.getHttpServer().address() as AddressInfo;
    if (config.workerConcurrency > 0) {
      const worker = keepWorker(house.databaseUrl, say);
      undo.unshift(() => worker.stop());
    }
    const address = config.publicUrl ?? `http://localhost:${port}`;
    say(`Laurel is ready at ${address}`);
    for (const line of seeded ?? []) say(line);
    const link = await app.get(SetupService).issueLink();
    if (link) say(`Make the first administrator, once, within 24 hours: ${address}/setup#${link}`);
    return { port, stop: () => runAll(undo) };
  } catch (error) {
    await runAll(undo);
    throw error;
  }
}

async function runAll(steps: (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) await step();
}

import 'reflect-metadata';
import { ConfigError, DatabaseError, JobHandlers, readConfig, startWorker } from '@laurel/platform';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { openHouse } from './house.js';

/** How long stopping may take. What is under way then is done again by whoever comes next. */
const PATIENCE_MS = 15_000;

/**
 * Aborts once this process should end: by a signal, or because the server that keeps it is gone. Listened for from the
 * very beginning, since a parent may die while its worker is still starting. Ends the process by force when it does not
 * end by itself, as it may not where the database went away as well.
 */
function whenToLeave(): AbortSignal {
  const leaving = new AbortController();
  const leave = () => {
    if (leaving.signal.aborted) return;
    leaving.abort();
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  };
  process.on('SIGTERM', leave);
  const kept = process.send !== undefined;
  // Ctrl-C reaches everyone at the terminal; a worker that a server keeps waits for the server's word.
  process.on('SIGINT', () => {
    if (!kept) leave();
  });
  process.on('disconnect', leave);
  if (kept && !process.connected) leave();
  return leaving.signal;
}

/**
 * The worker: does jobs, answers no HTTP. Run as many as needed against one database. With an embedded database it
 * shares the server's and stops when that process is gone.
 */
async function work(): Promise<void> {
  const leaving = whenToLeave();
  const config = readConfig();
  const house = await openHouse(config, { applicationName: 'laurel-worker' });
  const app = await NestFactory.createApplicationContext(AppModule.forRoot({ config, dataSource: house.dataSource }), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const worker = await startWorker({
    databaseUrl: house.databaseUrl,
    handlers: app.get(JobHandlers),
    concurrency: config.workerConcurrency,
  });
  const left = new Promise<void>((resolve) => {
    if (leaving.aborted) resolve();
    leaving.addEventListener('abort', () => resolve(), { once: true });
  });
  // Rejects when the database stays away: whoever keeps this process starts another.
  await Promise.race([left, worker.stopped]);
  await worker.stop();
  await app.close();
  await house.close();
}

try {
  await work();
  process.exit(0);
} catch (error) {
  console.error(error instanceof ConfigError || error instanceof DatabaseError ? error.message : error);
  process.exit(1);
}

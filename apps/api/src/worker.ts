import 'reflect-metadata';
import { ConfigError, JobHandlers, readConfig, startWorker } from '@laurel/platform';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { openHouse } from './house.js';

/**
 * The worker: does jobs, answers no HTTP. Run as many as needed against one database. With an embedded database it
 * shares the server's and stops when that process is gone.
 */
async function work(): Promise<void> {
  const config = readConfig();
  const house = await openHouse(config, { applicationName: 'laurel-worker' });
  const app = await NestFactory.createApplicationContext(AppModule.forRoot({ config, dataSource: house.dataSource }), {
    logger: ['error', 'warn'],
  });
  const worker = await startWorker({
    databaseUrl: house.databaseUrl,
    handlers: app.get(JobHandlers),
    concurrency: config.workerConcurrency,
  });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await worker.stop();
    await app.close();
    await house.close();
    process.exit(0);
  };
  const stopOrSay = () => {
    stop().catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
  };
  process.on('SIGTERM', stopOrSay);
  process.on('SIGINT', stopOrSay);
  // The parent is gone, however it went: nobody is left to stop this process later.
  process.on('disconnect', stopOrSay);
  await worker.stopped;
  stopOrSay();
}

work().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});

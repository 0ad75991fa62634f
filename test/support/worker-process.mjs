// A worker to be killed: node worker-process.mjs DATABASE_URL. Says what it does on stdout, one word a line.
import { JobHandlers, startWorker } from '@laurel/platform';

const handlers = new JobHandlers().register('hang', async () => {
  console.log('working');
  await new Promise(() => setInterval(() => undefined, 1000));
});
await startWorker({ databaseUrl: process.argv[2], handlers, concurrency: 2 });
console.log('ready');

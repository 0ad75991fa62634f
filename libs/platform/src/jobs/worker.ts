import { randomUUID } from 'node:crypto';
import { type JobHelpers, type Runner, type RunnerOptions, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { JobHandlers } from './job-handlers.js';
import { jobLogger } from './log.js';
import { Presence, releaseDeadLocks, slotName } from './presence.js';

export interface WorkerSettings {
  databaseUrl: string;
  handlers: JobHandlers;
  /** Jobs done at once; default 2. */
  concurrency?: number;
  /** How often locks of dead workers are looked for; default 5 seconds. */
  sweepMs?: number;
}

export interface Worker {
  /** Takes no more jobs, lets the running ones end (their signal is aborted), closes connections. */
  stop(): Promise<void>;
  /** Settles when the worker has ended; rejects when it ended because the database stayed away. */
  stopped: Promise<void>;
}

const taskListOf = (handlers: JobHandlers, signal: AbortSignal): TaskList =>
  Object.fromEntries(
    handlers.entries().map(([task, work]) => [
      task,
      async (payload: unknown, { job }: JobHelpers) => {
        await work(payload, {
          jobId: job.id,
          attempt: job.attempts,
          maxAttempts: job.max_attempts,
          lastAttempt: job.attempts >= job.max_attempts,
          signal,
        });
      },
    ]),
  );

/**
 * Works the queue in this process. Every slot is a runner with a name that tells its process, and the process holds a
 * lock while it lives (docs/decisions/0002-jobs-after-a-crash.md): what a killed worker had in hand is free again
 * within seconds, at the next start or the next sweep of any other worker.
 */
export async function startWorker(settings: WorkerSettings): Promise<Worker> {
  const { databaseUrl, handlers, concurrency = 2, sweepMs = 5000 } = settings;
  const processId = randomUUID();
  const presence = new Presence(databaseUrl, processId);
  // Each slot listens on one connection and works on another; one more sweeps.
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: concurrency * 2 + 1,
    application_name: 'laurel-worker',
  });
  pool.on('error', (error) => process.stderr.write(`jobs: ${error.message}\n`));
  const stopping = new AbortController();
  const runners: Runner[] = [];

  const end = async (): Promise<void> => {
    stopping.abort();
    clearInterval(sweep);
    await Promise.all(runners.map((runner) => runner.stop()));
    await presence.leave();
    await pool.end();
  };
  const sweep = setInterval(() => {
    releaseDeadLocks(pool).catch((error: Error) => process.stderr.write(`jobs: ${error.message}\n`));
  }, sweepMs);

  try {
    await presence.announce();
    await releaseDeadLocks(pool);
    const taskList = taskListOf(handlers, stopping.signal);
    for (let slot = 0; slot < concurrency; slot += 1) {
      const options: RunnerOptions & { workerId: string } = {
        pgPool: pool,
        taskList,
        concurrency: 1,
        workerId: slotName(processId, slot),
        noHandleSignals: true,
        pollInterval: 1000,
        logger: jobLogger,
      };
      runners.push(await run(options));
    }
  } catch (error) {
    await end();
    throw error;
  }
  const stopped = Promise.all(runners.map((runner) => runner.promise)).then(() => undefined);
  // Whoever does not wait for `stopped` still must not crash by it; those who do see the rejection.
  stopped.catch((error: Error) => process.stderr.write(`jobs: the worker ended: ${error.message}\n`));
  let ended: Promise<void> | undefined;
  return {
    stop: () => {
      ended ??= end();
      return ended;
    },
    stopped,
  };
}

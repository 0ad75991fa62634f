import { type JobHelpers, type Runner, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { JobHandlers } from './job-handlers.js';
import { jobLogger } from './log.js';
import { Presence, releaseDeadLocks } from './presence.js';

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

/** Keeps a worker from its first job until its sign of life is up. The queue locks jobs in the name of the worker pool. */
const announcing = (presence: Presence): GraphileConfig.Preset => ({
  plugins: [
    {
      name: 'laurel-presence',
      version: '1.0.0',
      worker: { hooks: { startWorker: (_context, { worker }) => presence.hold(worker.workerPool.id) } },
    },
  ],
});

/**
 * Works the queue in this process, which holds a lock while it lives (docs/decisions/0002-jobs-after-a-crash.md): what
 * a killed worker had in hand is free again within seconds, at the next start or the next sweep of any other worker.
 */
export async function startWorker(settings: WorkerSettings): Promise<Worker> {
  const { databaseUrl, handlers, concurrency = 2, sweepMs = 5000 } = settings;
  const presence = new Presence(databaseUrl);
  // One connection listens, one sweeps, each job under way may need one.
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: concurrency + 2,
    application_name: 'laurel-worker',
  });
  const note = (error: Error): void => {
    process.stderr.write(`jobs: ${error.message}\n`);
  };
  pool.on('error', note);
  pool.on('connect', (client) => client.on('error', note));
  const stopping = new AbortController();
  let runner: Runner;
  try {
    await releaseDeadLocks(pool);
    runner = await run({
      pgPool: pool,
      taskList: taskListOf(handlers, stopping.signal),
      concurrency,
      noHandleSignals: true,
      pollInterval: 1000,
      logger: jobLogger,
      preset: announcing(presence),
    });
  } catch (error) {
    await presence.leave();
    await pool.end();
    throw error;
  }
  const sweep = setInterval(() => void releaseDeadLocks(pool).catch(note), sweepMs);
  const stopped = runner.promise;
  // Whoever does not wait for `stopped` must not crash by it; those who do still see the rejection.
  stopped.catch(note);

  const end = async (): Promise<void> => {
    stopping.abort();
    clearInterval(sweep);
    await runner.stop();
    await presence.leave();
    await pool.end();
  };
  let ended: Promise<void> | undefined;
  return {
    stop: () => {
      ended ??= end();
      return ended;
    },
    stopped,
  };
}

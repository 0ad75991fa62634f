import type { EntityManager } from 'typeorm';

export interface JobOptions {
  /** While a job with this key waits, adding it again replaces it instead of making a second. */
  jobKey?: string;
  /** replace (default): the new payload and time win; preserve_run_at: the time stays; unsafe_dedupe: the old job stays. */
  jobKeyMode?: 'replace' | 'preserve_run_at' | 'unsafe_dedupe';
  /** Jobs of one queue name run one after another. */
  queueName?: string;
  /** Default 25. A crash of the worker counts as an attempt. */
  maxAttempts?: number;
  /** Not before this instant. */
  runAt?: Date;
  /** Smaller runs first; default 0. */
  priority?: number;
}

/** One job of a batch. */
export interface JobSpec extends Omit<JobOptions, 'jobKeyMode'> {
  payload: unknown;
}

/** Enqueues in the caller's transaction: a job exists exactly when the change that wants it was committed. */
export class Jobs {
  async add(manager: EntityManager, task: string, payload: unknown, options: JobOptions = {}): Promise<void> {
    await manager.query(
      `select 1 from graphile_worker.add_job($1, payload => $2::json, queue_name => $3, run_at => $4,
         max_attempts => $5, job_key => $6, priority => $7, job_key_mode => $8)`,
      [
        task,
        JSON.stringify(payload ?? {}),
        options.queueName ?? null,
        options.runAt ?? null,
        options.maxAttempts ?? null,
        options.jobKey ?? null,
        options.priority ?? null,
        options.jobKeyMode ?? 'replace',
      ],
    );
  }

  /** Many jobs of one task in few statements; job keys within the batch must differ. */
  async addMany(manager: EntityManager, task: string, jobs: readonly JobSpec[]): Promise<void> {
    for (let start = 0; start < jobs.length; start += 1000) {
      const rows = jobs.slice(start, start + 1000).map((job) => ({
        payload: job.payload ?? {},
        queue_name: job.queueName ?? null,
        run_at: job.runAt ?? null,
        max_attempts: job.maxAttempts ?? null,
        job_key: job.jobKey ?? null,
        priority: job.priority ?? null,
      }));
      await manager.query(
        `select count(*) from graphile_worker.add_jobs(array(
           select row($1::text, payload, queue_name, run_at, max_attempts, job_key, priority, null::text[])
                    ::graphile_worker.job_spec
           from json_to_recordset($2::json) as spec(
             payload json, queue_name text, run_at timestamptz, max_attempts int, job_key text, priority int)))`,
        [task, JSON.stringify(rows)],
      );
    }
  }
}

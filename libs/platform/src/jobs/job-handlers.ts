/** What a handler is told besides its payload. */
export interface JobContext {
  jobId: string;
  /** 1 on the first attempt. */
  attempt: number;
  maxAttempts: number;
  /** True when a failure now is final: record it where people see it. */
  lastAttempt: boolean;
  /** Aborts when the process wants to stop; long handlers should end at the next safe point. */
  signal: AbortSignal;
}

/**
 * Does one job. It may run twice (a crash after the work and before the tick), so it must be idempotent. Throwing
 * makes the queue try again later, up to the job's attempts.
 */
export type JobHandler<Payload = unknown> = (payload: Payload, context: JobContext) => Promise<void>;

/** The rooms register here at start-up; the worker is started afterwards. */
export class JobHandlers {
  private readonly handlers = new Map<string, JobHandler>();

  register<Payload>(task: string, handler: JobHandler<Payload>): this {
    if (this.handlers.has(task)) throw new Error(`Two handlers for the job “${task}”.`);
    this.handlers.set(task, handler as JobHandler);
    return this;
  }

  entries(): [string, JobHandler][] {
    return [...this.handlers];
  }
}

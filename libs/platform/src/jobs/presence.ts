import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** The advisory lock that belongs to a `locked_by` of the queue. */
const lockOf = (holder: string): string => `hashtextextended('laurel-worker:' || ${holder}, 0)`;

const note = (error: unknown): void => {
  process.stderr.write(`jobs: the database is away: ${error instanceof Error ? error.message : error}\n`);
};

/**
 * A worker's sign of life: a session-level advisory lock on a connection of its own. The server drops the lock the
 * moment the connection ends, however the process died; no heartbeat, no clock.
 */
export class Presence {
  private client: pg.Client | undefined;
  private leaving = false;
  private held: Promise<void> | undefined;

  constructor(private readonly databaseUrl: string) {}

  /** Resolves once the lock of `holder` is held; only then may that worker take jobs. Waits while the database is away. */
  hold(holder: string): Promise<void> {
    this.held ??= this.acquire(holder);
    return this.held;
  }

  private async acquire(holder: string): Promise<void> {
    while (!this.leaving) {
      try {
        const client = await this.connect(holder);
        this.client = client;
        client.once('end', () => {
          this.held = this.acquire(holder);
        });
        return;
      } catch (error) {
        note(error);
        await pause(1000, undefined, { ref: false });
      }
    }
  }

  private async connect(holder: string): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'laurel-worker-presence',
      keepAlive: true,
    });
    client.on('error', note);
    await client.connect();
    try {
      // A machine that lost its network must not keep the lock for hours: have the server ask after ten seconds.
      await client.query('set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3');
      await client.query(`select pg_advisory_lock(${lockOf('$1::text')})`, [holder]);
      return client;
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  async leave(): Promise<void> {
    this.leaving = true;
    await this.client?.end();
  }
}

/**
 * Frees the jobs and queues of workers whose process is gone, and returns how many workers that were. A worker is dead
 * when its advisory lock can be had; holding it until the end keeps two sweeps from doing the same.
 */
export async function releaseDeadLocks(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ locked_by: string }>(
      `with holders as materialized (
         select distinct locked_by from graphile_worker.jobs where locked_by is not null
       )
       select locked_by from holders where pg_try_advisory_xact_lock(${lockOf('locked_by')})`,
    );
    const dead = rows.map((row) => row.locked_by);
    if (dead.length > 0) await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead]);
    await client.query('commit');
    client.release();
    return dead.length;
  } catch (error) {
    // Closing the connection rolls back.
    client.release(true);
    throw error;
  }
}

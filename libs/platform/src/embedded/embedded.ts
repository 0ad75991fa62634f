import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseError } from '../database.js';
import { type Binaries, findBinaries } from './binaries.js';
import { prepareCluster, SUPERUSER } from './cluster.js';
import { findHome, type Home } from './home.js';
import { findPostmaster, freePort, lastWords, type Postmaster, spawnPostmaster, stopPostmaster } from './postmaster.js';

export interface EmbeddedOptions {
  /** Absolute; the server lives in `postgres` below it. */
  dataDir: string;
  /** Told what a person waiting should know; default: nobody. */
  log?: (line: string) => void;
  /** More server settings. Those of the process that starts the server hold for all that use it. */
  settings?: Readonly<Record<string, string>>;
}

export interface Embedded {
  /** Connects to the database `laurel`. */
  readonly url: string;
  /** Of the server now; another after it had to be started again. */
  readonly pid: number;
  /** True when a server was found running (after a crash, or beside another command). */
  readonly reused: boolean;
  /** Gives the server back; the last one to do so shuts it down. */
  stop(): Promise<void>;
}

const DATABASE = 'laurel';

/** Held shared by every process that uses the server, exclusively by the one that shuts it down. */
const LEASE = 7_227_742;

/** Recovery after a crash may take this long before we call it broken. */
const PATIENCE_MS = 120_000;
const STARTS = 6;

/** Server settings for data that nobody will miss, such as those of tests: nothing is flushed to disk. */
export const THROW_AWAY: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/** A server that answers with one of these will not let us in later either; anything else it may say while it comes or goes. */
const isFinal = (error: unknown): boolean => ['28P01', '28000'].includes((error as { code?: string }).code ?? '');

const lostConnection = (error: unknown): boolean => {
  const { code, message } = error as { code?: string; message?: string };
  return code === '57P01' || code === 'ECONNRESET' || /connection terminated|not queryable/i.test(message ?? '');
};

/**
 * Gives this process a real PostgreSQL without installing one: sets the cluster up on first use, starts the server or
 * takes over one that a killed parent left, and keeps it running until `stop`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => undefined);
  const home = findHome(options.dataDir, log);
  const binaries = findBinaries(home.folder, home.account);
  const password = prepareCluster(home, binaries, log);
  const server = new EmbeddedServer(home, binaries, password, options.settings ?? {}, log);
  await server.start();
  return server;
}

class EmbeddedServer implements Embedded {
  private postmaster: Postmaster | undefined;
  private lease: pg.Client | undefined;
  private stopping = false;
  reused = false;

  constructor(
    private readonly home: Home,
    private readonly binaries: Binaries,
    private readonly password: string,
    private readonly settings: Readonly<Record<string, string>>,
    private readonly log: (line: string) => void,
  ) {}

  get url(): string {
    return this.urlOf(DATABASE, this.running().port);
  }

  get pid(): number {
    return this.running().pid;
  }

  private running(): Postmaster {
    if (!this.postmaster) throw new DatabaseError('The embedded database is not running.');
    return this.postmaster;
  }

  private urlOf(database: string, port: number): string {
    return `postgres://${SUPERUSER}:${this.password}@127.0.0.1:${port}/${database}`;
  }

  async start(): Promise<void> {
    this.reused = findPostmaster(this.home) !== undefined;
    await this.acquire();
    const { rowCount } = await this.leased().query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await this.createDatabase();
  }

  private leased(): pg.Client {
    if (!this.lease) throw new DatabaseError('The embedded database is not running.');
    return this.lease;
  }

  private async createDatabase(): Promise<void> {
    try {
      await this.leased().query(`create database ${DATABASE}`);
    } catch (error) {
      // Two first starts at once: the other one made it.
      if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
    }
  }

  /** Ends with a server that runs and a lease on it. Prefers the port that our connections already know. */
  private async acquire(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    let starts = 0;
    while (Date.now() < deadline) {
      const found = findPostmaster(this.home);
      if (found?.ready && (await this.takeLease(found))) {
        this.postmaster = found;
        return;
      }
      if (!found) {
        if (starts === STARTS) break;
        const port = (starts === 0 && this.postmaster?.port) || (await freePort());
        starts += 1;
        await this.launch(port, deadline);
      }
      await pause(25);
    }
    throw new DatabaseError(`The embedded database does not start. Its last words:\n${lastWords(this.home)}`);
  }

  /** Returns when the server is ready or has given up: another may have been faster, the port may be taken. */
  private async launch(port: number, deadline: number): Promise<void> {
    const child = spawnPostmaster(this.home, this.binaries, port, this.settings);
    let over = false;
    child.once('exit', () => {
      over = true;
    });
    child.once('error', (error) => {
      over = true;
      this.log(`The database server could not be started: ${error.message}`);
    });
    while (!over && Date.now() < deadline) {
      if (findPostmaster(this.home)?.ready) return;
      await pause(10);
    }
    // The memory of a killed server may be in use for a moment longer.
    await pause(250);
  }

  private async takeLease(found: Postmaster): Promise<boolean> {
    const lease = new pg.Client({
      connectionString: this.urlOf('postgres', found.port),
      application_name: 'laurel-lease',
      keepAlive: true,
    });
    lease.on('error', () => undefined); // The `end` that follows is what counts.
    try {
      await lease.connect();
      await lease.query('select pg_advisory_lock_shared($1)', [LEASE]);
    } catch (error) {
      await lease.end().catch(() => undefined); // Never connected, or cut off: nothing to say goodbye to.
      if (!isFinal(error)) return false;
      throw new DatabaseError(
        `The database server on port ${found.port} does not let us in: ${(error as Error).message}`,
        { cause: error },
      );
    }
    this.lease = lease;
    lease.once('end', () => void this.comeBack(lease));
    return true;
  }

  /** The server went away under us: bring it back on the same port, where every pool will find it again. */
  private async comeBack(lost: pg.Client): Promise<void> {
    if (this.stopping || this.lease !== lost) return;
    this.lease = undefined;
    this.log('The database server went away; starting it again.');
    try {
      await this.acquire();
      // stop() may have been called meanwhile, when there was no lease to end.
      if (this.stopping) await this.release();
    } catch (error) {
      this.log(error instanceof Error ? error.message : String(error));
    }
  }

  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    await this.release();
  }

  private async release(): Promise<void> {
    const lease = this.lease;
    if (!lease) return;
    this.lease = undefined;
    try {
      const found = (await this.isLastUser(lease)) ? findPostmaster(this.home) : undefined;
      if (found) await stopPostmaster(this.home, this.binaries, found);
    } finally {
      await lease.end().catch(() => undefined); // After a shutdown the connection is gone already.
    }
  }

  /** Gives up the lease; true when nobody else has one, and then nobody can get one while `lease` is connected. */
  private async isLastUser(lease: pg.Client): Promise<boolean> {
    try {
      await lease.query('select pg_advisory_unlock_shared($1)', [LEASE]);
      const { rows } = await lease.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [LEASE]);
      return rows[0]?.last === true;
    } catch (error) {
      // Between our two questions somebody else was the last, and the server is going down already.
      if (lostConnection(error)) return false;
      throw error;
    }
  }
}

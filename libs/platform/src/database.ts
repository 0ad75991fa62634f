import pg from 'pg';
import { DataSource, type DataSourceOptions, type MixedList, type QueryRunner } from 'typeorm';
import { migrateJobs } from './jobs/migrate.js';

/** Oldest server whose SQL we use (MERGE, NULLS NOT DISTINCT), as `server_version_num` prints it. */
const OLDEST_SERVER = 150000;

/** Any fixed number: one key for "migrations are running". */
const MIGRATION_LOCK = 7_227_741;

type Entities = NonNullable<DataSourceOptions['entities']>;
type Migrations = NonNullable<DataSourceOptions['migrations']>;

export interface DatabaseOptions {
  entities?: Entities;
  migrations?: Migrations;
  /** Most connections at once; default 10. */
  poolSize?: number;
  /** Shown in pg_stat_activity; default "laurel". */
  applicationName?: string;
}

const { builtins } = pg.types;

const parsers: Partial<Record<number, (text: string) => unknown>> = {
  // A calendar date has no time zone: a JavaScript Date would shift it.
  [builtins.DATE]: (text) => text,
  // count(*) and bigint columns: a number where it is exact, else the digits as text.
  [builtins.INT8]: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text),
};

/** Parsers of this product's connections only: nothing global is changed in `pg`. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format as 'text')) as never,
};

/** The database cannot be used, with a sentence that says what to do. */
export class DatabaseError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseError';
  }
}

const withoutPassword = (url: string): string => {
  const parsed = new URL(url);
  parsed.password = '';
  return parsed.toString();
};

/**
 * Opens the pool. Nothing is created or altered: the schema is the migrations' alone. Dates arrive as
 * `2026-05-01`, instants as `Date`, bigint as number where exact.
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    entities: options.entities ?? [],
    migrations: (options.migrations ?? []) as MixedList<string>,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: 15_000,
    applicationName: options.applicationName ?? 'laurel',
    extra: { types: columnTypes },
  });
  try {
    await dataSource.initialize();
  } catch (error) {
    throw new DatabaseError(
      `The database at ${withoutPassword(url)} cannot be reached: ${error instanceof Error ? error.message : error}`,
      { cause: error },
    );
  }
  try {
    await requireServerVersion(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}

async function requireServerVersion(dataSource: DataSource): Promise<void> {
  const [row] = await dataSource.query<{ number: string; name: string }[]>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as name`,
  );
  if (row && Number(row.number) >= OLDEST_SERVER) return;
  throw new DatabaseError(`Laurel needs PostgreSQL 15 or newer; this server is ${row?.name ?? 'unknown'}.`);
}

const databaseUrlOf = (dataSource: DataSource): string => {
  const { options } = dataSource;
  if (options.type !== 'postgres' || !options.url) throw new DatabaseError('This database was not opened by its URL.');
  return options.url;
};

/**
 * Brings schema and job tables up to date. Safe to call from several processes at once: one works, the others wait
 * and then find nothing to do. Returns the names of the migrations that ran.
 */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const guard: QueryRunner = dataSource.createQueryRunner();
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await dataSource.runMigrations();
    await migrateJobs(databaseUrlOf(dataSource));
    return done.map((migration) => migration.name);
  } finally {
    await guard.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await guard.release();
  }
}

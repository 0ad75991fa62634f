import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrations } from '@laurel/migrations';
import {
  type DatabaseOptions,
  type Embedded,
  migrate,
  openDatabase,
  startEmbedded,
  THROW_AWAY,
} from '@laurel/platform';
import pg from 'pg';
import type { DataSource } from 'typeorm';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MIGRATION_SOURCES = join(ROOT, 'migrations', 'src');

/** One key for "a template is being made", on whichever server the tests use. */
const TEMPLATE_LOCK = 7_227_743;

export interface TestDatabase {
  url: string;
  dataSource: DataSource;
  /** Closes and drops it. Call in afterAll. */
  drop(): Promise<void>;
}

export interface TestServer {
  url: string;
  release(): Promise<void>;
}

/**
 * The server named by TEST_DATABASE_URL, else an embedded one under `.test-data` that all test processes share and the
 * last one stops. Nothing on it is worth a flush to disk.
 */
export async function testServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, release: async () => undefined };
  const embedded: Embedded = await startEmbedded({
    dataDir: join(ROOT, '.test-data'),
    settings: THROW_AWAY,
  });
  return { url: embedded.url, release: () => embedded.stop() };
}

/** The URL of another database on the same server. */
export const inDatabase = (url: string, name: string): string => {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
};

async function withAdmin<T>(server: TestServer, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Changes with every change of a migration, so that a stale template is never used. */
function templateName(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(MIGRATION_SOURCES).sort()) hash.update(readFileSync(join(MIGRATION_SOURCES, file)));
  return `laurel_template_${hash.digest('hex').slice(0, 16)}`;
}

/** Migrates once; every test database is a copy of the result. */
async function ensureTemplate(server: TestServer, admin: pg.Client): Promise<string> {
  const name = templateName();
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rows } = await admin.query<{ datname: string }>(
      `select datname from pg_database where datname like 'laurel_template_%'`,
    );
    if (rows.some((row) => row.datname === name)) return name;
    for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
    const unfinished = `${name}_unfinished`;
    await admin.query(`create database ${unfinished}`);
    const dataSource = await openDatabase(inDatabase(server.url, unfinished), { migrations });
    try {
      await migrate(dataSource);
    } finally {
      await dataSource.destroy();
    }
    await admin.query(`alter database ${unfinished} rename to ${name}`);
    return name;
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

export interface TestDatabaseOptions extends Pick<DatabaseOptions, 'entities' | 'poolSize'> {
  /** Without any table, for tests of the migrations themselves. */
  empty?: boolean;
}

/** A database of one's own, migrated by the real migrations, gone after `drop`. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await testServer();
  try {
    const name = `laurel_test_${process.pid}_${randomBytes(4).toString('hex')}`;
    await withAdmin(server, async (admin) => {
      const template = options.empty ? 'template1' : await ensureTemplate(server, admin);
      await admin.query(`create database ${name} template ${template}`);
    });
    const url = inDatabase(server.url, name);
    const dataSource = await openDatabase(url, { migrations, entities: options.entities, poolSize: options.poolSize });
    return {
      url,
      dataSource,
      drop: async () => {
        await dataSource.destroy();
        await withAdmin(server, (admin) => admin.query(`drop database if exists ${name} with (force)`));
        await server.release();
      },
    };
  } catch (error) {
    await server.release();
    throw error;
  }
}

import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newId } from '@laurel/platform';
import pg from 'pg';
import { inDatabase, type TestServer, testServer } from './database.js';
import { MAIN, startServed } from './served.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLES = join(ROOT, '.test-data', 'samples');

/** One key for "the sample is being made", on whichever server the tests use. */
const SAMPLE_LOCK = 7_227_749;

/** The sample institution as a first start makes it, in a database and a data folder of one's own. */
export interface Sample {
  databaseUrl: string;
  dataDir: string;
  /** On which the sample was signed: its addresses carry it. */
  port: number;
  /** What the first start said. */
  lines: string[];
  /** The environment of a command or server on it. */
  env: Record<string, string>;
  remove(): Promise<void>;
}

/**
 * A copy of the sample. It is made by starting the built product once, and kept for as long as nothing changes that it
 * is made of: signing some two hundred records takes a while.
 */
export async function copyOfSample(): Promise<Sample> {
  const server = await testServer();
  try {
    const { database, folder, port, lines } = await original(server);
    const name = `laurel_test_${process.pid}_${randomBytes(4).toString('hex')}`;
    await withAdmin(server, (admin) => admin.query(`create database ${name} template ${database}`));
    const dataDir = await mkdtemp(join(tmpdir(), 'laurel-sample-'));
    await cp(folder, dataDir, { recursive: true });
    const databaseUrl = inDatabase(server.url, name);
    return {
      databaseUrl,
      dataDir,
      port,
      lines,
      env: { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(port) },
      async remove() {
        await withAdmin(server, (admin) => admin.query(`drop database if exists ${name} with (force)`));
        await rm(dataDir, { recursive: true, force: true });
        await server.release();
      },
    };
  } catch (error) {
    await server.release();
    throw error;
  }
}

interface Original {
  database: string;
  folder: string;
  port: number;
  lines: string[];
}

/** A first start on an empty database that is asked to stop once the first records are signed. */
export async function interruptedStart(env: Readonly<Record<string, string>>): Promise<void> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const problems: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => problems.push(chunk.toString()));
  const ended = once(child, 'exit') as Promise<[code: number | null]>;
  const database = new pg.Client({ connectionString: env['DATABASE_URL'] });
  await database.connect();
  try {
    while (child.exitCode === null && !(await hasSigned(database))) await pause(50);
  } finally {
    await database.end();
  }
  child.kill('SIGTERM');
  const [code] = await ended;
  if (code !== 0) throw new Error(`The start that was interrupted ended with ${code}.\n${problems.join('')}`);
}

async function hasSigned(database: pg.Client): Promise<boolean> {
  const { rows } = await database.query<{ there: boolean }>(
    `select to_regclass('issued_credential') is not null as there`,
  );
  if (!rows[0]?.there) return false;
  return ((await database.query('select 1 from issued_credential limit 1')).rowCount ?? 0) > 0;
}

/** A sample made from nothing, by a first start that is interrupted and a second one that goes on. */
async function makeSample(databaseUrl: string, dataDir: string): Promise<{ port: number; lines: string[] }> {
  const port = await freePort();
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(port) };
  await interruptedStart(env);
  const served = await startServed(env);
  // The accounts are printed after the address.
  while (!served.lines.some((line) => line.includes('student@sample.edu'))) await pause(20);
  await served.stop();
  return { port, lines: served.lines };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function original(server: TestServer): Promise<Original> {
  const database = `laurel_sample_${fingerprint()}`;
  const folder = join(SAMPLES, database);
  const facts = `${folder}.json`;
  return withAdmin(server, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [SAMPLE_LOCK]);
    try {
      const { rows } = await admin.query<{ datname: string }>(
        `select datname from pg_database where datname like 'laurel_sample_%'`,
      );
      if (!rows.some(({ datname }) => datname === database) || !existsSync(facts)) {
        for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
        await rm(SAMPLES, { recursive: true, force: true });
        await mkdir(folder, { recursive: true });
        const unfinished = `${database}_unfinished`;
        await admin.query(`create database ${unfinished}`);
        const made = await makeSample(inDatabase(server.url, unfinished), folder);
        await writeFile(`${facts}.new`, JSON.stringify(made));
        await rename(`${facts}.new`, facts);
        await admin.query(`alter database ${unfinished} rename to ${database}`);
      }
      return { database, folder, ...JSON.parse(await readFile(facts, 'utf8')) } as Original;
    } finally {
      await admin.query('select pg_advisory_unlock($1)', [SAMPLE_LOCK]);
    }
  });
}

async function withAdmin<T>(server: TestServer, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Of everything the built server is made of: another build makes another sample. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const visit = (folder: string) => {
    if (!existsSync(folder)) return;
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (/\.js$/.test(entry.name)) hash.update(readFileSync(path));
    }
  };
  visit(join(ROOT, 'apps/api/dist'));
  visit(join(ROOT, 'migrations/dist'));
  for (const lib of readdirSync(join(ROOT, 'libs')).sort()) visit(join(ROOT, 'libs', lib, 'dist'));
  return hash.digest('hex').slice(0, 16);
}

/**
 * Adds a term with nothing in it but some students of the sample, each with one verified participation in one activity,
 * whose id is given back.
 */
export async function addTerm(database: pg.Client, code: string, students: number): Promise<string> {
  const [termId, activityId] = [newId(), newId()];
  await database.query(
    `insert into term (id, code, title, first_day, last_day, recording_deadline, publication_deadline)
     values ($1, $2, $2, '2020-01-01', '2020-03-01', '2020-03-02', '2020-03-03')`,
    [termId, code],
  );
  await database.query(
    `insert into activity (id, programme_version_id, term_id, unit_id, title, place, starts_on, ends_on, coordinator_id)
     select $1, programme_version_id, $2, unit_id, $3, place, '2020-01-01', '2020-03-01', coordinator_id
     from activity order by id limit 1`,
    [activityId, termId, `Activity of ${code}`],
  );
  await database.query(
    `with made as (
       insert into participation (id, person_id, activity_id, role_id, minutes, starts_on, ends_on, state, source)
       select gen_random_uuid(), person_id, $1, role.id, 90, '2020-01-01', '2020-03-01', 'verified', 'import'
       from (select person_id from role_grant where role = 'student' order by person_id limit $2) student
       cross join (select id from programme_role where programme_version_id =
                     (select programme_version_id from activity where id = $1) order by position limit 1) role
       returning id)
     insert into verification (id, participation_id, verifier_id, verifier_name, verifier_class, method, decided_at)
     select gen_random_uuid(), made.id, coordinator_id, 'A verifier', 'staff', 'roster file', '2020-03-02'
     from made, activity where activity.id = $1`,
    [activityId, students],
  );
  return activityId;
}

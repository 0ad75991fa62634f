import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule, entities } from '@laurel/api';
import { ActorService } from '@laurel/identity';
import { readConfig } from '@laurel/platform';
import { PublicationReader, PublicationService } from '@laurel/records';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type Served, startServed } from '../support/served.js';
import { makeSmallCampus, type SmallCampus } from '../support/small-campus.js';

const STUDENTS = 200;
const KILLS = 10;

let database: TestDatabase;
let dataDir: string;
let app: INestApplicationContext;
let campus: SmallCampus;
let served: Served | undefined;

beforeAll(async () => {
  database = await createTestDatabase({ entities });
  dataDir = mkdtempSync(join(tmpdir(), 'laurel-crash-'));
  campus = await makeSmallCampus(database.dataSource);
  app = await NestFactory.createApplicationContext(
    AppModule.forRoot({ config: readConfig({ DATA_DIR: dataDir }), dataSource: database.dataSource }),
    { logger: ['error'] },
  );
});

afterAll(async () => {
  await served?.stop();
  await app?.close();
  await database?.drop();
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
});

/** Every worker there ever was; none may outlive its server for long. */
const workersSeen = new Set<number>();

const start = () => startServed({ DATABASE_URL: database.url, DATA_DIR: dataDir, SEED: 'none' });

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
};

/** kill −9 of the worker, the server, or both; then whatever is needed to have both again. */
async function killAtRandom(round: number): Promise<void> {
  const running = served as Served;
  const workers = running.workers();
  for (const pid of workers) workersSeen.add(pid);
  const targets = [workers, [running.process.pid as number], [...workers, running.process.pid as number]][
    round % 3
  ] as number[];
  for (const pid of targets) process.kill(pid, 'SIGKILL');
  if (round % 3 !== 0) {
    served = undefined;
    served = await start();
  }
}

describe('a publication that is killed again and again', () => {
  it('issues every student once and loses nobody', async () => {
    const staff = await campus.person('Staff', 'staff', { unit_id: campus.unitId });
    const registrar = await campus.person('Registrar', 'registrar');
    for (let i = 0; i < STUDENTS; i += 1) {
      const student = await campus.person(`Student ${i}`, 'student');
      await campus.participation(student, { recordedBy: registrar, verifiedBy: staff });
    }
    served = await start();
    const actor = await app.get(ActorService).load(registrar);
    if (!actor) throw new Error('The registrar is not there.');
    const runId = await app.get(PublicationService).releaseTerm(actor, campus.termId);
    const reader = app.get(PublicationReader);

    for (let round = 0; round < KILLS; round += 1) {
      await pause(150 + Math.random() * 500);
      await killAtRandom(round);
    }
    const started = Date.now();
    let run = await reader.get(runId);
    while (run.state === 'running' && Date.now() - started < 150_000) {
      await pause(250);
      run = await reader.get(runId);
    }

    expect(run).toMatchObject({
      state: 'finished',
      counts: { new: STUDENTS },
      progress: { issued: STUDENTS, failed: 0 },
    });
    const [facts] = await database.dataSource.query(
      `select (select count(*)::int from record_version) as versions,
              (select count(distinct person_id)::int from record_version where state = 'issued') as people,
              (select count(*)::int from issued_credential) as credentials,
              (select count(distinct (status_list_id, status_index))::int from issued_credential) as places,
              (select count(*)::int from audit_event where verb = 'record.issue') as told,
              (select count(*)::int from record_version where pdf_sha256 is not null) as transcripts`,
    );
    expect(facts).toEqual({
      versions: STUDENTS,
      people: STUDENTS,
      credentials: STUDENTS * 2,
      places: STUDENTS * 2,
      told: STUDENTS,
      transcripts: STUDENTS,
    });

    await served?.stop();
    const deadline = Date.now() + 30_000;
    while ([...workersSeen].some(isAlive) && Date.now() < deadline) await pause(200);
    expect([...workersSeen].filter(isAlive)).toEqual([]);
  }, 240_000);
});

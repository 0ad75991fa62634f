import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type JobContext, JobHandlers, Jobs, startWorker, type Worker } from '@laurel/platform';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const WORKER = fileURLToPath(new URL('../support/worker-process.mjs', import.meta.url));

describe('Jobs', () => {
  let database: TestDatabase;
  let worker: Worker | undefined;
  const jobs = new Jobs();
  const add = (...args: Parameters<Jobs['add']> extends [unknown, ...infer Rest] ? Rest : never) =>
    database.dataSource.transaction((manager) => jobs.add(manager, ...args));
  const waiting = async () => {
    const [row] = await database.dataSource.query<{ n: number }[]>('select count(*) as n from graphile_worker.jobs');
    return row?.n;
  };

  /** Starts a worker and resolves with the first `count` payloads it was given. */
  const work = (task: string, count: number, doJob: (context: JobContext) => void = () => undefined) => {
    const seen: unknown[] = [];
    return new Promise<unknown[]>((resolve, reject) => {
      const handlers = new JobHandlers().register(task, async (payload, context) => {
        seen.push(payload);
        if (seen.length === count) resolve(seen);
        doJob(context);
      });
      startWorker({ databaseUrl: database.url, handlers, sweepMs: 200 }).then((started) => {
        worker = started;
      }, reject);
    });
  };

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await worker?.stop();
    worker = undefined;
    await database.dataSource.query('delete from graphile_worker._private_jobs');
  });
  afterAll(() => database.drop());

  it('exist exactly when the change that wants them was committed', async () => {
    const rolledBack = database.dataSource.transaction(async (manager) => {
      await jobs.add(manager, 'greet', { name: 'nobody' });
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await add('greet', { name: 'Ada' });
    expect(await work('greet', 1)).toEqual([{ name: 'Ada' }]);
  });

  it('with the same key are one job, and the later payload wins', async () => {
    await add('greet', { n: 1 }, { jobKey: 'k' });
    await add('greet', { n: 2 }, { jobKey: 'k' });
    expect(await waiting()).toBe(1);
    expect(await work('greet', 1)).toEqual([{ n: 2 }]);
  });

  it('come by the thousand', async () => {
    const many = Array.from({ length: 2500 }, (_, n) => ({ payload: { n }, jobKey: `n${n}`, maxAttempts: 3 }));
    await database.dataSource.transaction((manager) => jobs.addMany(manager, 'greet', many));
    await database.dataSource.transaction((manager) => jobs.addMany(manager, 'greet', many));
    expect(await waiting()).toBe(2500);
  });

  it('of one queue run one after another', async () => {
    for (let n = 0; n < 6; n += 1) await add('greet', { n }, { queueName: 'line' });
    expect(await work('greet', 6)).toEqual([0, 1, 2, 3, 4, 5].map((n) => ({ n })));
  });

  it('that fail for the last time are told so', async () => {
    await add('greet', {}, { maxAttempts: 1 });
    const contexts: JobContext[] = [];
    await work('greet', 1, (context) => {
      contexts.push(context);
      throw new Error('broken');
    });
    expect(contexts[0]).toMatchObject({ attempt: 1, maxAttempts: 1, lastAttempt: true });
  });

  describe('after kill -9', () => {
    const children: ChildProcess[] = [];

    const atWork = async () => {
      const child = spawn(process.execPath, [WORKER, database.url], { stdio: ['ignore', 'pipe', 'inherit'] });
      children.push(child);
      for await (const line of createInterface({ input: child.stdout })) if (line === 'working') break;
      return child;
    };
    const kill = async (child: ChildProcess) => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    };

    afterAll(() => {
      for (const child of children) child.kill('SIGKILL');
    });

    it('are done by the next worker at once, though they were locked', async () => {
      await add('hang', { n: 1 }, { queueName: 'line' });
      await kill(await atWork());
      const [job] = await database.dataSource.query<{ locked_by: string | null }[]>(
        'select locked_by from graphile_worker.jobs',
      );
      expect(job?.locked_by).toMatch(/^pool-/);
      expect(await work('hang', 1)).toEqual([{ n: 1 }]);
    });

    it('are done by a worker that was there all along', async () => {
      await add('hang', { n: 2 });
      const child = await atWork();
      const done = work('hang', 1);
      while (!worker) await new Promise((resolve) => setTimeout(resolve, 20));
      await kill(child);
      expect(await done).toEqual([{ n: 2 }]);
    });
  });

  it('in the hands of a living worker are left alone', async () => {
    await add('greet', {});
    let runs = 0;
    let finish: () => void = () => undefined;
    const inHand = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const started = new Promise<void>((resolve) => {
      const handlers = new JobHandlers().register('greet', async () => {
        runs += 1;
        resolve();
        await inHand;
      });
      void startWorker({ databaseUrl: database.url, handlers }).then((first) => {
        worker = first;
      });
    });
    await started;
    let swept: () => void = () => undefined;
    const afterSweep = new Promise<void>((resolve) => {
      swept = resolve;
    });
    const second = await startWorker({
      databaseUrl: database.url,
      handlers: new JobHandlers()
        .register('greet', async () => {
          runs += 1;
        })
        .register('lost', async () => swept()),
      sweepMs: 50,
    });
    // Held by nobody who lives: only a sweep of the second worker frees it, and that one sees the first's job as well.
    await database.dataSource.transaction(async (manager) => {
      await jobs.add(manager, 'lost', {});
      await manager.query(
        "update graphile_worker._private_jobs set locked_by = 'pool-gone', locked_at = now() where locked_by is null",
      );
    });
    await afterSweep;
    finish();
    await second.stop();
    expect(runs).toBe(1);
  });
});

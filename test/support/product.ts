import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { createHttpApp, entities } from '@laurel/api';
import type { MeView } from '@laurel/contract';
import { hashPassword } from '@laurel/identity';
import { type Config, JobHandlers, newId, readConfig, startWorker } from '@laurel/platform';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from './database.js';
import { makeSmallCampus, put, type SmallCampus } from './small-campus.js';

jest.setTimeout(120_000);

const PASSWORD = 'eleven quiet lanterns';

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Browser {
  personId: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body?: unknown): Promise<Answer<T>>;
}

export interface Product {
  app: NestExpressApplication;
  config: Config;
  dataSource: DataSource;
  databaseUrl: string;
  url: string;
  campus: SmallCampus;
  /** A person with this role, signed in through the front door. */
  signedIn(name: string, role: string, grant?: Record<string, unknown>): Promise<Browser>;
  /** Somebody without an account. */
  stranger: Browser;
  /** Works the queue of jobs until it is empty. */
  work(): Promise<void>;
  close(): Promise<void>;
}

/** The whole product over HTTP on a free port, over a small campus in a database of its own. */
export async function openProduct(env: Readonly<Record<string, string>> = {}): Promise<Product> {
  const database = await createTestDatabase({ entities });
  const { dataSource } = database;
  const dataDir = await mkdtemp(join(tmpdir(), 'laurel-product-'));
  // All browsers of a test share one address, and one spec checks more documents than a person does in a minute.
  const roomy = { VERIFICATIONS_A_MINUTE: '10000' };
  const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir, ...roomy, ...env });
  const campus = await makeSmallCampus(dataSource);
  const app = await createHttpApp({ config, dataSource, webRoot: null });
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const password = await hashPassword(PASSWORD);

  return {
    app,
    config,
    dataSource,
    databaseUrl: database.url,
    url,
    campus,
    stranger: browserOf(url, '', {}),
    async signedIn(name, role, grant) {
      const personId = await campus.person(name, role, grant);
      const email = `${personId}@sample.edu`;
      await put(dataSource, 'person_identifier', {
        person_id: personId,
        scheme: 'email',
        value: email,
        normalised: email,
      });
      await dataSource.query('insert into account (person_id, password_hash) values ($1, $2)', [personId, password]);
      const response = await fetch(`${url}/api/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ email, password: PASSWORD }),
      });
      if (response.status !== 200) throw new Error(`Sign-in of ${name} failed: ${await response.text()}`);
      const me = (await response.json()) as MeView;
      const cookie = response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      return browserOf(url, personId, { cookie, 'x-csrf-token': me.csrfToken ?? '' });
    },
    async work() {
      const worker = await startWorker({ databaseUrl: database.url, handlers: app.get(JobHandlers), concurrency: 2 });
      try {
        for (;;) {
          const [row] = await dataSource.query<{ count: number }[]>(
            'select count(*)::int as count from graphile_worker.jobs where attempts < max_attempts',
          );
          if (row?.count === 0) return;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      } finally {
        await worker.stop();
      }
    },
    async close() {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function browserOf(url: string, personId: string, credentials: Record<string, string>): Browser {
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { ...credentials, origin: url, ...(init.headers as Record<string, string>) },
    });
  const read = async <T>(response: Response): Promise<Answer<T>> => {
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
  };
  return {
    personId,
    fetch: call,
    get: async (path) => read(await call(path)),
    post: async (path, body) =>
      read(
        await (body instanceof FormData
          ? call(path, { method: 'POST', body })
          : call(path, {
              method: 'POST',
              body: JSON.stringify(body ?? {}),
              headers: { 'content-type': 'application/json' },
            })),
      ),
  };
}

/** An id that belongs to nobody. */
export const unknownId = newId;

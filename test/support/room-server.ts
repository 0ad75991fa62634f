import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IdentityModule } from '@laurel/identity';
import { type Clock, type Config, PlatformModule, readConfig } from '@laurel/platform';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { DataSource } from 'typeorm';
import { ProblemFilter } from '../../apps/api/src/http/problem.filter.js';

export interface RoomServer {
  app: NestExpressApplication;
  config: Config;
  url: string;
  /** Requests as this person, signed in and with the token that unsafe requests repeat; null = a stranger. */
  as(personId: string | null): Caller;
  close(): Promise<void>;
}

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Caller {
  get<T = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<Answer<T>>;
  post<T = Record<string, unknown>>(path: string, body?: unknown): Promise<Answer<T>>;
  /** The answer before its body is read. */
  fetch(path: string, init?: RequestInit): Promise<globalThis.Response>;
}

const TOKEN = 'the token of this session';
const PERSON = 'x-signed-in-as';

/**
 * Some rooms behind the real guard, pipe and problem filter, on a free port of the loopback. Who is signed in is put
 * into the session by the test, since signing in is another room's matter.
 */
export async function openRooms(
  rooms: (Type | DynamicModule)[],
  { dataSource, clock, env = {} }: { dataSource: DataSource; clock?: Clock; env?: Record<string, string> },
): Promise<RoomServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'laurel-rooms-'));
  const config = readConfig({ DATABASE_URL: 'postgres://localhost/given', DATA_DIR: dataDir, ...env });

  @Module({ imports: [PlatformModule.forRoot({ config, dataSource, clock }), IdentityModule, ...rooms] })
  class Rooms {}

  const app = await NestFactory.create<NestExpressApplication>(Rooms, { logger: ['error', 'warn'], bodyParser: false });
  app.use(express.json({ limit: '256kb' }));
  app.use((request: Request, _response: Response, next: NextFunction) => {
    const personId = request.get(PERSON);
    const session = { personId, signedInAt: (clock?.now() ?? new Date()).toISOString(), csrfToken: TOKEN };
    Object.assign(request, { session: personId ? session : {} });
    next();
  });
  app.useGlobalFilters(new ProblemFilter());
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  return {
    app,
    config,
    url,
    as: (personId) => callerOf(url, personId),
    close: async () => {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function callerOf(url: string, personId: string | null): Caller {
  const credentials: Record<string, string> = personId ? { [PERSON]: personId, 'x-csrf-token': TOKEN } : {};
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { redirect: 'manual', ...init, headers: { ...credentials, ...init.headers } });
  const answer = async <T>(response: globalThis.Response): Promise<Answer<T>> => {
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as T };
  };
  return {
    fetch: call,
    get: async (path, headers) => answer(await call(path, { headers })),
    post: async (path, body) =>
      answer(
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

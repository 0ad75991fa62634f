import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { MeView, Problem } from '@laurel/contract';
import type { Role } from '@laurel/domain';
import { configureSessions, IdentityModule, identityEntities, PeopleService } from '@laurel/identity';
import { type Clock, PlatformModule, readConfig } from '@laurel/platform';
import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import type { DataSource } from 'typeorm';
import { ProblemFilter } from '../../apps/api/src/http/problem.filter.js';
import { createTestDatabase } from './database.js';
import { meeting } from './meeting.js';

// The first to come starts a server and migrates a template; a busy machine takes longer than jest's five seconds.
jest.setTimeout(60_000);

/** Long enough for the product's own rule; every account of these tests has it. */
export const PASSWORD = 'seven rowing boats';

export interface IdentityServer {
  app: NestExpressApplication;
  dataSource: DataSource;
  url: string;
  /** A person who can sign in with `PASSWORD`. Returns the id. */
  person(displayName: string, email: string, role: Role, unitCode?: string): Promise<string>;
  /** A fresh browser: no cookie yet. */
  browser(): Browser;
  /** A browser in which that person has signed in. */
  signedIn(email: string, password?: string): Promise<Browser>;
  /**
   * Makes requests meet: the end of the log is held until every one of them waits for a lock, so that all have made
   * their checks before any has committed. What they had checked without a lock is then seen to have been a guess.
   */
  meeting<T>(...starts: (() => Promise<T>)[]): Promise<T[]>;
  close(): Promise<void>;
}

export interface Settings {
  env?: Record<string, string>;
  clock?: Clock;
  /** Further routes behind the same guard. */
  controllers?: Type[];
}

/** The identity room alone on a free port of the loopback, with real sessions in a database of its own. */
export async function openIdentity({ env = {}, clock, controllers = [] }: Settings = {}): Promise<IdentityServer> {
  const database = await createTestDatabase({ entities: identityEntities });
  const { dataSource } = database;
  const dataDir = await mkdtemp(join(tmpdir(), 'laurel-identity-'));
  const config = readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir, ...env });

  @Module({ imports: [PlatformModule.forRoot({ config, dataSource, clock }), IdentityModule], controllers })
  class Rooms {}

  const app = await NestFactory.create<NestExpressApplication>(Rooms, { logger: ['error', 'warn'], bodyParser: false });
  app.use(express.json({ limit: '256kb' }));
  configureSessions(app, { config, dataSource, clock });
  app.useGlobalFilters(new ProblemFilter());
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;

  const browser = () => new Browser(url);
  return {
    app,
    dataSource,
    url,
    browser,
    person: async (displayName, email, role, unitCode) =>
      (await app.get(PeopleService).addUser({ displayName, email, role, unitCode, password: PASSWORD })).personId,
    signedIn: async (email, password = PASSWORD) => {
      const fresh = browser();
      const { status } = await fresh.signIn(email, password);
      if (status !== 200) throw new Error(`${email} could not sign in: ${status}`);
      return fresh;
    },
    meeting: (...starts) => meeting(dataSource, starts),
    close: async () => {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Answer<T> {
  status: number;
  headers: Headers;
  /** The answer, or the problem where it was refused. */
  body: T & Partial<Pick<Problem, 'code' | 'detail' | 'faults'>>;
}

/** Keeps cookies and the session's token, as the web app does. */
export class Browser {
  readonly cookies = new Map<string, string>();
  csrfToken: string | null = null;

  constructor(private readonly url: string) {}

  async signIn(email: string, password: string, headers: Record<string, string> = {}): Promise<Answer<MeView>> {
    const answer = await this.send<MeView>('POST', '/api/auth/sign-in', { email, password }, headers);
    if (answer.status === 200) this.csrfToken = answer.body.csrfToken;
    return answer;
  }

  get<T>(path: string): Promise<Answer<T>> {
    return this.send('GET', path);
  }

  post<T>(path: string, body: unknown = {}): Promise<Answer<T>> {
    return this.send('POST', path, body);
  }

  put<T>(path: string, body: unknown): Promise<Answer<T>> {
    return this.send('PUT', path, body);
  }

  async send<T>(method: string, path: string, body?: unknown, extra: Record<string, string> = {}): Promise<Answer<T>> {
    const headers = new Headers(extra);
    if (this.cookies.size > 0)
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (method !== 'GET' && this.csrfToken && !headers.has('x-csrf-token')) headers.set('x-csrf-token', this.csrfToken);
    if (body !== undefined) headers.set('content-type', 'application/json');
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
  }

  private keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const [name = '', value = ''] = pair.split('=');
    const over = /expires=Thu, 01 Jan 1970/i.test(cookie);
    if (over) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** `path code` of every fault of an answer, for comparing. */
export const faultsOf = (answer: Answer<unknown>): string[] =>
  (answer.body?.faults ?? []).map((fault) => `${fault.path} ${fault.code}`);

/** The query string of a list. */
export const listQuery = (query: { filter?: object; range?: [number, number]; sort?: [string, string] }): string =>
  new URLSearchParams(Object.entries(query).map(([name, value]) => [name, JSON.stringify(value)])).toString();

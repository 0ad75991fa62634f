import { isOutlived, SESSION_POLICY, type SessionPolicy, sessionEnds } from '@laurel/domain';
import { type Clock, type Config, SystemClock } from '@laurel/platform';
import type { INestApplication } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { DataSource } from 'typeorm';
import { isSafe } from '../access/csrf.js';
import './session-data.js';
import { sessionSecret } from './session-secret.js';
import { prolong, SessionStore } from './session-store.js';

/** `__Host-` makes browsers insist on Secure, on this very host and on the whole site; it needs TLS. */
export const cookieName = (config: Pick<Config, 'secureCookies'>): string =>
  config.secureCookies ? '__Host-laurel' : 'laurel';

export interface SessionParts {
  config: Config;
  dataSource: DataSource;
  /** Default: the system's. */
  clock?: Clock;
  /** Default: two hours idle, twelve in all. */
  policy?: SessionPolicy;
}

/**
 * Gives every request its session. Call once, before the application listens. Client addresses are read from behind
 * as many proxies as the configuration trusts.
 */
export function configureSessions(app: INestApplication, parts: SessionParts): void {
  const { config, dataSource, clock = new SystemClock(), policy = SESSION_POLICY } = parts;
  const express = app.getHttpAdapter().getInstance() as { set(name: string, value: unknown): void };
  express.set('trust proxy', config.trustedProxies);
  if (config.secureCookies) app.use(behindTls);
  app.use(
    session({
      name: cookieName(config),
      secret: sessionSecret(config),
      store: new SessionStore(dataSource, policy.idle),
      resave: false,
      rolling: false,
      saveUninitialized: false,
      unset: 'destroy',
      cookie: { httpOnly: true, sameSite: 'lax', secure: config.secureCookies, path: '/' },
    }),
  );
  app.use(prolonging(dataSource, clock, policy));
}

/**
 * PUBLIC_URL says that people come over TLS, whatever the proxy in front tells us: without this a proxy that leaves out
 * X-Forwarded-Proto would make sign-in fail silently, because no Secure cookie is set on what looks like plain HTTP.
 */
const behindTls: RequestHandler = (request, _response, next) => {
  Object.defineProperty(request, 'secure', { value: true, configurable: true });
  next();
};

/** Unsafe requests are signs of life and move the session's end; reads never write, so they do not. */
function prolonging(dataSource: DataSource, clock: Clock, policy: SessionPolicy): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    const signedInAt = request.session?.signedInAt;
    const now = clock.now();
    if (isSafe(request.method) || !signedInAt || isOutlived(new Date(signedInAt), now, policy)) return next();
    prolong(dataSource, request.sessionID, sessionEnds(new Date(signedInAt), now, policy)).then(() => next(), next);
  };
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { invalid } from '@laurel/domain';
import { configureSessions } from '@laurel/identity';
import type { PlatformParts } from '@laurel/platform';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { ErrorRequestHandler } from 'express';
import helmet from 'helmet';
import { AppModule } from '../app.module.js';
import { describeApi } from './openapi.js';
import { ProblemFilter } from './problem.filter.js';
import { serveWeb } from './web.js';

/** JSON bodies are small by default; routes that take more say so themselves. */
const JSON_LIMIT = '256kb';

/** A document to be verified may be pasted whole. */
const VERIFY_LIMIT = '6mb';

/** A competency framework as one JSON document. */
const FRAMEWORK_LIMIT = '50mb';

export interface HttpParts extends PlatformParts {
  /** Where the built web app is; null serves the API alone (tests). */
  webRoot?: string | null;
}

/** In the parser's place: Nest would pass its words on as they are. */
const refuseMalformedJson: ErrorRequestHandler = (error: { type?: unknown }, _request, _response, next) =>
  next(error.type === 'entity.parse.failed' ? invalid('json-malformed', 'The body is not a JSON object.') : error);

const builtWeb = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** The whole HTTP face: sessions, security headers, API, OpenAPI and the web app, not yet listening. */
export async function createHttpApp(parts: HttpParts): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(parts), {
    bodyParser: false,
    logger: ['error', 'warn'],
    // What goes wrong is for the caller to say and to clean up after.
    abortOnError: false,
  });
  const { config } = parts;
  app.set('trust proxy', config.trustedProxies);
  app.set('etag', 'weak');
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          // Emotion writes style elements at run time.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          frameAncestors: ["'none'"],
          upgradeInsecureRequests: config.secureCookies ? [] : null,
        },
      },
      strictTransportSecurity: config.secureCookies ? undefined : false,
      crossOriginResourcePolicy: { policy: 'same-site' },
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  app.use(compression());
  const express = (await import('express')).default;
  app.use('/api/verify', express.json({ limit: VERIFY_LIMIT }));
  app.use('/api/frameworks/import', express.json({ limit: FRAMEWORK_LIMIT }));
  app.use(express.json({ limit: JSON_LIMIT }));
  app.use(refuseMalformedJson);
  await configureSessions(app, parts);
  app.useGlobalFilters(new ProblemFilter());
  const webRoot = parts.webRoot === undefined ? builtWeb : parts.webRoot;
  if (webRoot && existsSync(webRoot)) serveWeb(app, webRoot);
  describeApi(app);
  return app;
}

import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';

/** Addresses that are the API's or the standards'; everything else that a browser opens is a page of the web app. */
const NOT_PAGES = /^\/(api|ims|vc|status|achievements|credentials|\.well-known)(\/|$)/;

/** Files of the web app: hashed ones are kept for a year, pages are always asked for again. */
export function serveWeb(app: NestExpressApplication, root: string): void {
  app.use('/assets', express.static(join(root, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }));
  app.use(express.static(root, { index: false, redirect: false, maxAge: '1h' }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    const page = (request.method === 'GET' || request.method === 'HEAD') && request.accepts('html') === 'html';
    if (!page || NOT_PAGES.test(request.path)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(root, 'index.html'), (error) => {
      if (error) next(error);
    });
  });
}

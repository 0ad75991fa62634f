import type { Request, Response } from 'express';

interface Manner {
  /** What it may be called, the first where the reader does not mind. All of them are the same JSON. */
  types: readonly [string, ...string[]];
  /** Seconds for which a copy may be kept. */
  maxAge: number;
}

/**
 * Answers a stranger with a public JSON document, under the name they asked for. Any page and any program may read
 * it: verifiers run in browsers too. Copies are checked by their entity tag once `maxAge` is over.
 */
export function answerDocument(request: Request, response: Response, document: object, manner: Manner): void {
  const wanted = request.accepts([...manner.types]);
  response.vary('Accept');
  allowEveryone(response, manner.maxAge);
  response.type(typeof wanted === 'string' ? wanted : manner.types[0]).send(JSON.stringify(document));
}

/** Public means public: no cookie is looked at, and any origin may read the answer. */
export function allowEveryone(response: Response, maxAge: number): void {
  response.setHeader('Cache-Control', `public, max-age=${maxAge}, must-revalidate`);
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('X-Content-Type-Options', 'nosniff');
}

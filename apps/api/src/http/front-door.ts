import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How long requests under way may take to end once the door closes. */
const PATIENCE_MS = 10_000;

export interface FrontDoor {
  port: number;
  /** From now on `listener` answers. */
  open(listener: RequestListener): void;
  /** Takes no new connections and waits for the requests under way. */
  close(): Promise<void>;
}

/**
 * Listens before there is anything to serve: the port is settled when the first credential is signed (its addresses
 * are part of it), and a port that is taken is a sentence at once, not after minutes of work. Until `open`, every
 * request is told to come back.
 */
export async function openFrontDoor(port: number, host: string): Promise<FrontDoor> {
  let listener: RequestListener = comeBackLater;
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    open: (next) => {
      listener = next;
    },
    close: () =>
      new Promise((resolve) => {
        const cutOff = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
        // A connection whose request just ended would be kept for the next one, which never comes.
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(cutOff);
          clearInterval(sweep);
          resolve();
        });
      }),
  };
}

const STARTING = {
  type: 'urn:laurel:problem:starting',
  title: 'Not available now',
  status: 503,
  code: 'starting',
  detail: 'Laurel is starting. Try again in a moment.',
};

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Laurel is starting</title><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width"></head>
<body style="font: 17px/26px system-ui, sans-serif; margin: 20vh auto; max-width: 30em; padding: 0 20px">
<p>Laurel is starting. This page opens by itself.</p></body></html>
`;

/** Liveness is answered from the beginning; readiness is not. */
const comeBackLater: RequestListener = (request, response) => {
  response.statusCode = 503;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Retry-After', '2');
  const answer = (type: string, body: string) => {
    response.setHeader('Content-Type', type);
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (request.url?.split('?')[0] === '/api/health')
    return answer('application/json', JSON.stringify({ live: true, ready: false, database: 'starting' }));
  if (request.headers.accept?.includes('text/html')) return answer('text/html; charset=utf-8', PAGE);
  answer('application/problem+json', JSON.stringify(STARTING));
};

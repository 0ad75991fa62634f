import 'reflect-metadata';
import { ConfigError, DatabaseError, readConfig } from '@laurel/platform';
import { serve } from './serve.js';

const stopping = new AbortController();

/** npm passes on a Ctrl-C that the terminal has sent to us already: the same one, a moment later, is not a second. */
const SAME_REQUEST_MS = 1000;
let askedAt = 0;

function stop(how: string): void {
  if (stopping.signal.aborted) {
    // Asked twice: now. Everything that counts is in the database.
    if (Date.now() - askedAt > SAME_REQUEST_MS) process.exit(1);
    return;
  }
  askedAt = Date.now();
  console.log(`${how}: finishing what is under way.`);
  stopping.abort();
}
process.on('SIGINT', () => stop('Interrupted'));
process.on('SIGTERM', () => stop('Asked to stop'));

/** Resolves once somebody asks, also when they did already. */
const asked = new Promise<void>((resolve) => {
  stopping.signal.addEventListener('abort', () => resolve(), { once: true });
});

// What is said to people waiting goes to stdout; problems to stderr.
try {
  const running = await serve(readConfig(), (line) => console.log(line), stopping.signal);
  await asked;
  await running.stop();
  process.exit(0);
} catch (error) {
  // Asked to stop while still starting: `serve` has given everything back.
  if (stopping.signal.aborted && (error as Error).name === 'AbortError') process.exit(0);
  // A wrong setting or an absent database is a sentence, not a stack.
  const plain = error instanceof ConfigError || error instanceof DatabaseError;
  console.error(plain ? error.message : (listenSentence(error) ?? error));
  process.exit(1);
}

function listenSentence(error: unknown): string | undefined {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop what listens there, or choose another: PORT=${(port ?? 3000) + 1} npm start`;
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} needs more rights. Choose one from 1024 up: PORT=3001 npm start`;
  return undefined;
}

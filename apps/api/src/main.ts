import 'reflect-metadata';
import { ConfigError, DatabaseError, readConfig } from '@laurel/platform';
import { type Running, serve } from './serve.js';

let running: Running | undefined;
const stopping = new AbortController();
const SAME_REQUEST_MS = 1000;
let askedAt = 0;

function stop(how: string): void {
  // Asked twice: now. Everything that counts is in the database. But npm passes on a Ctrl-C that the terminal has sent
  // to us already: the same one, a moment later, is not a second.
  if (stopping.signal.aborted) {
    if (Date.now() - askedAt > SAME_REQUEST_MS) process.exit(1);
    return;
  }
  askedAt = Date.now();
  stopping.abort();
  console.log(`${how}: finishing what is under way.`);
  // While still starting, `serve` sees the signal itself and gives everything back.
  running?.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
process.on('SIGINT', () => stop('Interrupted'));
process.on('SIGTERM', () => stop('Asked to stop'));

// What is said to people waiting goes to stdout; problems to stderr.
try {
  running = await serve(readConfig(), (line) => console.log(line), stopping.signal);
} catch (error) {
  if (stopping.signal.aborted) process.exit(0);
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

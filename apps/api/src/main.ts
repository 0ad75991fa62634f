import 'reflect-metadata';
import { ConfigError, DatabaseError, readConfig } from '@laurel/platform';
import { serve } from './serve.js';

// What is said to people waiting goes to stdout; problems to stderr.
try {
  const running = await serve(readConfig(), (line) => console.log(line));
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    console.log(`${signal}: finishing what is under way.`);
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => stop('Interrupted'));
  process.on('SIGTERM', () => stop('Asked to stop'));
} catch (error) {
  // A wrong setting or an absent database is a sentence, not a stack.
  const plain = error instanceof ConfigError || error instanceof DatabaseError || isListenError(error);
  console.error(plain ? (error as Error).message : error);
  process.exit(1);
}

function isListenError(error: unknown): boolean {
  const { code, port } = error as { code?: string; port?: number };
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return false;
  (error as Error).message =
    code === 'EADDRINUSE'
      ? `Port ${port} is taken. Stop what listens there, or choose another: PORT=3001 npm start`
      : `Port ${port} needs more rights. Choose one from 1024 up: PORT=3001 npm start`;
  return true;
}

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));

/** Longest pause before a worker that died is started again. */
const LONGEST_PAUSE_MS = 10_000;
/** A worker that has run this long was well: if it dies, the next one starts at once. */
const WELL_AFTER_MS = 60_000;
/** How long a job under way may take to end when the product stops; it is done again at the next start. */
const PATIENCE_MS = 20_000;

export interface KeptWorker {
  stop(): Promise<void>;
}

/**
 * Keeps one worker process running beside the server: signing never makes the pages wait, and a worker that is killed
 * is replaced. It is told the server's own database and port, so that both write the same addresses into what is
 * signed. The worker ends by itself when this process is gone.
 */
export function keepWorker(
  { databaseUrl, port }: { databaseUrl: string; port: number },
  say: (line: string) => void,
): KeptWorker {
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopping = false;
  let pause = 250;

  const start = () => {
    const started = Date.now();
    const worker = fork(WORKER, [], {
      env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = worker;
    const startAnother = (why: string) => {
      if (stopping || child !== worker) return;
      child = undefined;
      pause = Date.now() - started > WELL_AFTER_MS ? 250 : Math.min(pause * 2, LONGEST_PAUSE_MS);
      say(`The worker ${why}; starting another.`);
      again = setTimeout(start, pause);
    };
    worker.once('error', (error) => startAnother(`could not be started (${error.message})`));
    worker.once('exit', (code, signal) => startAnother(`ended (${signal ?? code})`));
  };
  start();

  return {
    async stop() {
      stopping = true;
      clearTimeout(again);
      const leaving = child;
      if (!leaving || leaving.exitCode !== null || leaving.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => leaving.once('exit', () => resolve()));
      leaving.kill('SIGTERM');
      const cutOff = setTimeout(() => leaving.kill('SIGKILL'), PATIENCE_MS);
      await gone;
      clearTimeout(cutOff);
    },
  };
}

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));

/** Longest pause before a worker that died is started again. */
const LONGEST_PAUSE_MS = 10_000;

export interface KeptWorker {
  stop(): Promise<void>;
}

/**
 * Keeps one worker process running beside the server: signing never makes the pages wait, and a worker that is killed
 * is replaced. The worker ends by itself when this process is gone.
 */
export function keepWorker(databaseUrl: string, say: (line: string) => void): KeptWorker {
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopping = false;
  let pause = 250;

  const start = () => {
    const started = Date.now();
    child = fork(WORKER, [], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('exit', (code, signal) => {
      if (stopping) return;
      pause = Date.now() - started > 60_000 ? 250 : Math.min(pause * 2, LONGEST_PAUSE_MS);
      say(`The worker ended (${signal ?? code}); starting another.`);
      again = setTimeout(start, pause);
    });
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
      await gone;
    },
  };
}

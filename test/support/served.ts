import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The built server. */
export const MAIN = fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url));

export interface Served {
  /** Where it answers, as it said itself. */
  address: string;
  process: ChildProcess;
  /** All lines that it printed. */
  lines: string[];
  /** Process ids of its workers now. */
  workers(): number[];
  /** Asks it to stop; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the built product as a process of its own and waits until it says that it is ready. */
export async function startServed(env: Readonly<Record<string, string>>): Promise<Served> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const problems: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => problems.push(chunk.toString()));
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const address = /^Laurel is ready at (\S+)$/.exec(line)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code, signal) =>
      reject(new Error(`The server ended (${signal ?? code}) before it was ready.\n${problems.join('')}`)),
    );
  });
  const address = await ready;
  return {
    address,
    process: child,
    lines,
    workers: () => childrenOf(child.pid as number),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .filter(Boolean)
      .map(Number);
  } catch (error) {
    // pgrep exits with 1 when nothing matches.
    if ((error as { status?: number }).status === 1) return [];
    throw error;
  }
}

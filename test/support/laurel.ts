import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../apps/api/dist/cli.js', import.meta.url));

export interface Said {
  code: number | null;
  stdout: Buffer;
  stderr: string;
  /** Standard output as the one JSON document that it must be. */
  json<T = Record<string, unknown>>(): T;
}

/** Runs the built command line, `laurel ARGS…`, in an environment that holds nothing of ours but `env`. */
export function laurel(env: Readonly<Record<string, string>>, ...args: string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const stdout = Buffer.concat(out);
      resolve({
        code,
        stdout,
        stderr: Buffer.concat(err).toString(),
        json: () => JSON.parse(stdout.toString()),
      });
    });
  });
}

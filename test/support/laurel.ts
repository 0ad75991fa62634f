import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';

const CLI = fileURLToPath(new URL('../../apps/api/dist/cli.js', import.meta.url));

export interface Said {
  code: number | null;
  stdout: Buffer;
  stderr: string;
  /** Standard output as the one JSON document that it must be. */
  json<T = Record<string, unknown>>(): T;
}

export interface Command {
  said: Promise<Said>;
  running(): boolean;
  /** As Ctrl-C does. */
  interrupt(): void;
}

/** Begins the built command line, `laurel ARGS…`, in an environment that holds nothing of ours but `env`. */
export function beginLaurel(env: Readonly<Record<string, string>>, ...args: string[]): Command {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = new Promise<Said>((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const stdout = Buffer.concat(out);
      const stderr = Buffer.concat(err).toString();
      resolve({ code, stdout, stderr, json: () => JSON.parse(stdout.toString()) });
    });
  });
  return { said, running: () => child.exitCode === null, interrupt: () => child.kill('SIGINT') };
}

/** Runs it to its end. */
export const laurel = (env: Readonly<Record<string, string>>, ...args: string[]): Promise<Said> =>
  beginLaurel(env, ...args).said;

/** Refused with words on standard error, and nothing on standard output, which somebody may be parsing. */
export function expectRefusal(said: Said, code: number, words: string | RegExp): void {
  expect([said.code, said.stdout.toString()]).toEqual([code, '']);
  expect(said.stderr).toMatch(words);
  expect(said.stderr).not.toMatch(/\n\s+at /);
}

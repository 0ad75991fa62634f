import type { LoggerService } from '@nestjs/common';
import { SingleBar } from 'cli-progress';

/** Prints the answer of a command: JSON alone, or lines for people. */
export function print(json: boolean | undefined, value: unknown, lines: () => string[]): void {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${lines().join('\n')}\n`);
}

/** What the framework has to say goes to standard error: standard output is the command's own. */
export const errorLogger: LoggerService = {
  log: () => {},
  warn: (message) => console.error(message),
  error: (message) => console.error(message),
};

/** Columns as wide as their longest cell. Cells of other scripts may be a little off: terminals disagree on widths. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  return all.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length)))
      .join('  ')
      .trimEnd(),
  );
}

export interface Progress {
  to(done: number, total: number): void;
  end(): void;
}

/** A bar on a terminal's standard error; silent where nobody looks. */
export function progressBar(what: string): Progress {
  if (!process.stderr.isTTY) return { to: () => {}, end: () => {} };
  const bar = new SingleBar({
    format: `${what} [{bar}] {value} of {total}, {eta_formatted} to go`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    stream: process.stderr,
    hideCursor: true,
  });
  let started = false;
  return {
    to(done, total) {
      if (started) bar.setTotal(total);
      else bar.start(total, done);
      started = true;
      bar.update(done);
    },
    end() {
      if (started) bar.stop();
      started = false;
    },
  };
}

import { Logger, type LogLevel } from 'graphile-worker';

/** What a queue says in daily life is noise; warnings and errors go to stderr, so that stdout stays a command's own. */
export const jobLogger = new Logger(() => (level: LogLevel, message: string) => {
  if (level === 'error' || level === 'warning') process.stderr.write(`jobs: ${message}\n`);
});

import { QueryFailedError } from 'typeorm';

/** The name of the constraint that the database refused for, when `error` is such a refusal. */
export function brokenConstraint(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const { constraint } = error.driverError as { constraint?: unknown };
  return typeof constraint === 'string' ? constraint : undefined;
}

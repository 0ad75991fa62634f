import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of published standards and independent checks beside the repository; LAUREL_SHARED names another. */
export const SHARED = process.env['LAUREL_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));

export const sharedBytes = (...path: string[]): Buffer => readFileSync(join(SHARED, ...path));

export const sharedJson = <T = Record<string, unknown>>(...path: string[]): T =>
  JSON.parse(sharedBytes(...path).toString('utf8')) as T;

import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], { error: 'must be true or false' })
  .transform((text) => ['true', '1', 'yes'].includes(text));

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must be a whole number from ${least} to ${most}`);

const parsedUrl = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

const databaseUrl = z.string().refine((text) => {
  const url = parsedUrl(text);
  return url !== null && ['postgres:', 'postgresql:'].includes(url.protocol) && url.pathname.length > 1;
}, 'must look like postgres://user:password@host:5432/database');

const publicUrl = z
  .string()
  .refine((text) => {
    const url = parsedUrl(text);
    return (
      url !== null && ['https:', 'http:'].includes(url.protocol) && url.pathname === '/' && !url.search && !url.hash
    );
  }, 'must be an address without a path, such as https://laurel.example.edu')
  .transform((text) => new URL(text).origin);

const key = z.string().transform((text, context) => {
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  const wellFormed = /^[0-9a-f]{64}$/i.test(text) || /^[A-Za-z0-9+/_-]{43}=?$/.test(text);
  if (wellFormed && bytes.length === 32) return bytes;
  context.addIssue('must be 32 random bytes, as 64 hexadecimal digits or in base64 (openssl rand -base64 32)');
  return z.NEVER;
});

/** Every variable that Laurel reads, each documented here and nowhere else. */
export const environment = z.object({
  PORT: whole(0, 65535)
    .default(3000)
    .describe(
      'Port of the web server; 0 takes any free one. Without PUBLIC_URL it is part of the addresses in what is ' +
        'signed, so commands and further workers need the same one.',
    ),
  HOST: z
    .string()
    .optional()
    .describe('Address to listen on. Default: 127.0.0.1, or every address where PUBLIC_URL is set.'),
  PUBLIC_URL: publicUrl
    .optional()
    .describe('The address people use, https://… in production. Makes cookies secure and the issuer a did:web.'),
  TRUSTED_PROXIES: whole(0, 10)
    .default(0)
    .describe('How many proxies in front append to X-Forwarded-For; the client address is read from behind them.'),
  DATA_DIR: z.string().default('.data').describe('Folder of the embedded database, stored files and generated keys.'),
  DATABASE_URL: databaseUrl
    .optional()
    .describe('An outside PostgreSQL, 15 or newer. Without it an embedded server runs under DATA_DIR.'),
  DATABASE_POOL_SIZE: whole(2, 200).default(10).describe('Most connections of one process to the database.'),
  ALLOW_EMBEDDED_IN_PRODUCTION: flag
    .default(false)
    .describe('Lets the embedded database serve behind a public PUBLIC_URL: one machine, backups are yours to make.'),
  KEY_ENCRYPTION_KEY: key
    .optional()
    .describe('32 bytes, hex or base64, under which signing keys are encrypted. Without it: a file in DATA_DIR, 0600.'),
  SEED: z
    .enum(['sample', 'none'], { error: 'must be sample or none' })
    .optional()
    .describe('What an empty database starts with. Default: sample; none where PUBLIC_URL is a public address.'),
  SEED_SIZE: z
    .enum(['normal', 'large'], { error: 'must be normal or large' })
    .default('normal')
    .describe('Size of the sample: normal is 600 students, large is 50,000 for benchmarks.'),
  WORKER_CONCURRENCY: whole(0, 32).default(2).describe('Jobs done at once by this process; 0 leaves them to others.'),
  VERIFICATIONS_A_MINUTE: whole(1, 100_000)
    .default(30)
    .describe('Documents that one address may have checked in a minute without an account, by each server process.'),
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'must be production, development or test' })
    .default('production')
    .describe('development adds detail to logs.'),
});

export interface Config {
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  databaseUrl?: string;
  databasePoolSize: number;
  publicUrl?: string;
  /** Origin that links and identifiers start with: the public one or http://localhost:port. No trailing slash. */
  baseUrl: string;
  trustedProxies: number;
  /** 32 bytes. */
  keyEncryptionKey?: Buffer;
  seed: 'sample' | 'none';
  seedSize: 'normal' | 'large';
  workerConcurrency: number;
  /** For each client address. */
  verificationsAMinute: number;
  /** True where the public address is https: cookies get `Secure` and the `__Host-` prefix. */
  secureCookies: boolean;
  nodeEnv: 'production' | 'development' | 'test';
}

/** The environment is wrong; `faults` has one line for each variable at fault. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`Laurel cannot start with these settings:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** True for an address that others can reach: not localhost. */
const isPublic = (url: string | undefined): boolean => url !== undefined && !LOOPBACK.test(new URL(url).hostname);

/**
 * Reads the environment once, at boot. Empty variables count as unset. Throws one `ConfigError` that lists every
 * fault, so that nobody has to start five times to find five mistakes.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const known = Object.keys(environment.shape);
  const set = Object.fromEntries(known.filter((name) => env[name]).map((name) => [name, env[name]]));
  const read = environment.safeParse(set);
  const faults = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  const refusesEmbedded =
    !env['DATABASE_URL'] &&
    publicUrl.safeParse(env['PUBLIC_URL']).success &&
    isPublic(env['PUBLIC_URL']) &&
    !flag.safeParse(env['ALLOW_EMBEDDED_IN_PRODUCTION']).data;
  if (refusesEmbedded) {
    faults.push(
      'DATABASE_URL is needed behind a public PUBLIC_URL. To run the embedded database there all the same, ' +
        'set ALLOW_EMBEDDED_IN_PRODUCTION=true and make your own backups.',
    );
  }
  if (!read.success || faults.length > 0) throw new ConfigError(faults);
  const value = read.data;
  return {
    port: value.PORT,
    host: value.HOST ?? (isPublic(value.PUBLIC_URL) ? '::' : '127.0.0.1'),
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    databasePoolSize: value.DATABASE_POOL_SIZE,
    publicUrl: value.PUBLIC_URL,
    baseUrl: value.PUBLIC_URL ?? `http://localhost:${value.PORT}`,
    trustedProxies: value.TRUSTED_PROXIES,
    keyEncryptionKey: value.KEY_ENCRYPTION_KEY,
    seed: value.SEED ?? (isPublic(value.PUBLIC_URL) ? 'none' : 'sample'),
    seedSize: value.SEED_SIZE,
    workerConcurrency: value.WORKER_CONCURRENCY,
    verificationsAMinute: value.VERIFICATIONS_A_MINUTE,
    secureCookies: value.PUBLIC_URL?.startsWith('https:') ?? false,
    nodeEnv: value.NODE_ENV,
  };
}

/** Name and meaning of every variable, for help and documentation. */
export const describeEnvironment = (): { name: string; meaning: string }[] =>
  Object.entries(environment.shape).map(([name, schema]) => ({ name, meaning: schema.description ?? '' }));

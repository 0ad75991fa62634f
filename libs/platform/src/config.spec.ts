import { isAbsolute } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, describeEnvironment, readConfig } from './config.js';

const KEY = Buffer.alloc(32, 7);

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe('With nothing set', () => {
  const config = readConfig({});

  it('everything runs on this machine', () => {
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', seed: 'sample', seedSize: 'normal' });
    expect(config.baseUrl).toBe('http://localhost:3000');
    expect(config.databaseUrl).toBeUndefined();
    expect(config.secureCookies).toBe(false);
    expect(isAbsolute(config.dataDir)).toBe(true);
  });

  it('an empty variable counts as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', SEED: '' })).toEqual(config);
  });
});

describe('Behind a public address', () => {
  const env = { PUBLIC_URL: 'https://laurel.sample.edu/', DATABASE_URL: 'postgres://u:p@db/laurel' };

  it('links start with it, cookies are secure, nothing is seeded unless asked for', () => {
    expect(readConfig(env)).toMatchObject({
      publicUrl: 'https://laurel.sample.edu',
      baseUrl: 'https://laurel.sample.edu',
      secureCookies: true,
      seed: 'none',
      host: '::',
    });
    expect(readConfig({ ...env, SEED: 'sample' }).seed).toBe('sample');
  });

  it('the embedded database refuses to serve, unless told', () => {
    const { PUBLIC_URL } = env;
    expect(faultsOf({ PUBLIC_URL })).toEqual([expect.stringContaining('ALLOW_EMBEDDED_IN_PRODUCTION')]);
    expect(faultsOf({ PUBLIC_URL, ALLOW_EMBEDDED_IN_PRODUCTION: 'true' })).toEqual([]);
    expect(faultsOf({ PUBLIC_URL: 'http://localhost:8080' })).toEqual([]);
  });
});

describe('A wrong setting', () => {
  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PUBLIC_URL', 'laurel.sample.edu'],
    ['PUBLIC_URL', 'https://sample.edu/laurel'],
    ['DATABASE_URL', 'mysql://localhost/laurel'],
    ['DATABASE_URL', 'postgres://localhost'],
    ['KEY_ENCRYPTION_KEY', 'secret'],
    ['KEY_ENCRYPTION_KEY', KEY.toString('hex').slice(2)],
    ['SEED', 'yes'],
    ['SEED_SIZE', 'huge'],
    ['ALLOW_EMBEDDED_IN_PRODUCTION', 'maybe'],
  ])('%s=%s is named', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must .*\\.$`))]);
  });

  it('is told together with all the others', () => {
    const faults = faultsOf({ PORT: 'x', SEED: 'x', PUBLIC_URL: 'https://laurel.sample.edu' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(['PORT', 'SEED', 'DATABASE_URL']);
  });

  it('does not repeat the value, which may be a secret', () => {
    expect(faultsOf({ KEY_ENCRYPTION_KEY: 'hunter2' }).join()).not.toContain('hunter2');
  });
});

it('takes the encryption key in hex and in both spellings of base64', () => {
  for (const encoding of ['hex', 'base64', 'base64url'] as const)
    expect(readConfig({ KEY_ENCRYPTION_KEY: KEY.toString(encoding) }).keyEncryptionKey).toEqual(KEY);
});

it('documents every variable', () => {
  for (const { name, meaning } of describeEnvironment()) expect([name, meaning.length > 20]).toEqual([name, true]);
});

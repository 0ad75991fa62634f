import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@laurel/platform';

/**
 * Signs the session cookie. Derived from KEY_ENCRYPTION_KEY, so that every process of a deployment has the same;
 * without one a file of the data folder, made at the first start (0600).
 */
export function sessionSecret(config: Pick<Config, 'keyEncryptionKey' | 'dataDir'>): string {
  if (config.keyEncryptionKey)
    return Buffer.from(hkdfSync('sha256', config.keyEncryptionKey, '', 'laurel session cookie', 32)).toString('hex');
  mkdirSync(config.dataDir, { recursive: true });
  const path = join(config.dataDir, 'session-secret');
  try {
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}

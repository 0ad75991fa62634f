import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A secret as it lies in the database. Useless without the key-encryption key, which never lies there. */
export interface SealedSecret {
  cipher: Buffer;
  nonce: Buffer;
  tag: Buffer;
}

/**
 * Encrypts secrets with AES-256-GCM. `label` (the public half of the key pair) is authenticated along, so that
 * swapping two rows' secrets is found out.
 */
export class KeyVault {
  /** @param kek the key-encryption key, 32 bytes */
  constructor(private readonly kek: Buffer) {
    if (kek.length !== 32) throw new Error(`The key-encryption key has ${kek.length} bytes; it must have 32.`);
  }

  seal(secret: Buffer, label: string): SealedSecret {
    const nonce = randomBytes(12);
    const aes = createCipheriv('aes-256-gcm', this.kek, nonce).setAAD(Buffer.from(label, 'utf8'));
    const cipher = Buffer.concat([aes.update(secret), aes.final()]);
    return { cipher, nonce, tag: aes.getAuthTag() };
  }

  /** @throws when the key-encryption key is another one, or the row was altered */
  open({ cipher, nonce, tag }: SealedSecret, label: string): Buffer {
    const aes = createDecipheriv('aes-256-gcm', this.kek, nonce, { authTagLength: 16 });
    aes.setAAD(Buffer.from(label, 'utf8')).setAuthTag(tag);
    try {
      return Buffer.concat([aes.update(cipher), aes.final()]);
    } catch (cause) {
      throw new Error(
        `The signing key ${label} cannot be decrypted: KEY_ENCRYPTION_KEY is not the one that it was stored with.`,
        { cause },
      );
    }
  }
}

/**
 * The key-encryption key: the configured one, else one generated once into `<dataDir>/key-encryption-key`, readable by
 * the owner alone. Several processes starting together end with the same key: the first link wins.
 */
export async function keyEncryptionKey(configured: Buffer | undefined, dataDir: string): Promise<Buffer> {
  if (configured) return configured;
  const path = join(dataDir, 'key-encryption-key');
  const found = await read(path);
  if (found) return parse(found, path);

  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  return parse(await readFile(path, 'utf8'), path);
}

/** A damaged file must stop everything: a new key in its place would lock all signing keys away for good. */
function parse(text: string, path: string): Buffer {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== 32) throw new Error(`${path} does not hold 32 bytes in base64. Restore it from a backup.`);
  return bytes;
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return null;
    throw error;
  }
}

const isFileError = (error: unknown, code: string) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

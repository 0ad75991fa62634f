import { sign, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { didDocument, didKeyOf, didWebOf, didWebUrl } from './did.js';
import { KeyVault, keyEncryptionKey } from './key-vault.js';
import { generateSigningKey, publicKeyFrom, secretBytes, signingKeyFrom } from './signing-key.js';

describe('a signing key', () => {
  it('comes back whole from its 32 secret bytes', () => {
    const key = generateSigningKey();
    const again = signingKeyFrom(secretBytes(key));
    expect(again.publicMultibase).toBe(key.publicMultibase);
    const publicKey = publicKeyFrom(key.publicMultibase);
    if (!publicKey) throw new Error('no public key');
    expect(verify(null, Buffer.from('text'), publicKey, sign(null, Buffer.from('text'), again.privateKey))).toBe(true);
  });

  it.each(['', 'z', 'z6Mk', 'uAAAA', 'zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169', `z${'1'.repeat(70)}`])(
    'is not read from %j',
    (text) => {
      expect(publicKeyFrom(text)).toBeNull();
    },
  );

  it('reads the key of the published did:key example', () => {
    expect(publicKeyFrom('z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK')?.asymmetricKeyType).toBe('ed25519');
  });
});

describe('the vault', () => {
  const kek = Buffer.alloc(32, 7);
  const secret = Buffer.alloc(32, 9);

  it('gives back what it sealed, and seals it differently each time', () => {
    const vault = new KeyVault(kek);
    const [one, two] = [vault.seal(secret, 'z1'), vault.seal(secret, 'z1')];
    expect(vault.open(one, 'z1')).toEqual(secret);
    expect(one.cipher).not.toEqual(two.cipher);
    expect(one.cipher.includes(secret)).toBe(false);
  });

  it('refuses under another key, with another label, and where a bit was flipped', () => {
    const vault = new KeyVault(kek);
    const sealed = vault.seal(secret, 'z1');
    const flipped = Buffer.from(sealed.cipher);
    flipped[0] = (flipped[0] as number) ^ 1;
    expect(() => new KeyVault(Buffer.alloc(32, 8)).open(sealed, 'z1')).toThrow('KEY_ENCRYPTION_KEY');
    expect(() => vault.open(sealed, 'z2')).toThrow('KEY_ENCRYPTION_KEY');
    expect(() => vault.open({ ...sealed, cipher: flipped }, 'z1')).toThrow('KEY_ENCRYPTION_KEY');
  });

  it('has no key of another length', () => {
    expect(() => new KeyVault(Buffer.alloc(16))).toThrow('32');
  });
});

describe('the key-encryption key', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'laurel-kek-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('is the configured one, and then nothing is written', async () => {
    expect(await keyEncryptionKey(Buffer.alloc(32, 1), join(dir, 'data'))).toEqual(Buffer.alloc(32, 1));
    await expect(stat(join(dir, 'data'))).rejects.toThrow('ENOENT');
  });

  it('is generated once otherwise, even by several at the same time, and readable by the owner alone', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => keyEncryptionKey(undefined, join(dir, 'data'))));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    const path = join(dir, 'data', 'key-encryption-key');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await keyEncryptionKey(undefined, join(dir, 'data'))).toEqual(keys[0]);
    expect(Buffer.from(await readFile(path, 'utf8'), 'base64')).toEqual(keys[0]);
  });

  it('is never replaced where its file is damaged', async () => {
    await writeFile(join(dir, 'key-encryption-key'), 'short');
    await expect(keyEncryptionKey(undefined, dir)).rejects.toThrow('backup');
  });
});

describe('the issuer’s DID', () => {
  it.each([
    ['https://records.sample.edu', 'did:web:records.sample.edu', 'https://records.sample.edu/.well-known/did.json'],
    ['https://records.sample.edu/', 'did:web:records.sample.edu', 'https://records.sample.edu/.well-known/did.json'],
    ['https://sample.edu:8443/laurel', 'did:web:sample.edu%3A8443:laurel', 'https://sample.edu:8443/laurel/did.json'],
  ])('of %s is %s, served at %s', (url, did, document) => {
    expect(didWebOf(url)).toBe(did);
    expect(didWebUrl(did)).toBe(document);
  });

  it.each(['http://records.sample.edu', 'https://a:b@records.sample.edu', 'https://sample.edu/?a=1'])(
    'is not made of %s',
    (url) => {
      expect(() => didWebOf(url)).toThrow('did:web');
    },
  );

  it.each(['did:key:z6Mk', 'did:web:', 'did:web:user%40evil.example', 'did:web:%E0%A4%A', 'https://sample.edu'])(
    'has no address for %s',
    (did) => {
      expect(didWebUrl(did)).toBeNull();
    },
  );

  it('has a document with every key that credentials in circulation need', () => {
    const [active, retired] = [generateSigningKey().publicMultibase, generateSigningKey().publicMultibase];
    const document = didDocument('did:web:records.sample.edu', [active, retired]);
    expect(document).toMatchObject({
      id: 'did:web:records.sample.edu',
      assertionMethod: [`did:web:records.sample.edu#${active}`, `did:web:records.sample.edu#${retired}`],
      verificationMethod: [
        { type: 'Multikey', controller: 'did:web:records.sample.edu', publicKeyMultibase: active },
        { type: 'Multikey', controller: 'did:web:records.sample.edu', publicKeyMultibase: retired },
      ],
    });
    expect(JSON.stringify(document)).not.toMatch(/secret|private/i);
  });

  it('is the key itself where no public name is set', () => {
    expect(didKeyOf('z6Mkabc')).toBe('did:key:z6Mkabc');
  });
});

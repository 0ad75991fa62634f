import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileStore } from '@laurel/platform';

describe('The file store', () => {
  let folder: string;
  let store: FileStore;
  const limit = 1_000_000;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'laurel-files-'));
    store = new FileStore(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('gives back what was put, by its hash', async () => {
    const content = randomBytes(300_000);
    const stored = await store.put(content, { limit });
    expect(stored).toEqual({ sha256: createHash('sha256').update(content).digest('hex'), size: 300_000 });
    expect((await store.read(stored.sha256)).equals(content)).toBe(true);
    expect((await buffer(await store.open(stored.sha256))).equals(content)).toBe(true);
  });

  it('takes a stream and stores the same content once', async () => {
    const pieces = ['one ', 'and ', 'two'];
    const whole = await store.put(Buffer.from('one and two'), { limit });
    expect(await store.put(Readable.from(pieces.map((piece) => Buffer.from(piece))), { limit })).toEqual(whole);
  });

  it('keeps files to the owner', async () => {
    const { sha256 } = await store.put(Buffer.from('private'), { limit });
    const { mode } = await stat(join(folder, 'files', sha256.slice(0, 2), sha256.slice(2)));
    expect(mode & 0o777).toBe(0o600);
  });

  it('refuses what is too large and keeps nothing of it', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(65_536);
      })(),
    );
    await expect(store.put(endless, { limit })).rejects.toMatchObject({ kind: 'too-large', code: 'file-too-large' });
    expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([]);
  });

  it('keeps nothing of an upload that broke off', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('connection lost');
      })(),
    );
    await expect(store.put(broken, { limit })).rejects.toThrow('connection lost');
    expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([]);
  });

  it.each(['', 'null', '../../etc/passwd', 'a'.repeat(64), 'A'.repeat(64)])('knows no file “%s”', async (name) => {
    await expect(store.open(name)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

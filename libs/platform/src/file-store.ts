import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream, type ReadStream } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { notFound, Refusal } from '@laurel/domain';

export interface StoredFile {
  /** Lower-case hex; the file's name for ever. */
  sha256: string;
  /** Bytes. */
  size: number;
}

const SHA256 = /^[0-9a-f]{64}$/;

const printSize = (bytes: number): string =>
  bytes >= 1_000_000 ? `${Math.floor(bytes / 1_000_000)} MB` : `${Math.ceil(bytes / 1000)} kB`;

/** Files by the hash of their content, under `DATA_DIR/files/ab/cdef…`: the same file twice is stored once. */
export class FileStore {
  private readonly root: string;

  constructor(dataDir: string) {
    this.root = join(dataDir, 'files');
  }

  /**
   * Stores the content and returns its hash. Written aside, flushed and renamed, so a file is there whole or not at
   * all. Past `limit` bytes nothing is kept and the answer is a refusal (too-large).
   */
  async put(content: Buffer | Readable, { limit }: { limit: number }): Promise<StoredFile> {
    const aside = join(this.root, 'incoming', randomUUID());
    await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
    const file = await open(aside, 'wx', 0o600);
    try {
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of content instanceof Readable ? content : [content]) {
        const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
        size += bytes.length;
        if (size > limit)
          throw new Refusal('too-large', 'file-too-large', `A file here has ${printSize(limit)} at most.`);
        hash.update(bytes);
        await file.write(bytes);
      }
      await file.sync();
      const sha256 = hash.digest('hex');
      const target = this.pathOf(sha256);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(aside, target);
      return { sha256, size };
    } finally {
      await file.close();
      await rm(aside, { force: true });
    }
  }

  /** Streams a stored file; not-found when there is none. */
  async open(sha256: string): Promise<ReadStream> {
    return createReadStream(await this.existing(sha256));
  }

  async read(sha256: string): Promise<Buffer> {
    return readFile(await this.existing(sha256));
  }

  private async existing(sha256: string): Promise<string> {
    const path = this.pathOf(sha256);
    try {
      await access(path, constants.R_OK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw notFound('file');
      throw error;
    }
    return path;
  }

  private pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw notFound('file');
    return join(this.root, sha256.slice(0, 2), sha256.slice(2));
  }
}

import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVIDENCE_FILE_LIMIT, EVIDENCE_FILES_A_ROUND, evidenceFileName, invalidField, Refusal } from '@laurel/domain';
import { FileStore } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import multer from 'multer';
import { mediaTypeOf } from './media-type.js';

/** A file that passed every check and is in the FileStore. */
export interface KeptFile {
  /** As it will be shown and downloaded. */
  name: string;
  mediaType: string;
  sha256: string;
  /** Bytes. */
  size: number;
}

const MEGABYTE = 1024 * 1024;
/** The JSON part: a reflection and twenty links, escaped. */
const JSON_LIMIT = MEGABYTE / 2;
const REQUEST_LIMIT = EVIDENCE_FILES_A_ROUND * EVIDENCE_FILE_LIMIT + MEGABYTE;

/** Receives what a student hands in: one JSON part `submission` and up to ten parts `files`. */
@Injectable()
export class EvidenceIntake {
  constructor(private readonly files: FileStore) {}

  /**
   * Reads a multipart request into a folder of its own, checks everything, and only then keeps the files, all or
   * none. Whatever happens, the folder is gone afterwards. A file that was kept for a submission that then fails is
   * known to nobody and found by nobody: it is named by its hash and does no harm.
   *
   * `read` checks the JSON part and refuses it with a fault a field.
   */
  async receive<T>(request: Request, read: (json: unknown) => T): Promise<{ submission: T; files: KeptFile[] }> {
    mustBeMultipart(request);
    const folder = await mkdtemp(join(tmpdir(), 'laurel-evidence-'));
    try {
      const parts = await readParts(request, folder);
      const submission = read(await jsonPart(parts));
      const files = parts.files.filter((part) => part.fieldname === 'files');
      const stray = parts.files.find((part) => !['files', 'submission'].includes(part.fieldname));
      if (stray) throw invalidField(stray.fieldname, 'part-unknown', 'Files come in parts named “files”.');
      return { submission, files: await this.keep(files) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async keep(parts: readonly Express.Multer.File[]): Promise<KeptFile[]> {
    const checked: { part: Express.Multer.File; mediaType: string }[] = [];
    for (const [index, part] of parts.entries()) {
      const path = `files.${index}`;
      if (part.size === 0) throw invalidField(path, 'file-empty', `“${part.originalname}” is empty.`);
      checked.push({ part, mediaType: await mediaTypeOf(part.path, part.originalname, path) });
    }
    const kept: KeptFile[] = [];
    for (const { part, mediaType } of checked) {
      const stored = await this.files.put(createReadStream(part.path), { limit: EVIDENCE_FILE_LIMIT });
      kept.push({ ...stored, mediaType, name: evidenceFileName(part.originalname, mediaType) });
    }
    return kept;
  }
}

interface Parts {
  fields: Record<string, unknown>;
  files: Express.Multer.File[];
}

function mustBeMultipart(request: Request): void {
  if (!request.is('multipart/form-data'))
    throw new Refusal(
      'unsupported',
      'not-multipart',
      'Send this as multipart/form-data: a JSON part “submission” and the files as “files”.',
    );
  if (Number(request.get('content-length') ?? 0) > REQUEST_LIMIT) throw tooLarge();
}

const tooLarge = (name?: string): Refusal =>
  new Refusal(
    'too-large',
    'file-too-large',
    name
      ? `“${name}” is larger than ${EVIDENCE_FILE_LIMIT / MEGABYTE} MB. Make it smaller, or put it online and add the link.`
      : `This is more than ${EVIDENCE_FILES_A_ROUND} files of ${EVIDENCE_FILE_LIMIT / MEGABYTE} MB. Send fewer or smaller ones.`,
    [{ path: 'files', code: 'file-too-large', message: `At most ${EVIDENCE_FILE_LIMIT / MEGABYTE} MB a file.` }],
  );

function readParts(request: Request, folder: string): Promise<Parts> {
  const upload = multer({
    storage: multer.diskStorage({ destination: folder }),
    defParamCharset: 'utf8',
    limits: {
      fileSize: EVIDENCE_FILE_LIMIT,
      // One more than the files: browsers may send the JSON part as a file as well.
      files: EVIDENCE_FILES_A_ROUND + 1,
      fields: 4,
      fieldSize: JSON_LIMIT,
      fieldNameSize: 100,
      fieldNestingDepth: 0,
    },
  }).any();
  return new Promise((resolve, reject) => {
    upload(request, {} as never, (error?: unknown) => {
      if (error) return reject(uploadRefusal(error, request));
      const files = Array.isArray(request.files) ? request.files : [];
      resolve({ fields: { ...(request.body as Record<string, unknown>) }, files });
    });
  });
}

/** What went wrong while reading, in words. Nothing of it is our fault, unless the disk is. */
function uploadRefusal(error: unknown, request: Request): unknown {
  if (error instanceof multer.MulterError) {
    if (error.code === 'LIMIT_FILE_SIZE') return tooLarge((error as { filename?: string }).filename);
    if (error.code === 'LIMIT_FIELD_VALUE')
      return new Refusal('too-large', 'submission-too-large', 'The text of this submission is too long.');
    if (error.code === 'LIMIT_FILE_COUNT')
      return invalidField('files', 'files-too-many', `At most ${EVIDENCE_FILES_A_ROUND} files a round.`);
    return invalidField(error.field ?? 'submission', 'multipart-malformed', 'This form has parts that nobody expects.');
  }
  // A failing disk says so with a system call; all else is the sender's stream ending early or making no sense.
  if (error instanceof Error && 'syscall' in error && !request.destroyed) return error;
  return invalidField('submission', 'multipart-malformed', 'The upload broke off or is malformed. Send it again.');
}

async function jsonPart({ fields, files }: Parts): Promise<unknown> {
  const part = files.find((file) => file.fieldname === 'submission');
  const text = part && part.size <= JSON_LIMIT ? await readFile(part.path, 'utf8') : fields['submission'];
  if (typeof text !== 'string')
    throw invalidField('submission', 'submission-missing', 'The part “submission” with the JSON of it is missing.');
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidField('submission', 'submission-not-json', 'The part “submission” is not JSON.');
  }
}

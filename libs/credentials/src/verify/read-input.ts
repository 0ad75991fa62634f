import { createHash } from 'node:crypto';
import { bakedIntoPng, bakedIntoSvg, isPng, looksLikeSvg } from '../documents/badge-image.js';
import { hasType, isObject, type Json, type JsonObject } from '../documents/json.js';
import { attachedJson, isPdf } from '../documents/pdf-attachment.js';
import { isCredential } from '../documents/plain-form.js';
import { looksLikeJwt } from './check-jwt.js';

/** A record of 400 entries has 3 MB. */
export const MOST_INPUT_BYTES = 10 * 1024 * 1024;

export interface Input {
  contents: { document: JsonObject } | { jwt: string } | { nothing: string };
  /** SHA-256 in hex of the file, where it is a PDF. */
  pdfSha256: string | null;
}

/** What somebody gave us to look at: a file's bytes, a text, or JSON already read. Never throws. */
export function readInput(input: Buffer | Json): Input {
  const bytes = Buffer.isBuffer(input) ? input : null;
  if ((bytes?.length ?? (typeof input === 'string' ? input.length : 0)) > MOST_INPUT_BYTES)
    return { contents: { nothing: 'It is larger than 10 MB.' }, pdfSha256: null };
  if (bytes && isPdf(bytes))
    return { contents: fromPdf(bytes), pdfSha256: createHash('sha256').update(bytes).digest('hex') };
  if (bytes && isPng(bytes))
    return { contents: fromText(bakedIntoPng(bytes), 'The picture carries no credential.'), pdfSha256: null };
  const value = bytes ? bytes.toString('utf8') : (input as Json);
  if (typeof value === 'string') return { contents: fromText(value, 'It is empty.'), pdfSha256: null };
  return { contents: isObject(value) ? { document: value } : { nothing: 'It is no credential.' }, pdfSha256: null };
}

function fromText(given: string | null, without: string): Input['contents'] {
  const text = given?.replace(/^\ufeff/, '').trim();
  if (!text) return { nothing: without };
  if (looksLikeJwt(text)) return { jwt: text };
  if (looksLikeSvg(text)) return fromText(bakedIntoSvg(text), 'The picture carries no credential.');
  const document = parse(text);
  return document
    ? { document }
    : { nothing: 'It is neither a credential in JSON, a signed token, a PDF nor a badge picture.' };
}

/** The last record attached counts: a PDF's later revisions stand behind the earlier ones. */
function fromPdf(bytes: Buffer): Input['contents'] {
  const documents = attachedJson(bytes).flatMap((text) => {
    const document = parse(text);
    return document && isCredential(document) ? [document] : [];
  });
  const records = documents.filter((document) => hasType(document, 'ClrCredential'));
  const document = records.at(-1) ?? documents.at(-1);
  if (document) return { document };
  return {
    nothing:
      'No signed record is attached to this PDF. It may have been printed to a new file, which leaves the attachment behind. Ask for the original file.',
  };
}

function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

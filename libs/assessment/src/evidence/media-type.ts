import { createReadStream } from 'node:fs';
import { EVIDENCE_TYPES, EVIDENCE_TYPES_SENTENCE, endingOf, Refusal } from '@laurel/domain';
import { fileTypeFromFile } from 'file-type';

/** Endings under which plain text is welcome; a text that calls itself a program or a page is not. */
const TEXT_ENDINGS: Readonly<Record<string, string>> = {
  '': 'text/plain',
  txt: 'text/plain',
  md: 'text/plain',
  csv: 'text/csv',
};

/** Other names that the detector has for types that are welcome. */
const SAME_AS: Readonly<Record<string, string>> = { 'image/apng': 'image/png', 'audio/mp4': 'audio/x-m4a' };

const refuse = (path: string, name: string, code: string, why: string): Refusal => {
  const message = `“${name}” ${why} ${EVIDENCE_TYPES_SENTENCE}`;
  return new Refusal('unsupported', code, message, [{ path, code, message }]);
};

/**
 * What a file is, by its bytes and never by its name or by what the sender claims. Refuses (415, naming `path`) what
 * may not stand as evidence: programs, archives, web pages, drawings that can carry script, and what nobody knows.
 * `file` is where the bytes are on disk, `name` what the sender calls it.
 */
export async function mediaTypeOf(file: string, name: string, path: string): Promise<string> {
  const found = await fileTypeFromFile(file);
  if (found) {
    const mediaType = SAME_AS[found.mime] ?? found.mime;
    if (Object.hasOwn(EVIDENCE_TYPES, mediaType)) return mediaType;
    throw refuse(path, name, 'file-type-refused', `is a file of type ${found.ext.toUpperCase()}, which is not taken.`);
  }
  const text = await readText(file);
  if (text === null) throw refuse(path, name, 'file-type-unknown', 'is of a type that nobody here can read.');
  if (MARKUP.test(text))
    throw refuse(path, name, 'file-markup', 'is a web page or an SVG drawing, which can carry script. Save it as PDF.');
  if (text.startsWith('#!')) throw refuse(path, name, 'file-program', 'is a program.');
  const mediaType = TEXT_ENDINGS[endingOf(name)];
  if (!mediaType)
    throw refuse(path, name, 'file-not-what-it-says', `is plain text, whatever its ending “.${endingOf(name)}” says.`);
  return mediaType;
}

/** A tag of a page or of a drawing at the start, after white space, comments and declarations. */
const MARKUP = /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|\?xml|html|head|body|svg|script|iframe|meta|style|math)\b/iu;

/** How much of a text is kept to look at its start. */
const START = 4096;

/**
 * The start of a text that is strict UTF-8 from the first byte to the last and has no control characters; null when
 * the file is anything else. The byte order mark is left out.
 */
async function readText(file: string): Promise<string | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = '';
  try {
    for await (const chunk of createReadStream(file)) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells text from other bytes.
      if (/[\u0000-\u0008\u000e-\u001f\u007f]/u.test(text)) return null;
      if (start.length < START) start += text.slice(0, START - start.length);
    }
    decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
  return start;
}

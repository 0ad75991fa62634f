import { inflateSync } from 'node:zlib';

/** A file made to keep us busy ends here. */
const MOST_STREAMS = 5_000;
const MOST_BYTES = 30 * 1024 * 1024;

export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-');

/**
 * The texts attached to a PDF that begin like JSON, in the order in which they stand in the file; a later revision of
 * the file comes later. The pages are not read, and nothing in the file is run or followed: attachments are streams,
 * and streams are found by their marks, whatever else is broken.
 */
export function attachedJson(pdf: Buffer): string[] {
  const streams = streamsIn(pdf);
  const attached = streams.filter(({ dictionary }) => dictionary.includes('/EmbeddedFile'));
  // The mark is optional in the format: where no stream has it, any may be the attachment.
  let budget = MOST_BYTES;
  const texts: string[] = [];
  for (const stream of attached.length > 0 ? attached : streams) {
    const contents = unpack(stream, budget);
    if (!contents) continue;
    budget -= contents.length;
    const text = contents
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trim();
    if (text.startsWith('{')) texts.push(text);
  }
  return texts;
}

interface PdfStream {
  dictionary: string;
  contents: Buffer;
}

function streamsIn(pdf: Buffer): PdfStream[] {
  const found: PdfStream[] = [];
  let at = pdf.indexOf('stream');
  while (at >= 0 && found.length < MOST_STREAMS) {
    const start = afterLineEnd(pdf, at + 'stream'.length);
    const isEnd = pdf.subarray(Math.max(0, at - 3), at).toString('latin1') === 'end';
    let next = at + 'stream'.length;
    if (!isEnd && start !== null) {
      const dictionary = dictionaryBefore(pdf, at);
      const end = endOf(pdf, start, dictionary);
      if (end < 0) break;
      found.push({ dictionary, contents: pdf.subarray(start, end) });
      next = end;
    }
    at = pdf.indexOf('stream', next);
  }
  return found;
}

function afterLineEnd(pdf: Buffer, at: number): number | null {
  if (pdf[at] === 0x0d && pdf[at + 1] === 0x0a) return at + 2;
  return pdf[at] === 0x0a ? at + 1 : null;
}

/** The words between the object's number and its stream; dictionaries of attachments are short. */
function dictionaryBefore(pdf: Buffer, at: number): string {
  const before = pdf.subarray(Math.max(0, at - 2_000), at).toString('latin1');
  return before.slice(before.lastIndexOf(' obj') + 1);
}

/** By the length that the dictionary gives, where `endstream` follows there; else at the next `endstream`. */
function endOf(pdf: Buffer, start: number, dictionary: string): number {
  const length = /\/Length (\d{1,10})(?! \d+ R)/.exec(dictionary)?.[1];
  if (length) {
    const end = start + Number(length);
    if (pdf.subarray(end, end + 12).includes('endstream')) return end;
  }
  return pdf.indexOf('endstream', start);
}

function unpack({ dictionary, contents }: PdfStream, budget: number): Buffer | null {
  if (!/\/Filter/.test(dictionary)) return contents.length <= budget ? contents : null;
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*(\]|\/|>|\s)/.test(dictionary) || budget <= 0) return null;
  try {
    return inflateSync(contents, { maxOutputLength: budget });
  } catch {
    return null;
  }
}

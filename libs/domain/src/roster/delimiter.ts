import { aliasOf } from './aliases.js';

/** What separates the cells, most usual first. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const DELIMITER_WORDS: Record<Delimiter, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

/** Excel's own note on the first line, `sep=;`. */
const SEP = /^sep=([,;\t|])$/i;

export interface Separation {
  delimiter: Delimiter;
  /** Where the header begins, and how many lines lie before it. */
  offset: number;
  skippedLines: number;
}

/** The cells of the header line, quotes respected as far as telling delimiters apart needs it. */
function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell];
}

/**
 * Finds what separates the cells of `text` (line ends already `\n`): the delimiter under which most headers are known
 * words, then the one that makes most cells. Blank lines before the header, and Excel's `sep=`, are passed over.
 */
export function separate(text: string): Separation {
  let offset = 0;
  let skippedLines = 0;
  let announced: Delimiter | undefined;
  for (;;) {
    const end = text.indexOf('\n', offset);
    const line = text.slice(offset, end < 0 ? text.length : end);
    const note = SEP.exec(line.trimEnd());
    if (note) announced = note[1] as Delimiter;
    if (!note && (line.replace(/[\s\u00a0\u200b\ufeff,;|]+/gu, '') !== '' || end < 0))
      return { delimiter: announced ?? bestFor(line), offset, skippedLines };
    if (end < 0) return { delimiter: announced ?? ',', offset: text.length, skippedLines };
    offset = end + 1;
    skippedLines += 1;
  }
}

function bestFor(header: string): Delimiter {
  const scored = DELIMITERS.map((delimiter) => {
    const cells = cellsOf(header, delimiter);
    return { delimiter, known: cells.filter((cell) => aliasOf(cell)).length, cells: cells.length };
  });
  scored.sort((a, b) => b.known - a.known || b.cells - a.cells);
  return scored[0]?.delimiter ?? ',';
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DELIMITER_WORDS,
  type DecodedRoster,
  type Delimiter,
  decodeRoster,
  mapColumns,
  type RawRow,
  type RosterColumn,
  type RosterEncoding,
  type RosterFault,
  separate,
  trimUnicode,
} from '@laurel/domain';
import { CsvError, parse } from 'csv-parse';

/** A roster cut into rows, its columns named; nobody has been looked up yet. */
export interface OpenedRoster {
  encoding: DecodedRoster['encoding'];
  unconfirmed: boolean;
  delimiter: Delimiter;
  columns: RosterColumn[];
  /** With something in them, without the header. */
  rows: RawRow[];
  /** Faults of the file as a whole: with any of them no row can be trusted. */
  faults: RosterFault[];
}

/** Characters handed to the parser at once: between two pieces other requests get their turn. */
const PIECE = 256 * 1024;

/** Old Macs ended lines with CR alone; everybody else's CR belongs to a CRLF. */
const normaliseLines = (text: string): string =>
  text.includes('\n') ? text.replace(/\r\n/g, '\n') : text.replace(/\r/g, '\n');

function* pieces(text: string, onProgress?: (done: number, total: number) => void) {
  for (let start = 0; start < text.length; start += PIECE) {
    yield text.slice(start, start + PIECE);
    onProgress?.(Math.min(start + PIECE, text.length), text.length);
  }
}

/**
 * Decodes, separates and parses a roster. Lines are physical lines of the file from 1, also where cells hold line
 * breaks. `onProgress` is told how many characters of how many were read.
 */
export async function openRoster(
  file: Uint8Array,
  encoding?: RosterEncoding,
  onProgress?: (done: number, total: number) => void,
): Promise<OpenedRoster> {
  const decoded = decodeRoster(file, encoding);
  const text = normaliseLines(decoded.text);
  const { delimiter, offset, skippedLines } = separate(text);
  const raws: RawRow[] = [];
  const faults: RosterFault[] = [];
  let lastLine = skippedLines;
  // Collected as they are cut: what the stream would still hold is lost when the parser gives up.
  const collect = (cells: string[], { lines }: { lines: number }) => {
    const line = lastLine + 1;
    lastLine = skippedLines + lines;
    raws.push({ line, lastLine, cells });
    return null;
  };
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    on_record: collect,
  });
  try {
    await pipeline(Readable.from(pieces(text.slice(offset), onProgress)), parser.resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push(unclosed(text, lastLine + 1));
  }
  const [header, ...rows] = raws;
  const mapped = mapColumns(header?.cells ?? [], header?.line ?? skippedLines + 1);
  return {
    encoding: decoded.encoding,
    unconfirmed: decoded.unconfirmed,
    delimiter,
    columns: mapped.columns,
    rows: rows.filter(({ cells }) => cells.some((cell) => trimUnicode(cell) !== '')),
    faults: [...faults, ...mapped.faults, ...(decoded.unconfirmed ? doubtfulCells(raws, mapped.columns) : [])],
  };
}

export const delimiterWords = (delimiter: Delimiter): string => DELIMITER_WORDS[delimiter];

function unclosed(text: string, line: number): RosterFault {
  const value = (text.split('\n', line)[line - 1] ?? '').slice(0, 200);
  return {
    line,
    column: null,
    value,
    code: 'quote-not-closed',
    message: `A quotation mark opens on line ${line} or after it and is never closed. Close it, or take it out.`,
  };
}

/** Every cell that reads differently in another encoding, as Windows-1252 would have it. */
function doubtfulCells(raws: readonly RawRow[], columns: readonly RosterColumn[]): RosterFault[] {
  return raws.flatMap(({ line, cells }, row) =>
    cells.flatMap((cell, index): RosterFault[] =>
      /[^\0-\x7f]/.test(cell)
        ? [
            {
              line,
              column: row === 0 ? null : (columns[index]?.header ?? null),
              value: cell,
              code: 'encoding',
              message: cell.includes('\ufffd')
                ? 'The file is not UTF-8, and this is not Windows-1252 either. Export it again as UTF-8.'
                : 'The file is not UTF-8. If this reads right, accept it as Windows-1252; else export it again as UTF-8.',
            },
          ]
        : [],
    ),
  );
}

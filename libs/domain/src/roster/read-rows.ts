import type { CalendarDate } from '../calendar.js';
import { type IdentifierScheme, normaliseIdentifier } from '../identifiers.js';
import type { Minutes } from '../minutes.js';
import { trimUnicode } from '../names.js';
import { minutesFault } from '../participation/facts.js';
import type { RosterField } from './aliases.js';
import { IDENTITY_FIELDS, type RosterColumn } from './columns.js';
import type { FaultPlace, RosterFault, RosterFaultCode } from './fault.js';
import { stripFormulaGuard } from './formula-guard.js';
import { type DateOrder, guessDateOrder, readDate } from './read-date.js';
import { readMinutes } from './read-minutes.js';

/** A row as the CSV parser gives it. */
export interface RawRow {
  /** First physical line, from 1. */
  line: number;
  /** Last physical line. */
  lastLine: number;
  cells: readonly string[];
}

/** One value that says who, under the schemes that its column allows. */
export interface ReadIdentifier {
  schemes: readonly IdentifierScheme[];
  /** As compared: trimmed, composed, e-mail without case. */
  value: string;
  column: RosterColumn;
  /** As the file has it. */
  raw: string;
}

/** Where an identifier is to be looked up: each scheme with the value as that scheme compares it. */
export const lookupsOf = ({ schemes, value }: Pick<ReadIdentifier, 'schemes' | 'value'>) =>
  schemes.map((scheme) => ({ scheme, normalised: normaliseIdentifier(scheme, value) }));

/** A row after reading, before anybody was looked up. `undefined` = the file has no such column or the cell is faulty. */
export interface ReadRow extends FaultPlace {
  /** The first is the identity; the others must agree. */
  identifiers: readonly ReadIdentifier[];
  roleText: string | undefined;
  minutes: Minutes | undefined;
  startsOn: CalendarDate | undefined;
  endsOn: CalendarDate | undefined;
  note: string | null | undefined;
  externalId: string | null;
  activityText: string | null;
  faults: readonly RosterFault[];
}

export interface ReadRoster {
  rows: ReadRow[];
  /** How 03/04/2026 was read; null when nothing needed it, or when it could not be told. */
  dateOrder: DateOrder | null;
}

const MOST_NOTE = 2000;
const MOST_REFERENCE = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;

/** Excel's way to keep leading zeros: ="00419602". */
const EXCEL_TEXT = /^="([^"]*)"$/;

const isBlank = (row: RawRow) => row.cells.every((cell) => trimUnicode(cell) === '');

const columnFor = (columns: readonly RosterColumn[], field: RosterField) =>
  columns.find((column) => column.field === field);

/** Cells with the shape of the header: blank cells past its end are dropped. Null when they do not fit. */
function fitted(row: RawRow, width: number): readonly string[] | null {
  if (row.cells.length < width) return null;
  return row.cells.slice(width).every((cell) => trimUnicode(cell) === '') ? row.cells.slice(0, width) : null;
}

/** Rows between two steps: enough to be worth it, few enough to let others have their turn in between. */
export const ROWS_A_STEP = 2_000;

/**
 * Reads every row by the columns of the file, in steps, so that a long file holds nobody up. Blank rows are passed
 * over. `chosenOrder` says how 03/04/2026 is to be read; without it the file is asked (`guessDateOrder`).
 */
export function* readRosterSteps(
  columns: readonly RosterColumn[],
  raws: readonly RawRow[],
  delimiter: string,
  chosenOrder: DateOrder | null,
): Generator<void, ReadRoster> {
  const dateColumns = columns.filter(({ field }) => field === 'date' || field === 'startsOn' || field === 'endsOn');
  const fits: { row: RawRow; cells: readonly string[] | null }[] = [];
  const dateCells = new Set<string>();
  for (const [index, row] of raws.entries()) {
    if (index % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
    if (isBlank(row)) continue;
    const cells = fitted(row, columns.length);
    fits.push({ row, cells });
    if (cells) for (const column of dateColumns) dateCells.add(tidy(cells[column.index] ?? ''));
  }
  const dateOrder = dateColumns.length === 0 ? null : (chosenOrder ?? guessDateOrder(dateCells));
  const rows: ReadRow[] = [];
  for (const { row, cells } of fits) {
    if (rows.length % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
    rows.push(
      cells ? new RowReader(columns, row.line, cells, dateOrder).read() : shifted(row, columns.length, delimiter),
    );
  }
  return { rows, dateOrder };
}

const tidy = (cell: string): string => stripFormulaGuard(trimUnicode(cell));

function shifted(row: RawRow, width: number, delimiter: string): ReadRow {
  const count = row.cells.length;
  const quote =
    row.lastLine > row.line
      ? ` The row runs on to line ${row.lastLine}: a quotation mark is probably missing or too many.`
      : ' A separator is missing or too many, or a text that contains one needs quotation marks.';
  const fault: RosterFault = {
    line: row.line,
    column: null,
    value: row.cells.join(delimiter).slice(0, 200),
    code: 'row-shifted',
    message: `This row has ${count} ${count === 1 ? 'cell' : 'cells'}, the header has ${width}.${quote}`,
  };
  return {
    line: row.line,
    identifiers: [],
    roleText: undefined,
    minutes: undefined,
    startsOn: undefined,
    endsOn: undefined,
    note: undefined,
    externalId: null,
    activityText: null,
    cellOf: () => null,
    identityCell: null,
    faults: [fault],
  };
}

class RowReader {
  private readonly faults: RosterFault[] = [];

  constructor(
    private readonly columns: readonly RosterColumn[],
    private readonly line: number,
    private readonly cells: readonly string[],
    private readonly dateOrder: DateOrder | null,
  ) {}

  read(): ReadRow {
    this.refuseDamage();
    const date = this.date('date');
    const identifiers = this.identifiers();
    const [identity] = identifiers;
    return {
      line: this.line,
      identifiers,
      roleText: this.text('role', MOST_REFERENCE) ?? undefined,
      minutes: this.minutes(),
      startsOn: date ?? this.date('startsOn'),
      endsOn: date ?? this.date('endsOn'),
      note: this.text('note', MOST_NOTE),
      externalId: this.text('externalId', MOST_REFERENCE) ?? null,
      activityText: this.text('activity', MOST_NOTE) ?? null,
      cellOf: (field) => this.cellOf(field),
      identityCell: identity ? { column: identity.column.header, value: identity.raw } : null,
      faults: this.faults,
    };
  }

  private cellOf(field: RosterField): { column: string; value: string } | null {
    const column = columnFor(this.columns, field);
    return column ? { column: column.header, value: this.cells[column.index] ?? '' } : null;
  }

  private fault(column: RosterColumn, code: RosterFaultCode, message: string): undefined {
    this.faults.push({ line: this.line, column: column.header, value: this.cells[column.index] ?? '', code, message });
  }

  /** A replacement character is somebody else's lost letter; a control character cannot be stored. */
  private refuseDamage(): void {
    for (const column of this.columns) {
      const cell = column.field === null ? '' : (this.cells[column.index] ?? '');
      if (cell.includes('\ufffd'))
        this.fault(
          column,
          'encoding',
          'A character is lost here. Export the file again as UTF-8, or choose its encoding.',
        );
      else if (CONTROL.test(trimUnicode(cell)))
        this.fault(column, 'control-character', 'This cell contains a control character. Type it anew.');
    }
  }

  /** `undefined` = no such column; `null` = the cell is empty. */
  private text(field: RosterField, most: number): string | null | undefined {
    const column = columnFor(this.columns, field);
    if (!column) return undefined;
    const text = tidy(this.cells[column.index] ?? '');
    if (text.length > most) return this.fault(column, 'too-long', `Keep this to ${most} characters.`);
    return text === '' ? null : text;
  }

  private identifiers(): ReadIdentifier[] {
    const found = IDENTITY_FIELDS.flatMap((field): ReadIdentifier[] => {
      const column = columnFor(this.columns, field);
      if (!column) return [];
      const raw = this.cells[column.index] ?? '';
      const text = tidy(raw).replace(EXCEL_TEXT, '$1');
      const value = normaliseIdentifier(column.schemes[0] ?? 'studentNumber', text);
      return value === '' ? [] : [{ schemes: column.schemes, value, column, raw }];
    });
    const first = IDENTITY_FIELDS.map((field) => columnFor(this.columns, field)).find((column) => column !== undefined);
    if (found.length === 0 && first) this.fault(first, 'student-missing', 'This row does not say who.');
    return found;
  }

  private minutes(): Minutes | undefined {
    const column = columnFor(this.columns, 'minutes');
    if (!column) return undefined;
    const cell = tidy(this.cells[column.index] ?? '');
    if (cell === '') return this.fault(column, 'minutes-missing', 'This row does not say how long.');
    const reading = readMinutes(cell, column.unit);
    if (!('minutes' in reading)) return this.fault(column, reading.code, reading.message);
    const fault = minutesFault('minutes', reading.minutes);
    return fault ? this.fault(column, fault.code as RosterFaultCode, fault.message) : reading.minutes;
  }

  private date(field: 'date' | 'startsOn' | 'endsOn'): CalendarDate | undefined {
    const column = columnFor(this.columns, field);
    if (!column) return undefined;
    const cell = tidy(this.cells[column.index] ?? '');
    if (cell === '')
      return this.fault(
        column,
        'date-missing',
        'This row has no date. Write one, or leave the column out of the file.',
      );
    const reading = readDate(cell, this.dateOrder);
    return 'date' in reading ? reading.date : this.fault(column, reading.code, reading.message);
  }
}

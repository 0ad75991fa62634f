import type { RosterField } from './aliases.js';

/** Every reason why a line, or the whole file, stays out. Stable: clients and tests may rely on them. */
export const ROSTER_FAULT_WORDS = {
  encoding: 'Characters',
  'duplicate-column': 'Columns',
  'missing-column': 'Columns',
  'quote-not-closed': 'Quotation marks',
  'row-shifted': 'Cells shifted',
  'control-character': 'Characters',
  'too-long': 'Too long',
  'student-missing': 'Unknown student',
  'unknown-student': 'Unknown student',
  'ambiguous-student': 'Unknown student',
  'not-a-student': 'Unknown student',
  'belongs-to-another': 'Someone else’s',
  'role-missing': 'Role',
  'unknown-role': 'Role',
  'other-activity': 'Other activity',
  'activity-not-started': 'Dates',
  'minutes-missing': 'Minutes',
  'minutes-negative': 'Minutes',
  'minutes-not-whole': 'Minutes',
  'minutes-unreadable': 'Minutes',
  'minutes-too-many': 'Minutes',
  'date-missing': 'Dates',
  'date-ambiguous': 'Dates',
  'date-impossible': 'Dates',
  'date-too-early': 'Dates',
  'date-unreadable': 'Dates',
  'date-future': 'Dates',
  'date-outside-activity': 'Dates',
  'dates-reversed': 'Dates',
  'twice-in-file': 'Twice in the file',
  'reference-of-another': 'Reference',
  'other-reference': 'Reference',
  'already-in-that-role': 'Role',
  'already-verified': 'Already verified',
  'already-seconding': 'Already verified',
} as const;

export type RosterFaultCode = keyof typeof ROSTER_FAULT_WORDS;

/** What is wrong at one place of the file. */
export interface RosterFault {
  /** Physical line, from 1, the header counted; of a row that runs over several lines, the first. */
  line: number;
  /** The column's header as the file has it; null when the whole row is at fault. */
  column: string | null;
  /** As read, odd characters kept. */
  value: string;
  code: RosterFaultCode;
  /** What is wrong and what helps, for people. */
  message: string;
  /** A value that would be right, where there is exactly one good guess. */
  suggestion?: string;
}

/** What a fault needs to know of a row to say where it is. */
export interface FaultPlace {
  line: number;
  /** What stands in the cell of a field; null when the file has no such column. */
  cellOf(field: RosterField): { column: string; value: string } | null;
  /** The cell that says who. */
  identityCell: { column: string; value: string } | null;
}

/** A fault of one field of a row, with the column as the file names it. */
export function faultAt(
  row: FaultPlace,
  field: RosterField,
  code: RosterFaultCode,
  message: string,
  suggestion?: string,
): RosterFault {
  const cell =
    row.cellOf(field) ??
    (field === 'student' ? row.identityCell : null) ??
    (field === 'startsOn' || field === 'endsOn' ? row.cellOf('date') : null);
  const where = { line: row.line, column: cell?.column ?? null, value: cell?.value ?? '' };
  return { ...where, code, message, ...(suggestion === undefined ? {} : { suggestion }) };
}

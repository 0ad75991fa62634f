import type { IdentifierScheme } from '../identifiers.js';
import { trimUnicode } from '../names.js';
import { aliasOf, ROSTER_FIELD_WORDS, type RosterAlias, type RosterField } from './aliases.js';
import type { RosterFault } from './fault.js';
import type { DurationUnit } from './read-minutes.js';

/** One column of the file and what it is read as; `field` null = left alone. */
export interface RosterColumn {
  index: number;
  /** As the file has it, trimmed. */
  header: string;
  field: RosterField | null;
  unit: DurationUnit;
  schemes: readonly IdentifierScheme[];
}

/** Fields of which the first column counts and further ones are left alone: they only describe. */
const MANY: ReadonlySet<RosterField> = new Set(['name', 'note', 'activity']);

/** Columns that say who. The first in this order that a row fills is the identity; the others must agree with it. */
export const IDENTITY_FIELDS = [
  'student',
  'sisSourcedId',
  'username',
  'email',
] as const satisfies readonly RosterField[];

/** Reads the header line. Faults are about the whole file: with any of them no row can be trusted. */
export function mapColumns(
  headers: readonly string[],
  line: number,
): { columns: RosterColumn[]; faults: RosterFault[] } {
  const known = headers.map((header) => aliasOf(header));
  const strong = new Set(known.flatMap((alias) => (alias && !alias.weak ? [alias.field] : [])));
  const hasSpan = strong.has('startsOn') || strong.has('endsOn');
  const faults: RosterFault[] = [];
  const taken = new Map<RosterField, string>();
  const columns = headers.map((raw, index): RosterColumn => {
    const header = trimUnicode(raw);
    const alias = known[index];
    const leftAlone = { index, header, field: null, unit: null, schemes: [] };
    if (!alias || isOutranked(alias, strong, taken) || (alias.field === 'date' && hasSpan)) return leftAlone;
    const earlier = taken.get(alias.field);
    if (earlier !== undefined) {
      if (MANY.has(alias.field)) return leftAlone;
      faults.push(duplicate(line, header, earlier, alias.field));
    }
    taken.set(alias.field, header);
    return { index, header, field: alias.field, unit: alias.unit ?? null, schemes: alias.schemes ?? [] };
  });
  return { columns, faults: [...faults, ...missing(taken, line, headers)] };
}

const isOutranked = (alias: RosterAlias, strong: ReadonlySet<RosterField>, taken: ReadonlyMap<RosterField, string>) =>
  alias.weak === true && (strong.has(alias.field) || taken.has(alias.field));

const duplicate = (line: number, header: string, earlier: string, field: RosterField): RosterFault => ({
  line,
  column: header,
  value: header,
  code: 'duplicate-column',
  message:
    header === earlier
      ? `The column “${header}” is there twice. Leave one of them.`
      : `“${earlier}” and “${header}” are both read as ${ROSTER_FIELD_WORDS[field].toLowerCase()}. Leave one of them.`,
});

function missing(taken: ReadonlyMap<RosterField, string>, line: number, headers: readonly string[]): RosterFault[] {
  const fault = (column: string, message: string): RosterFault => ({
    line,
    column,
    value: headers.map(trimUnicode).join(', ').slice(0, 200),
    code: 'missing-column',
    message,
  });
  const faults: RosterFault[] = [];
  if (!IDENTITY_FIELDS.some((field) => taken.has(field)))
    faults.push(
      fault(
        ROSTER_FIELD_WORDS.student,
        'No column says who. The first line has to name one “Student number”, “Student id” or “E-mail”.',
      ),
    );
  if (!taken.has('minutes'))
    faults.push(
      fault(
        ROSTER_FIELD_WORDS.minutes,
        'No column says how long. The first line has to name one “Minutes” or “Hours”.',
      ),
    );
  return faults;
}

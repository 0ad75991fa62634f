import { type Fault, invalid } from '@laurel/domain';
import { z } from 'zod';

/** What people read for faults that a schema itself does not put into words. `undefined` = the library's own words. */
function sayIt(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined || issue.input === null) return 'This is required.';
    return WRONG_TYPE[issue.expected] ?? 'This has the wrong type.';
  }
  if (issue.code === 'invalid_value') return `Choose one of: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'unrecognized_keys') return 'There is no such field here.';
  if (issue.code === 'too_small') return `This must be at least ${issue.minimum}${unitOf(issue.origin)}.`;
  if (issue.code === 'too_big') return `This must be at most ${issue.maximum}${unitOf(issue.origin)}.`;
  if (issue.code === 'invalid_format') return FORMATS[issue.format] ?? 'This is not written the way it should be.';
  return undefined;
}

const WRONG_TYPE: Partial<Record<string, string>> = {
  string: 'This must be text.',
  number: 'This must be a number.',
  int: 'This must be a whole number.',
  boolean: 'This must be true or false.',
  array: 'This must be a list.',
  object: 'This must be an object with fields.',
  record: 'This must be an object with fields.',
};

const FORMATS: Partial<Record<string, string>> = {
  email: 'This is not an e-mail address.',
  url: 'This is not a web address.',
  datetime: 'Write the instant as 2026-05-01T09:30:00Z.',
  date: 'Write the date as 2026-05-01.',
};

const unitOf = (origin: string): string =>
  origin === 'string' ? ' characters' : origin === 'array' || origin === 'set' ? ' entries' : '';

const CODES: Record<string, string> = {
  invalid_type: 'wrong-type',
  invalid_value: 'not-a-choice',
  unrecognized_keys: 'unknown-field',
  too_small: 'too-small',
  too_big: 'too-big',
  invalid_format: 'malformed',
};

function faultsOf(issue: z.core.$ZodIssue, at: readonly PropertyKey[]): Fault[] {
  const path = [...at, ...issue.path].map(String);
  const code = issue.message === 'This is required.' ? 'required' : (CODES[issue.code] ?? 'invalid');
  // A wrong key is named itself, not the object around it.
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
  return paths.map((segments) => ({ path: segments.join('.'), code, message: issue.message }));
}

/**
 * Reads what came off the wire by `schema`, or refuses it (`invalid`, code `input-invalid`) with a fault a field.
 * `at` says where the value stands when it is a part of the input: a parameter's name, a multipart field.
 */
export function readWire<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  at: string[] = [],
): z.output<Schema> {
  const read = schema.safeParse(value, { error: sayIt });
  if (read.success) return read.data;
  const faults = read.error.issues.flatMap((issue) => faultsOf(issue, at));
  const [first] = faults;
  const where = first?.path ? `${first.path}: ` : '';
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  throw invalid('input-invalid', `${where}${first?.message ?? 'The input is not what it should be.'}${more}`, faults);
}

import { type Fault, invalid } from '@laurel/domain';

/** One page of a list, as the database answered it. */
export interface Page<T> {
  rows: T[];
  /** All rows that match, not only this page. */
  total: number;
  /** Index of the first row asked for, from 0. */
  from: number;
  /** Index of the last row asked for; rows may end before it. */
  to: number;
}

/** A list query after checking: safe to build SQL from. */
export interface ListQuery<Filter = Record<string, unknown>> {
  sort: { field: string; column: string; direction: 'ASC' | 'DESC' };
  from: number;
  to: number;
  limit: number;
  offset: number;
  filter: Filter;
}

/** As they come off the wire (ra-data-simple-rest): each a JSON text, or absent. */
export interface RawListQuery {
  sort?: unknown;
  range?: unknown;
  filter?: unknown;
}

export interface ListRules {
  /** Field on the wire → SQL expression. The first is the default order. Never built from input. */
  sortable: Readonly<Record<string, string>>;
  /** Default: the first sortable field, ascending. */
  defaultSort?: readonly [field: string, direction: 'ASC' | 'DESC'];
  /** Names a filter may have. Left out: any, and the caller checks. */
  filters?: readonly string[];
  /** Default 200: also the size of a page when no range is given. */
  maxPageSize?: number;
}

function parseJson(name: string, raw: unknown, example: string, faults: Fault[]): unknown {
  if (raw === undefined || raw === '') return undefined;
  try {
    if (typeof raw === 'string') return JSON.parse(raw);
  } catch {
    // Falls through to the same fault: not JSON, or the parameter was given twice.
  }
  faults.push({ path: name, code: 'list-query-malformed', message: `“${name}” must be JSON such as ${example}.` });
  return undefined;
}

function parseSort(raw: unknown, rules: ListRules, faults: Fault[]): ListQuery['sort'] {
  const fields = Object.keys(rules.sortable);
  const [field, direction] = rules.defaultSort ?? [fields[0] ?? 'id', 'ASC'];
  const standard = { field, column: rules.sortable[field] ?? 'id', direction };
  const sort = parseJson('sort', raw, '["name","ASC"]', faults);
  if (sort === undefined) return standard;
  const [wanted, order] = Array.isArray(sort) && sort.length === 2 ? sort : [undefined, undefined];
  const column =
    typeof wanted === 'string' && Object.hasOwn(rules.sortable, wanted) ? rules.sortable[wanted] : undefined;
  const upper = typeof order === 'string' ? order.toUpperCase() : '';
  if (typeof wanted === 'string' && column !== undefined && (upper === 'ASC' || upper === 'DESC'))
    return { field: wanted, column, direction: upper };
  faults.push({
    path: 'sort',
    code: 'list-sort-unknown',
    message: `“sort” must be a field and ASC or DESC; this list sorts by ${fields.join(', ')}.`,
  });
  return standard;
}

function parseRange(raw: unknown, rules: ListRules, faults: Fault[]): { from: number; to: number } {
  const most = rules.maxPageSize ?? 200;
  const standard = { from: 0, to: most - 1 };
  const range = parseJson('range', raw, '[0,24]', faults);
  if (range === undefined) return standard;
  const [from, to] = Array.isArray(range) && range.length === 2 ? range : [undefined, undefined];
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < from) {
    faults.push({
      path: 'range',
      code: 'list-range-invalid',
      message: '“range” must be two whole numbers from 0, first and last row, such as [0,24].',
    });
    return standard;
  }
  if (to - from + 1 <= most) return { from, to };
  faults.push({
    path: 'range',
    code: 'list-page-too-large',
    message: `A page has at most ${most} rows; ask for fewer at a time.`,
  });
  return standard;
}

function parseFilter(raw: unknown, rules: ListRules, faults: Fault[]): Record<string, unknown> {
  const filter = parseJson('filter', raw, '{"state":"verified"}', faults);
  if (filter === undefined) return {};
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    faults.push({ path: 'filter', code: 'list-filter-invalid', message: '“filter” must be a JSON object.' });
    return {};
  }
  for (const name of Object.keys(filter)) {
    if (rules.filters === undefined || rules.filters.includes(name)) continue;
    faults.push({
      path: `filter.${name}`,
      code: 'list-filter-unknown',
      message: `This list has no filter “${name}”; it has ${rules.filters.join(', ') || 'none'}.`,
    });
  }
  return filter as Record<string, unknown>;
}

/** Checks a list query and refuses it with every fault at once. */
export function parseListQuery(raw: RawListQuery, rules: ListRules): ListQuery {
  const faults: Fault[] = [];
  const sort = parseSort(raw.sort, rules, faults);
  const range = parseRange(raw.range, rules, faults);
  const filter = parseFilter(raw.filter, rules, faults);
  if (faults.length > 0) throw invalid('list-query-invalid', faults.map((fault) => fault.message).join(' '), faults);
  return { sort, ...range, limit: range.to - range.from + 1, offset: range.from, filter };
}

/**
 * The ORDER BY list, without the words: the wanted column, then `idColumn`, so that equal rows never swap between two
 * pages. Empty values come last in both directions.
 */
export const orderBy = (query: ListQuery<unknown>, idColumn = 'id'): string =>
  query.sort.column === idColumn
    ? `${idColumn} ${query.sort.direction}`
    : `${query.sort.column} ${query.sort.direction} NULLS LAST, ${idColumn} ${query.sort.direction}`;

/** A LIKE pattern in which the text stands for itself, anywhere. */
export const containing = (text: string): string => `%${escaped(text)}%`;

/** A LIKE pattern for what begins with the text. */
export const beginningWith = (text: string): string => `${escaped(text)}%`;

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** A page past the end is not an error: no rows, and the total that says where the end is. */
export const pageOf = <T>(query: ListQuery<unknown>, rows: T[], total: number): Page<T> => ({
  rows,
  total,
  from: query.from,
  to: query.to,
});

/** The Content-Range header: `students 0-24/600`; without rows the form of RFC 9110 §14.4: the range is a star. */
export const contentRange = (resource: string, page: Page<unknown>): string =>
  page.rows.length === 0
    ? `${resource} */${page.total}`
    : `${resource} ${page.from}-${page.from + page.rows.length - 1}/${page.total}`;

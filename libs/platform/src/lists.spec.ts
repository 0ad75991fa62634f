import { describe, expect, it } from '@jest/globals';
import { Refusal } from '@laurel/domain';
import {
  beginningWith,
  containing,
  contentRange,
  type ListRules,
  orderBy,
  pageOf,
  parseListQuery,
  type RawListQuery,
} from './lists.js';

const rules: ListRules = { sortable: { name: 'lower(p.name)', id: 'p.id' }, filters: ['state', 'id'], maxPageSize: 50 };

const codesOf = (raw: RawListQuery): string[] => {
  try {
    parseListQuery(raw, rules);
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid')
      return error.faults.map((fault) => `${fault.path}: ${fault.code}`);
    throw error;
  }
  return [];
};

describe('A list query', () => {
  it('is read as react-admin sends it', () => {
    const query = parseListQuery(
      { sort: '["name","DESC"]', range: '[25,49]', filter: '{"state":"verified","id":["a","b"]}' },
      rules,
    );
    expect(query).toEqual({
      sort: { field: 'name', column: 'lower(p.name)', direction: 'DESC' },
      from: 25,
      to: 49,
      limit: 25,
      offset: 25,
      filter: { state: 'verified', id: ['a', 'b'] },
    });
  });

  it('starts at the first page in the first order when nothing is asked for', () => {
    expect(parseListQuery({}, rules)).toMatchObject({
      sort: { field: 'name', direction: 'ASC' },
      offset: 0,
      limit: 50,
    });
    expect(parseListQuery({}, { ...rules, defaultSort: ['id', 'DESC'] }).sort).toMatchObject({ column: 'p.id' });
  });

  it.each<[string, RawListQuery, string[]]>([
    ['not JSON', { sort: 'name' }, ['sort: list-query-malformed']],
    ['given twice', { range: ['[0,1]', '[2,3]'] }, ['range: list-query-malformed']],
    ['an unknown field', { sort: '["password","ASC"]' }, ['sort: list-sort-unknown']],
    ['a field that every object has', { sort: '["constructor","ASC"]' }, ['sort: list-sort-unknown']],
    ['SQL for an order', { sort: '["name","ASC; drop table person"]' }, ['sort: list-sort-unknown']],
    ['a negative row', { range: '[-1,24]' }, ['range: list-range-invalid']],
    ['half a row', { range: '[0,2.5]' }, ['range: list-range-invalid']],
    ['backwards', { range: '[24,0]' }, ['range: list-range-invalid']],
    ['text for a row', { range: '["0","24"]' }, ['range: list-range-invalid']],
    ['a row beyond counting', { range: '[0,1e300]' }, ['range: list-range-invalid']],
    ['too large a page', { range: '[0,50]' }, ['range: list-page-too-large']],
    ['a list as filter', { filter: '[]' }, ['filter: list-filter-invalid']],
    ['null as filter', { filter: 'null' }, ['filter: list-filter-invalid']],
    ['an unknown filter', { filter: '{"colour":"red"}' }, ['filter.colour: list-filter-unknown']],
    [
      'all wrong',
      { sort: '1', range: '1', filter: '1' },
      ['sort: list-sort-unknown', 'range: list-range-invalid', 'filter: list-filter-invalid'],
    ],
  ])('with %s is refused', (_, raw, codes) => {
    expect(codesOf(raw)).toEqual(codes);
  });
});

describe('The order', () => {
  it('ends with the id, so that equal rows keep their place from page to page', () => {
    expect(orderBy(parseListQuery({ sort: '["name","DESC"]' }, rules), 'p.id')).toBe(
      'lower(p.name) DESC NULLS LAST, p.id DESC',
    );
  });

  it('has the id once', () => {
    expect(orderBy(parseListQuery({ sort: '["id","asc"]' }, rules), 'p.id')).toBe('p.id ASC');
  });
});

describe('A pattern of LIKE', () => {
  it('lets what was typed stand for itself, its wildcards and its backslash too', () => {
    expect(containing('50 %')).toBe('%50 \\%%');
    expect(containing('a_b\\')).toBe('%a\\_b\\\\%');
    expect(beginningWith('50%')).toBe('50\\%%');
  });
});

describe('Content-Range', () => {
  const query = parseListQuery({ range: '[50,74]' }, rules);

  it('tells the rows that came', () => {
    expect(contentRange('people', pageOf(query, ['a', 'b'], 52))).toBe('people 50-51/52');
  });

  it('past the end still tells the total', () => {
    expect(contentRange('people', pageOf(query, [], 30))).toBe('people */30');
  });
});

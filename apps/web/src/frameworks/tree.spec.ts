import { describe, expect, it } from '@jest/globals';
import { branchIds, closedAtFirst, type TreeRow, treeMove, visibleBranches } from './tree.js';

const row = (id: string, parentId: string | null, depth: number, name = id): TreeRow => ({
  id,
  parentId,
  depth,
  code: null,
  name,
  statement: `${name} in full`,
  itemType: null,
  status: 'active',
  rubricId: null,
});

const rows = [
  row('number', null, 0, 'Number'),
  row('ratio', 'number', 1, 'Ratio'),
  row('unit-rate', 'ratio', 2, 'Unit rate'),
  row('percent', 'ratio', 2, 'Percent'),
  row('geometry', null, 0, 'Geometry'),
];
const seen = (closed: string[], words = '') =>
  visibleBranches(rows, new Set(closed), words).map((branch) => branch.row.id);

describe('what is shown of a tree', () => {
  it('is all of it while nothing is closed', () => {
    expect(seen([])).toEqual(['number', 'ratio', 'unit-rate', 'percent', 'geometry']);
  });

  it('leaves out everything under a closed row, however deep', () => {
    expect(seen(['number'])).toEqual(['number', 'geometry']);
    expect(seen(['ratio'])).toEqual(['number', 'ratio', 'geometry']);
  });

  it('is what matches, with all above it, even under closed rows', () => {
    expect(seen(['number'], ' PERCENT ')).toEqual(['number', 'ratio', 'percent']);
    expect(seen([], 'nothing of the kind')).toEqual([]);
  });

  it('says how many stand right under a row', () => {
    const branches = visibleBranches(rows, new Set(), '');
    expect(branches.map((branch) => branch.children)).toEqual([1, 2, 0, 0, 0]);
    expect([...branchIds(rows)]).toEqual(['number', 'ratio']);
  });
});

it('opens a small framework whole and a large one at its two uppermost levels', () => {
  expect(closedAtFirst(rows).size).toBe(0);
  const many = Array.from({ length: 90 }, (_, index) => row(`leaf-${index}`, 'ratio', 2));
  expect([...closedAtFirst([...rows, ...many])]).toEqual(['ratio']);
});

describe('keys in a tree', () => {
  const move = (id: string, key: string, closed: string[] = []) =>
    treeMove(visibleBranches(rows, new Set(closed), ''), id, key);

  it('down and up go along what is shown', () => {
    expect(move('ratio', 'ArrowDown')).toEqual({ focus: 'unit-rate' });
    expect(move('ratio', 'ArrowDown', ['ratio'])).toEqual({ focus: 'geometry' });
    expect(move('number', 'ArrowUp')).toBeNull();
  });

  it('right opens, then goes in; left closes, then goes out', () => {
    expect(move('ratio', 'ArrowRight', ['ratio'])).toEqual({ toggle: 'ratio' });
    expect(move('ratio', 'ArrowRight')).toEqual({ focus: 'unit-rate' });
    expect(move('ratio', 'ArrowLeft')).toEqual({ toggle: 'ratio' });
    expect(move('percent', 'ArrowLeft')).toEqual({ focus: 'ratio' });
    expect(move('percent', 'ArrowRight')).toBeNull();
  });

  it('home and end reach both ends; other keys are not the tree’s', () => {
    expect(move('ratio', 'Home')).toEqual({ focus: 'number' });
    expect(move('ratio', 'End')).toEqual({ focus: 'geometry' });
    expect(move('ratio', 'Tab')).toBeNull();
  });
});

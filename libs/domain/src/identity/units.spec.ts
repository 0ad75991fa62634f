import { describe, expect, it } from '@jest/globals';
import { mustNotCircle, unitSubtree } from './units.js';

const tree = [
  { id: 'campus', parentId: null },
  { id: 'division', parentId: 'campus' },
  { id: 'leadership', parentId: 'division' },
  { id: 'service', parentId: 'division' },
  { id: 'library', parentId: 'campus' },
];

describe('the unit tree', () => {
  it('gives a unit with all that is under it', () => {
    expect(unitSubtree(tree, 'division').sort()).toEqual(['division', 'leadership', 'service']);
    expect(unitSubtree(tree, 'library')).toEqual(['library']);
    expect(unitSubtree(tree, 'campus')).toHaveLength(5);
  });

  it('never gives the unit above', () => {
    expect(unitSubtree(tree, 'leadership')).not.toContain('division');
  });

  it('ends even where the data has a circle', () => {
    const circle = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ];
    expect(unitSubtree(circle, 'a').sort()).toEqual(['a', 'b']);
  });

  it('lets a unit move anywhere but under itself or its own', () => {
    expect(() => mustNotCircle(tree, 'service', 'library')).not.toThrow();
    expect(() => mustNotCircle(tree, 'service', null)).not.toThrow();
    expect(() => mustNotCircle(tree, 'division', 'division')).toThrow('under itself');
    expect(() => mustNotCircle(tree, 'campus', 'service')).toThrow('is under this one');
  });
});

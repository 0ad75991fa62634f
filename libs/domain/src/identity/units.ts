import { invalidField } from '../errors.js';

/** As much of a unit as its place in the tree needs. */
export interface UnitNode {
  id: string;
  parentId: string | null;
}

/** `rootId` and every unit under it; only `rootId` itself when nothing is under it. Survives a tree that has a circle. */
export function unitSubtree(units: readonly UnitNode[], rootId: string): string[] {
  const children = new Map<string, string[]>();
  for (const { id, parentId } of units) {
    if (parentId === null) continue;
    const siblings = children.get(parentId) ?? [];
    siblings.push(id);
    children.set(parentId, siblings);
  }
  const found = new Set([rootId]);
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child);
  return [...found];
}

/** A unit may move anywhere but under itself or under one of its own. */
export function mustNotCircle(units: readonly UnitNode[], unitId: string, parentId: string | null): void {
  if (parentId === null || !unitSubtree(units, unitId).includes(parentId)) return;
  throw invalidField(
    'parentId',
    'unit-circle',
    unitId === parentId ? 'A unit cannot be under itself.' : 'That unit is under this one: choose another.',
  );
}

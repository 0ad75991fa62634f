import type { Findings } from './case-package.js';

/** Deepest nesting taken. Real packages have five or six levels; the database's own JSON parser gives up at some thousands. */
const DEEPEST = 64;

interface Place {
  value: unknown;
  key: string;
  parent: Place | null;
  depth: number;
}

const pathOf = (place: Place | null): string => {
  const keys: string[] = [];
  for (let at = place; at?.parent; at = at.parent) keys.unshift(at.key);
  return keys.join('.');
};

/** A NUL or half of a surrogate pair: no database stores it as text. */
const unstorable = (text: string): boolean => text.includes('\u0000') || /\p{Surrogate}/u.test(text);

/**
 * Walks the whole value once, without recursion, and faults what could not be stored and read back the same: nesting
 * past all reason, NULs, broken Unicode, numbers beyond what a number holds. Returns false when there was any.
 */
export function isStorable(root: unknown, findings: Findings): boolean {
  const before = findings.faults.length;
  const open: Place[] = [{ value: root, key: '', parent: null, depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, depth } = place;
    if (typeof value === 'string' && unstorable(value))
      findings.refuse(pathOf(place), 'text-not-storable', 'This text has a NUL or broken Unicode in it.');
    if (typeof value === 'number' && !Number.isFinite(value))
      findings.refuse(pathOf(place), 'number-too-large', 'This number is larger than can be kept.');
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEEPEST) {
      findings.refuse(pathOf(place), 'nested-too-deep', `Nothing in a framework is nested more than ${DEEPEST} deep.`);
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      const child: Place = { value: inner, key, parent: place, depth: depth + 1 };
      if (unstorable(key)) findings.refuse(pathOf(place), 'text-not-storable', 'A field name here has broken Unicode.');
      else if (inner !== null && (typeof inner === 'object' || typeof inner === 'string' || typeof inner === 'number'))
        open.push(child);
    }
  }
  return findings.faults.length === before;
}

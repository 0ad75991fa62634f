import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GENESIS, sealEvent, storedJson } from './canonical.js';

/** What jsonb does to a value: keys in its own order, everything else the same. */
const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, reordered(inner)] as const)
      .sort(([a], [b]) => b.length - a.length || (a < b ? 1 : -1)),
  );
};

describe('The canonical form', () => {
  it('has one spelling', () => {
    expect(storedJson({ b: [1, { z: null, y: 'x' }], a: undefined, '10': 1, '9': new Date(0) })).toBe(
      '{"10":1,"9":"1970-01-01T00:00:00.000Z","b":[1,{"y":"x","z":null}]}',
    );
  });

  it('keeps what a database cannot store out of it', () => {
    expect(storedJson('a\0b\ud800c🎓')).toBe('"a\ufffdb\ufffdc🎓"');
  });

  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => storedJson(reordered(value)) === storedJson(value)));
  });

  it('is its own canonical form', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => storedJson(JSON.parse(storedJson(value))) === storedJson(value)));
  });
});

describe('The seal', () => {
  const fields = {
    seq: 1,
    at: new Date('2026-05-01T10:00:00.123Z'),
    actorId: null,
    actorName: 'Zoë',
    verb: 'publication.publish',
    subjectType: 'record',
    subjectId: 'r1',
    detail: { version: 2 },
  };
  const seal = sealEvent(GENESIS, fields);

  it.each([
    { seq: 2 },
    { at: new Date('2026-05-01T10:00:00.124Z') },
    { actorId: 'somebody' },
    { actorName: null },
    { verb: 'publication.revoke' },
    { subjectType: 'credential' },
    { subjectId: 'r2' },
    { detail: { version: '2' } },
  ])('covers %j', (change) => {
    expect(sealEvent(GENESIS, { ...fields, ...change })).not.toBe(seal);
  });

  it('covers all that came before', () => {
    expect(sealEvent(seal, fields)).not.toBe(seal);
  });
});

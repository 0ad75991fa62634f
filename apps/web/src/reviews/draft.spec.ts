import { describe, expect, it } from '@jest/globals';
import { draftKey, keepDraft, NO_DRAFT, readDraft } from './draft.js';

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('a draft of a review', () => {
  const draft = { scores: { a: 3 }, comment: 'Show the sources.', savedAt: '2026-05-05T14:06:00.000Z' };

  it('comes back as it was kept', () => {
    const store = memory();
    keepDraft(store, draftKey('x', 1), draft);
    expect(readDraft(store, draftKey('x', 1))).toEqual(draft);
  });

  it('belongs to one version: another round starts without it', () => {
    const store = memory();
    keepDraft(store, draftKey('x', 1), draft);
    expect(readDraft(store, draftKey('x', 2))).toEqual(NO_DRAFT);
  });

  it('is forgotten when nothing is left in it', () => {
    const store = memory();
    keepDraft(store, 'k', draft);
    keepDraft(store, 'k', NO_DRAFT);
    expect(store.kept.size).toBe(0);
  });

  it.each(['{', 'null', '[]', '{"scores":{"a":"3"},"comment":"","savedAt":null}', '{"scores":{}}'])(
    'reads %s as nothing',
    (broken) => {
      const store = memory();
      store.setItem('k', broken);
      expect(readDraft(store, 'k')).toEqual(NO_DRAFT);
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import {
  decidePublication,
  issueObstacle,
  nextRunState,
  nextVersionState,
  type PublicationFacts,
} from './publication.js';

const facts = (change: Partial<PublicationFacts> = {}): PublicationFacts => ({
  recordHold: false,
  displayName: 'Suharti',
  missingGlyphs: [],
  entries: 3,
  waiting: { recorded: 0, declined: 0, oldest: null },
  assemblyFault: null,
  contentSha256: 'b',
  currentSha256: null,
  revokedNumber: null,
  today: '2026-05-29',
  ...change,
});

describe('what a publication does for one person', () => {
  it.each([
    ['a first record is new', {}, 'new', null],
    ['the same content is unchanged', { currentSha256: 'b' }, 'unchanged', null],
    ['other content is changed', { currentSha256: 'a' }, 'changed', null],
    ['a record hold comes before everything', { recordHold: true, entries: 0 }, 'held', 'record-hold'],
    ['no name is refused', { displayName: ' ' }, 'refused', 'name-missing'],
    ['a letter that cannot be printed is refused', { missingGlyphs: ['U+A9B2'] }, 'refused', 'glyph-missing'],
    ['a fault in the facts is refused', { assemblyFault: 'Ends before it starts.' }, 'refused', 'fact-fault'],
    ['nothing verified is refused', { entries: 0 }, 'refused', 'nothing-verified'],
  ] as const)('%s', (_name, change, outcome, code) => {
    expect(decidePublication(facts(change))).toMatchObject({ outcome, code });
  });

  it('says when it brings back what was revoked', () => {
    expect(decidePublication(facts({ revokedNumber: 3 }))).toEqual({
      outcome: 'new',
      code: 'after-revocation',
      message: 'Version 3 was revoked. This issues the record again.',
    });
  });

  it('says how much waits, and how long', () => {
    const waiting = { recorded: 6, declined: 1, oldest: '2026-05-06' };
    expect(decidePublication(facts({ entries: 0, waiting })).message).toBe(
      '7 recorded, none verified. The oldest waits 23 days.',
    );
  });

  it('says when everything was declined', () => {
    const waiting = { recorded: 0, declined: 2, oldest: null };
    expect(decidePublication(facts({ entries: 0, waiting })).message).toBe('2 recorded, all declined.');
  });
});

describe('the life of a record version', () => {
  it('is issued once', () => {
    expect(nextVersionState('queued', 'issue')).toBe('issued');
    expect(() => nextVersionState('issued', 'issue')).toThrow(expect.objectContaining({ code: 'version-not-queued' }));
  });

  it('cannot be revoked twice, nor replaced after it was revoked', () => {
    expect(nextVersionState('issued', 'revoke')).toBe('revoked');
    expect(() => nextVersionState('revoked', 'revoke')).toThrow(
      expect.objectContaining({ code: 'version-not-issued' }),
    );
    expect(() => nextVersionState('revoked', 'supersede')).toThrow();
  });

  it('can be tried again after a failure', () => {
    expect(nextVersionState('failed', 'retry')).toBe('queued');
  });
});

describe('between release and signature', () => {
  it('a record hold keeps a version from becoming official', () => {
    expect(issueObstacle({ recordHold: true })).toMatchObject({ kind: 'conflict', code: 'record-hold' });
    expect(issueObstacle({ recordHold: false })).toBeNull();
  });
});

describe('the life of a run', () => {
  it.each([
    ['running', 'finish', 'finished'],
    ['running', 'cancel', 'cancelled'],
    ['finished', 'retry', 'running'],
    ['running', 'retry', 'running'],
  ] as const)('%s, %s: %s', (state, verb, next) => {
    expect(nextRunState(state, verb)).toBe(next);
  });

  it.each([
    ['finished', 'cancel', 'run-not-running'],
    ['cancelled', 'cancel', 'run-not-running'],
    ['finished', 'finish', 'run-not-running'],
    ['cancelled', 'retry', 'run-cancelled'],
  ] as const)('%s, %s is refused', (state, verb, code) => {
    expect(() => nextRunState(state, verb)).toThrow(expect.objectContaining({ code }));
  });
});

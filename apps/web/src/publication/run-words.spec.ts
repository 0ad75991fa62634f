import { describe, expect, it } from '@jest/globals';
import type { PublicationItemView, PublicationRunView } from '@laurel/contract';
import { durationWords, firstToLookAt, itemWords, rateOf, rateWords, toSign } from './run-words.js';

const run = (more: Partial<PublicationRunView> = {}): PublicationRunView =>
  ({
    state: 'running',
    releasedAt: '2026-05-29T09:00:00.000Z',
    finishedAt: null,
    progress: { queued: 5, issued: 20, failed: 1, skipped: 9, cancelled: 2 },
    ...more,
  }) as PublicationRunView;

describe('a publication in words', () => {
  it('begins with what needs a person', () => {
    const none = { new: 0, changed: 0, unchanged: 0, held: 0, refused: 0 };
    expect(firstToLookAt({ ...none, new: 400, refused: 1 })).toBe('refused');
    expect(firstToLookAt({ ...none, new: 400, unchanged: 5 })).toBe('new');
    expect(firstToLookAt({ ...none, unchanged: 5 })).toBe('unchanged');
    expect(firstToLookAt(none)).toBe('new');
  });

  it('counts as to be signed all but those with nothing to sign', () => expect(toSign(run())).toBe(28));

  it('takes the rate from what is watched while it runs, from the whole time once it has ended', () => {
    const watched = [
      { at: 0, issued: 10 },
      { at: 4000, issued: 20 },
    ];
    expect(rateOf(run(), watched)).toBe(2.5);
    expect(rateOf(run({ state: 'finished', finishedAt: '2026-05-29T09:00:40.000Z' }), watched)).toBe(0.5);
    expect(rateOf(run(), watched.slice(0, 1))).toBeNull();
  });

  it.each([
    [214.4, '214 records a second'],
    [1, '1 record a second'],
    [0.66, '40 records a minute'],
    [0.001, '1 record a minute'],
  ])('%d a second is %s', (rate, words) => expect(rateWords(rate)).toBe(words));

  it.each([
    [0, '1 second'],
    [61, '61 seconds'],
    [240, '4 minutes'],
    [7500, '2 h 5 min'],
  ])('%i s are %s', (seconds, words) => expect(durationWords(seconds)).toBe(words));

  it('says of each person what became of the record and why', () => {
    const item = (more: Partial<PublicationItemView>) =>
      itemWords({ outcome: 'changed', state: 'issued', code: null, message: null, ...more } as PublicationItemView);
    expect(item({})).toBe('Issued, replaces the version before');
    expect(item({ outcome: 'new' })).toBe('Issued, the first version');
    expect(item({ state: 'failed', message: 'The key store did not answer.' })).toBe(
      'Failed: The key store did not answer. Nothing was signed.',
    );
    expect(item({ state: 'skipped', outcome: 'held', code: 'record-hold' })).toBe('Record hold');
    expect(item({ state: 'skipped', outcome: 'unchanged' })).toBe('Unchanged, nothing was signed again');
  });
});

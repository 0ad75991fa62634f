import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '@laurel/platform';
import { VerificationGate, VerificationThrottled } from './verification-gate.js';

const START = new Date('2026-05-04T09:00:00Z');
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);

let clock: FixedClock;
let gate: VerificationGate;

beforeEach(() => {
  clock = new FixedClock(START);
  gate = new VerificationGate(clock, { verificationsAMinute: 3 });
});

/** Seconds to wait, or null for an address that is let in. */
function waitOf(address: string): number | null {
  try {
    gate.admit(address);
    return null;
  } catch (error) {
    if (error instanceof VerificationThrottled) return error.retryAfterSeconds;
    throw error;
  }
}

describe('an address', () => {
  it('gets its share of each minute and is told when to come back', () => {
    expect(waitOf('192.0.2.1')).toBeNull();
    clock.moveTo(later(20));
    expect([waitOf('192.0.2.1'), waitOf('192.0.2.1'), waitOf('192.0.2.1')]).toEqual([null, null, 40]);
    clock.moveTo(later(59));
    expect(waitOf('192.0.2.1')).toBe(1);
    clock.moveTo(later(60));
    expect([waitOf('192.0.2.1'), waitOf('192.0.2.1')]).toEqual([null, 20]);
  });

  it('does not use up another’s', () => {
    for (let ask = 0; ask < 5; ask += 1) waitOf('192.0.2.1');
    expect(waitOf('192.0.2.2')).toBeNull();
  });

  it.each([
    ['2001:db8:0:7::1', '2001:db8:0:7:ffff:1:2:3'],
    ['2001:db8::1', '2001:db8:0:0:9::'],
    ['::1', '0:0:0:0:0:0:0:2'],
  ])('of IPv6 is one with its neighbours of the same half (%s, %s)', (one, other) => {
    for (let ask = 0; ask < 3; ask += 1) expect(waitOf(one)).toBeNull();
    expect(waitOf(other)).toBe(60);
    expect(waitOf('2001:db8:0:8::1')).toBeNull();
    expect(waitOf('::ffff:192.0.2.9')).toBeNull();
  });
});

describe('checks', () => {
  /** A check that ends when told. */
  function check(): { done: Promise<string>; begun: () => boolean; end: (error?: Error) => void } {
    let begun = false;
    let end: (error?: Error) => void = () => undefined;
    const work = new Promise<string>((resolve, reject) => {
      end = (error) => (error ? reject(error) : resolve('checked'));
    });
    const done = gate.inTurn(() => {
      begun = true;
      return work;
    });
    return { done, begun: () => begun, end };
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('are done two at a time, eight wait, and the eleventh is asked to come back', async () => {
    const ten = Array.from({ length: 10 }, check);
    expect(ten.map((one) => one.begun())).toEqual([true, true, ...Array(8).fill(false)]);
    await expect(check().done).rejects.toMatchObject({ code: 'verify-busy', retryAfterSeconds: 5 });
    ten[1]?.end();
    await settle();
    expect(ten.filter((one) => one.begun())).toHaveLength(3);
    expect(ten[2]?.begun()).toBe(true);
    for (const one of ten) one.end();
    expect(await Promise.all(ten.map((one) => one.done))).toEqual(Array(10).fill('checked'));
    const next = check();
    expect(next.begun()).toBe(true);
    next.end();
  });

  it('that fail give their turn on as well', async () => {
    const [first, second, third] = [check(), check(), check()];
    first.end(new Error('broken'));
    await expect(first.done).rejects.toThrow('broken');
    await settle();
    expect(third.begun()).toBe(true);
    for (const one of [second, third]) one.end();
    await Promise.all([second.done, third.done]);
    expect(check().begun()).toBe(true);
  });
});

import { describe, expect, it } from '@jest/globals';
import { mustNotBeThrottled, SIGN_IN_POLICY, SignInThrottled } from './sign-in.js';

const now = new Date('2026-05-04T09:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const times = (count: number, at: Date) => Array.from({ length: count }, () => at);

const waitAfter = (account: Date[], address: Date[] = []): number | undefined => {
  try {
    mustNotBeThrottled({ account, address }, now);
  } catch (error) {
    if (error instanceof SignInThrottled) return error.retryAfterSeconds;
    throw error;
  }
  return undefined;
};

describe('sign-in throttling', () => {
  it('bears four wrong passwords of an account and asks to wait after the fifth', () => {
    expect(waitAfter(times(4, ago(10)))).toBeUndefined();
    expect(waitAfter(times(5, ago(10)))).toBe(15 * 60 - 10);
  });

  it('forgets a failure after fifteen minutes', () => {
    expect(waitAfter([...times(4, ago(60)), ago(15 * 60)])).toBeUndefined();
    expect(waitAfter([...times(4, ago(60)), ago(15 * 60 - 1)])).toBe(1);
  });

  it('asks to wait until the failure that is one too many is forgotten, in whatever order they come', () => {
    expect(waitAfter([ago(1), ago(500), ago(2), ago(800), ago(300), ago(100)])).toBe(15 * 60 - 500);
  });

  it('bears more from an address than for an account', () => {
    expect(waitAfter([], times(SIGN_IN_POLICY.perAddress - 1, ago(1)))).toBeUndefined();
    expect(waitAfter([], times(SIGN_IN_POLICY.perAddress, ago(1)))).toBe(15 * 60 - 1);
  });

  it('asks for the longer of the two waits', () => {
    expect(waitAfter(times(5, ago(600)), times(50, ago(100)))).toBe(800);
  });

  it('says in words how long', () => {
    expect(new SignInThrottled(59).message).toBe('Too many attempts. Wait a minute and try again.');
    expect(new SignInThrottled(61).message).toBe('Too many attempts. Wait 2 minutes and try again.');
  });
});

import { Refusal } from '../errors.js';

/** How many wrong passwords are borne before waiting is asked for. */
export interface ThrottlePolicy {
  /** Milliseconds that a failure counts. */
  window: number;
  perAccount: number;
  /** Much more than for an account: a campus sits behind few addresses. */
  perAddress: number;
}

export const SIGN_IN_POLICY: ThrottlePolicy = { window: 15 * 60_000, perAccount: 5, perAddress: 50 };

/** Too many failures; `retryAfterSeconds` says when the oldest that counts is forgotten. */
export class SignInThrottled extends Refusal {
  constructor(readonly retryAfterSeconds: number) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    super(
      'throttled',
      'sign-in-throttled',
      `Too many attempts. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again.`,
    );
  }
}

/** When failed attempts happened: for this account since it last succeeded, and from this address. */
export interface Failures {
  account: readonly Date[];
  address: readonly Date[];
}

/**
 * Refuses a sign-in while its account or its address has used up its failures. The window slides: an account is never
 * shut for longer than one window, so that a stranger cannot shut somebody out for good.
 */
export function mustNotBeThrottled(failures: Failures, now: Date, policy: ThrottlePolicy = SIGN_IN_POLICY): void {
  const wait = Math.max(
    waitFor(failures.account, policy.perAccount, now, policy.window),
    waitFor(failures.address, policy.perAddress, now, policy.window),
  );
  if (wait > 0) throw new SignInThrottled(Math.ceil(wait / 1000));
}

/** Milliseconds until fewer than `limit` failures count. */
function waitFor(failures: readonly Date[], limit: number, now: Date, window: number): number {
  const newestFirst = failures.map((at) => at.getTime()).sort((a, b) => b - a);
  const decisive = newestFirst[limit - 1];
  return decisive === undefined ? 0 : Math.max(0, decisive + window - now.getTime());
}

/** The one answer to a wrong password, an unknown e-mail, a disabled account and an inactive person. */
export const signInFailed = () =>
  new Refusal(
    'unauthenticated',
    'sign-in-failed',
    'That e-mail and password do not match. Try again, or ask for a new password.',
  );

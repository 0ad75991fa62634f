/** How long a session lives, in milliseconds. */
export interface SessionPolicy {
  /** Without an unsafe request or a keep-alive. Reading alone does not prolong it: reads never write. */
  idle: number;
  /** From sign-in, whatever happens. */
  absolute: number;
}

const HOUR = 3_600_000;

export const SESSION_POLICY: SessionPolicy = { idle: 2 * HOUR, absolute: 12 * HOUR };

/** When a session that was used at `now` ends: after the idle time, but never past the absolute one. */
export const sessionEnds = (signedInAt: Date, now: Date, policy: SessionPolicy = SESSION_POLICY): Date =>
  new Date(Math.min(now.getTime() + policy.idle, signedInAt.getTime() + policy.absolute));

/** A session past its absolute lifetime is nobody's, whatever its cookie says. */
export const isOutlived = (signedInAt: Date, now: Date, policy: SessionPolicy = SESSION_POLICY): boolean =>
  !(now.getTime() < signedInAt.getTime() + policy.absolute);

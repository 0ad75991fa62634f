import { isIPv6 } from 'node:net';
import { Refusal } from '@laurel/domain';
import { Clock, CONFIG, type Config } from '@laurel/platform';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';

/** A check is nearly all computing; whoever else this process serves needs the rest of it. */
const AT_ONCE = 2;
/** Who stands behind these would wait for longer than people do. */
const WAITING = 8;
const MINUTE = 60_000;
/** Seconds; a record of ordinary length is checked in less. */
const TURN_COMES_IN = 5;

/** Not now; `retryAfterSeconds` says when it is worth asking again. */
export class VerificationThrottled extends Refusal {
  constructor(
    code: 'verify-throttled' | 'verify-busy',
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super('throttled', code, message);
  }
}

/**
 * Anyone may have a document checked, without an account, and one that was made for it costs seconds of computing. So
 * few are checked at once in a process, which is what keeps the others served; and one address gets so many a minute,
 * which leaves turns for the rest. Counted in memory: each process has computing of its own to guard, and what a
 * restart forgets is a minute. The address is the client's own behind TRUSTED_PROXIES.
 */
@Injectable()
export class VerificationGate implements CanActivate {
  /** Address → when it asked in the last minute, oldest first. */
  readonly #asked = new Map<string, number[]>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #sweptAt = 0;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'verificationsAMinute'>,
  ) {}

  /** Before a file is even read. */
  canActivate(context: ExecutionContext): boolean {
    this.admit(context.switchToHttp().getRequest<Request>().ip ?? '');
    return true;
  }

  /** Counts a question from an address. @throws VerificationThrottled where it has had its share of the minute */
  admit(address: string): void {
    const now = this.clock.now().getTime();
    this.#forget(now);
    const from = blockOf(address);
    const times = (this.#asked.get(from) ?? []).filter((at) => at > now - MINUTE);
    const [oldest] = times;
    if (oldest !== undefined && times.length >= this.config.verificationsAMinute)
      throw new VerificationThrottled(
        'verify-throttled',
        'Many documents were checked from your network just now. Wait a minute and try again.',
        Math.ceil((oldest + MINUTE - now) / 1000),
      );
    this.#asked.set(from, [...times, now]);
  }

  /** Does `check` when its turn comes. @throws VerificationThrottled where too many wait already */
  async inTurn<T>(check: () => Promise<T>): Promise<T> {
    if (this.#running < AT_ONCE) this.#running += 1;
    else if (this.#waiting.length < WAITING)
      // Whoever ends hands its place on, so nobody slips in between.
      await new Promise<void>((next) => this.#waiting.push(next));
    else
      throw new VerificationThrottled(
        'verify-busy',
        'Many documents are being checked at this moment. Try again in a few seconds.',
        TURN_COMES_IN,
      );
    try {
      return await check();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  /** Once a minute, so that the addresses of a day do not pile up. */
  #forget(now: number): void {
    if (now - this.#sweptAt < MINUTE) return;
    this.#sweptAt = now;
    for (const [address, times] of this.#asked)
      if (times.every((at) => at <= now - MINUTE)) this.#asked.delete(address);
  }
}

/** One visitor's addresses: of IPv6 the first half, since every household is given the second whole. */
function blockOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array<string>(8 - groups.length - after.length).fill('0');
  return [...groups, ...zeros, ...after].slice(0, 4).join(':');
}

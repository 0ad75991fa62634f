import type { Json, JsonObject } from '../documents/json.js';
import { Unreachable, type VerificationPorts } from './report.js';

/** What one document may cost us. A stranger writes it, so it decides whom we ask, and how often. */
export interface VerificationLimits {
  /** Issuers other than ourselves whose documents are asked for; a real record has one, or a few endorsers. */
  controllers: number;
  /** Status lists that are asked for. */
  lists: number;
  /** Milliseconds of waiting for others, added up. */
  waitingMs: number;
  /** Milliseconds until nothing more of the document is looked at. */
  workMs: number;
}

export const VERIFICATION_LIMITS: VerificationLimits = {
  controllers: 10,
  lists: 10,
  waitingMs: 10_000,
  workMs: 20_000,
};

type StatusList = { document: Json; readAt: string };

/** The web as one run may see it: few addresses, each asked once, and not for long altogether. */
export class Outside implements Pick<VerificationPorts, 'resolve' | 'statusList'> {
  readonly #controllers = new Map<string, Promise<JsonObject>>();
  readonly #lists = new Map<string, Promise<StatusList>>();
  #waitedMs = 0;

  constructor(
    private readonly ports: Pick<VerificationPorts, 'resolve' | 'statusList' | 'isOurs'>,
    private readonly limits: VerificationLimits,
  ) {}

  /** @throws Unreachable */
  resolve(id: string): Promise<JsonObject> {
    if (this.ports.isOurs(id)) return this.ports.resolve(id);
    const most = this.limits.controllers;
    return this.#once(this.#controllers, id, most, `it names more than ${most} issuers.`, () => this.ports.resolve(id));
  }

  /** @throws Unreachable */
  statusList(url: string): Promise<StatusList> {
    const most = this.limits.lists;
    return this.#once(this.#lists, url, most, `it names more than ${most} status lists.`, () =>
      this.ports.statusList(url),
    );
  }

  async #once<T>(
    asked: Map<string, Promise<T>>,
    address: string,
    most: number,
    tooMany: string,
    ask: () => Promise<T>,
  ): Promise<T> {
    let answer = asked.get(address);
    if (!answer) {
      if (asked.size >= most) throw new Unreachable(`Not everybody named was asked: ${tooMany}`);
      answer = this.#inTime(ask);
      asked.set(address, answer);
    }
    return answer;
  }

  async #inTime<T>(ask: () => Promise<T>): Promise<T> {
    const left = this.limits.waitingMs - this.#waitedMs;
    const tooLong = () => new Unreachable('Those it names took too long to answer, all together.');
    if (left <= 0) throw tooLong();
    const started = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        // A clock's rounding must not leave a moment for one more.
        this.#waitedMs = this.limits.waitingMs;
        reject(tooLong());
      }, left);
    });
    try {
      return await Promise.race([ask(), enough]);
    } finally {
      clearTimeout(timer);
      this.#waitedMs += performance.now() - started;
    }
  }
}

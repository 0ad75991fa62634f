import { randomBytes } from 'node:crypto';
import { isOutlived } from '@laurel/domain';
import { Clock } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { SignedIn } from './session-data.js';

const settled = (start: (done: (error?: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => start((error) => (error ? reject(error) : resolve())));

/** The session of a request: who it says is signed in, its beginning and its end. */
@Injectable()
export class SessionService {
  constructor(private readonly clock: Clock) {}

  /** Who is signed in on this request; `null` for strangers and for sessions past their absolute lifetime. */
  signedIn(request: Request): SignedIn | null {
    const { personId, signedInAt, csrfToken } = request.session ?? {};
    if (!personId || !signedInAt || !csrfToken) return null;
    return isOutlived(new Date(signedInAt), this.clock.now()) ? null : { personId, signedInAt, csrfToken };
  }

  /** Begins a session under a new id, so that an id known before sign-in is worth nothing after it. */
  async begin(request: Request, personId: string): Promise<SignedIn> {
    await settled((done) => request.session.regenerate(done));
    const signedIn: SignedIn = {
      personId,
      signedInAt: this.clock.now().toISOString(),
      csrfToken: randomBytes(32).toString('base64url'),
    };
    Object.assign(request.session, signedIn);
    await settled((done) => request.session.save(done));
    return signedIn;
  }

  /** Ends the session; without one nothing happens. */
  async end(request: Request): Promise<void> {
    if (request.session) await settled((done) => request.session.destroy(done));
  }
}

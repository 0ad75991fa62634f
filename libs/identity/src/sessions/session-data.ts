import 'express-session';

declare module 'express-session' {
  interface SessionData {
    /** Who signed in. A session without it is nobody's. */
    personId: string;
    /** ISO instant; the absolute lifetime counts from here. */
    signedInAt: string;
    /** The synchroniser token that unsafe requests repeat in `X-CSRF-Token`. */
    csrfToken: string;
  }
}

/** What a signed-in session holds. */
export interface SignedIn {
  personId: string;
  signedInAt: string;
  csrfToken: string;
}

/**
 * The one vocabulary of refusals. A rule refuses by throwing `Refusal`; the HTTP and command-line edges turn its
 * code into a status or an exit code. Codes are stable: clients and tests may rely on them.
 */
export type RefusalKind =
  /** The input is wrong; `faults` says where. */
  | 'invalid'
  /** Nothing there, or nothing that this actor may see. */
  | 'not-found'
  /** Signed in, but may not do this. */
  | 'forbidden'
  /** Not signed in. */
  | 'unauthenticated'
  /** The state, or someone else's change, does not allow it now. */
  | 'conflict'
  /** Too many attempts. */
  | 'throttled'
  /** Larger than this route takes. */
  | 'too-large'
  /** A media type that this route does not take. */
  | 'unsupported';

/** One fault of an input: `path` is the field (`roles.0.name`), `code` stable, `message` for people. */
export interface Fault {
  path: string;
  code: string;
  message: string;
}

export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    message: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export const invalid = (code: string, message: string, faults: readonly Fault[] = []) =>
  new Refusal('invalid', code, message, faults);

/** An invalid input with exactly one field at fault. */
export const invalidField = (path: string, code: string, message: string) =>
  new Refusal('invalid', code, message, [{ path, code, message }]);

/** `what` is the noun for people: "programme", "student". The same answer serves absent and out-of-scope rows. */
export const notFound = (what: string) =>
  new Refusal('not-found', 'not-found', `There is no such ${what}, or it is not yours to see.`);

export const forbidden = (code: string, message: string) => new Refusal('forbidden', code, message);

export const conflict = (code: string, message: string) => new Refusal('conflict', code, message);

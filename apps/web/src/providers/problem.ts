import type { Problem } from '@laurel/contract';

/** A tree of messages in the shape of a form's values, as react-admin's forms take them. */
export interface FieldErrors {
  [field: string]: string | FieldErrors;
}

/**
 * What the server refused, or that it did not answer (`status` 0). `message` is a sentence for people; `body.errors`
 * puts each fault beside its field.
 */
export class ServerRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly faults: NonNullable<Problem['faults']>;
  readonly body: { errors?: FieldErrors };

  constructor(problem: Pick<Problem, 'status' | 'code' | 'detail' | 'faults'>) {
    super(problem.detail);
    this.name = 'ServerRefusal';
    this.status = problem.status;
    this.code = problem.code;
    this.faults = problem.faults ?? [];
    this.body = this.faults.length > 0 ? { errors: fieldErrors(this.faults) } : {};
  }
}

export const noAnswer = () =>
  new ServerRefusal({
    status: 0,
    code: 'no-answer',
    detail: 'The server did not answer. What was saved before is safe. Try again.',
  });

const sentences: Record<number, string> = {
  401: 'You are signed out. Sign in to go on.',
  403: 'Your role does not include this.',
  404: 'There is no such thing, or it is not yours to see.',
  413: 'That is larger than can be taken here.',
  429: 'Too many attempts. Wait a minute, then try again.',
};

/** Reads problem+json; any other body becomes a sentence for its status, never a code first. */
export function refusalFrom(status: number, body: unknown): ServerRefusal {
  if (isProblem(body)) return new ServerRefusal({ ...body, status });
  const detail =
    sentences[status] ??
    (status >= 500
      ? 'The server could not finish this. What was saved before is safe. Try again in a moment.'
      : 'The server did not accept this.');
  return new ServerRefusal({ status, code: `http-${status}`, detail });
}

/** `roles.0.name` → `{ roles: { 0: { name: message } } }`; the first fault of a field stands. */
export function fieldErrors(faults: NonNullable<Problem['faults']>): FieldErrors {
  const tree: FieldErrors = {};
  for (const { path, message } of faults) {
    const steps = path.split('.').filter(Boolean);
    const field = steps.pop();
    let branch: FieldErrors | null = tree;
    for (const step of steps) {
      const next: string | FieldErrors | undefined = branch[step];
      if (typeof next === 'string') {
        branch = null;
        break;
      }
      const twig: FieldErrors = next ?? {};
      branch[step] = twig;
      branch = twig;
    }
    if (branch && field && branch[field] === undefined) branch[field] = message;
  }
  return tree;
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string' && 'code' in body
  );
}

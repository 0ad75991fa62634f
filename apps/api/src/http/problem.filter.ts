import type { Problem } from '@laurel/contract';
import { type Fault, Refusal, type RefusalKind } from '@laurel/domain';
import { newId } from '@laurel/platform';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';

/** Every kind of refusal has its status; a kind without one does not compile. */
const STATUS: Record<RefusalKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  throttled: 429,
};

const TITLES: Record<number, string> = {
  400: 'The request has faults',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not possible here',
  409: 'Not possible now',
  413: 'Too large',
  415: 'Unsupported kind of content',
  429: 'Too many attempts',
  500: 'Something failed on our side',
  503: 'Not available now',
};

/** What PostgreSQL refuses, in words: these come from races that the service's own checks cannot see. */
const DATABASE_REFUSALS: Record<string, Refusal> = {
  '23505': new Refusal('conflict', 'already-there', 'This is already there. Someone may have been faster; look again.'),
  '23503': new Refusal('conflict', 'in-use', 'Something else refers to this, or what this refers to is gone.'),
  '40001': new Refusal('conflict', 'try-again', 'Someone changed this at the same moment. Try again.'),
  '40P01': new Refusal('conflict', 'try-again', 'Someone changed this at the same moment. Try again.'),
  '22P02': new Refusal('invalid', 'value-malformed', 'A value has the wrong form.'),
  '22003': new Refusal('invalid', 'value-out-of-range', 'A number is out of range.'),
  '22021': new Refusal('invalid', 'value-malformed', 'A text contains characters that cannot be stored.'),
};

interface Answer {
  status: number;
  code: string;
  detail: string;
  faults?: readonly Fault[];
  retryAfterSeconds?: number;
}

/** Turns whatever was thrown into problem+json (RFC 9457). Only what nobody foresaw is a 500, and that is logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const answer = this.answer(error);
    if (response.headersSent) {
      // A download broke half-way: ending the connection is the only honest answer left.
      response.destroy(error instanceof Error ? error : undefined);
      return;
    }
    const problem: Problem = {
      type: `urn:laurel:problem:${answer.code}`,
      title: TITLES[answer.status] ?? 'Not possible',
      status: answer.status,
      code: answer.code,
      detail: answer.detail,
      ...(answer.faults && answer.faults.length > 0 ? { faults: [...answer.faults] } : {}),
    };
    if (answer.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(answer.retryAfterSeconds));
    response.status(answer.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private answer(error: unknown): Answer {
    if (error instanceof Refusal) return this.refusal(error);
    const database = DATABASE_REFUSALS[databaseCode(error) ?? ''];
    if (database) return this.refusal(database);
    return uploadAnswer(error) ?? httpAnswer(error) ?? this.unforeseen(error);
  }

  private refusal(refusal: Refusal): Answer {
    const { retryAfterSeconds } = refusal as { retryAfterSeconds?: number };
    return {
      status: STATUS[refusal.kind],
      code: refusal.code,
      detail: refusal.message,
      faults: refusal.faults,
      retryAfterSeconds,
    };
  }

  private unforeseen(error: unknown): Answer {
    const reference = newId();
    this.log.error(`${reference} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return {
      status: 500,
      code: 'internal',
      detail: `Nothing was changed. Try again; if it stays so, tell the administrator this number: ${reference}.`,
    };
  }
}

function databaseCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { driverError, code } = error as { driverError?: { code?: unknown }; code?: unknown };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : undefined;
}

/** multer's own errors, by their code. */
function uploadAnswer(error: unknown): Answer | undefined {
  const code = databaseCode(error);
  if (code === 'LIMIT_FILE_SIZE')
    return { status: 413, code: 'file-too-large', detail: 'The file is larger than this form takes.' };
  if (code === 'LIMIT_FILE_COUNT' || code === 'LIMIT_UNEXPECTED_FILE')
    return {
      status: 400,
      code: 'file-unexpected',
      detail: 'This form takes fewer files, or a file under another name.',
    };
  if (code?.startsWith('LIMIT_')) return { status: 413, code: 'form-too-large', detail: 'The form is too large.' };
  return undefined;
}

/** Nest's exceptions and those of the body parser, which carry a status of their own. */
function httpAnswer(error: unknown): Answer | undefined {
  if (error instanceof HttpException) {
    const status = error.getStatus();
    if (status >= 500) return undefined;
    if (status === 404) return { status, code: 'no-such-route', detail: 'There is nothing at this address.' };
    if (status === 413)
      return { status, code: 'body-too-large', detail: 'The request is larger than this route takes.' };
    return { status, code: CODES[status] ?? 'refused', detail: error.message };
  }
  const { status, type, message } = error as { status?: unknown; type?: unknown; message?: unknown };
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  if (type === 'entity.too.large')
    return { status: 413, code: 'body-too-large', detail: 'The request is larger than this route takes.' };
  return { status, code: CODES[status] ?? 'refused', detail: typeof message === 'string' ? message : 'Refused.' };
}

const CODES: Record<number, string> = {
  400: 'malformed',
  401: 'signed-out',
  403: 'not-permitted',
  405: 'method-not-allowed',
  415: 'unsupported',
  429: 'too-many-requests',
};

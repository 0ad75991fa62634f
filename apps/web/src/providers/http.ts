import { noAnswer, refusalFrom } from './problem.js';

/** An answer of the API: `json` is null when there was no body. */
export interface Answer<T = unknown> {
  json: T;
  headers: Headers;
  status: number;
}

/** Given with the session; asked back on everything that changes something. */
let csrfToken: string | null = null;

export const rememberCsrfToken = (token: string | null): void => {
  csrfToken = token;
};

/** For requests that `fetch` cannot make, such as uploads that report how far they are. */
export const currentCsrfToken = (): string | null => csrfToken;

const changes = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/**
 * Calls the API on the same origin with the session's cookie. Bodies given as text are JSON; FormData sets its own
 * type. Throws ServerRefusal for whatever is not a success, network failures too (an abort passes as it is).
 */
export async function request<T = unknown>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const method = (init.method ?? 'GET').toUpperCase();
  const headers = new Headers(init.headers);
  headers.set('Accept', 'application/json');
  if (typeof init.body === 'string' && !headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
  if (changes(method) && csrfToken) headers.set('X-CSRF-Token', csrfToken);

  let response: Response;
  try {
    response = await fetch(path, { ...init, method, headers, credentials: 'same-origin' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw noAnswer();
  }
  const body = await readBody(response);
  if (!response.ok) throw refusalFrom(response.status, body);
  return { json: body as T, headers: response.headers, status: response.status };
}

/** POST with a JSON body, the way of all verbs. */
export const post = <T = unknown>(path: string, body: unknown = {}): Promise<Answer<T>> =>
  request<T>(path, { method: 'POST', body: JSON.stringify(body) });

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, so from something before our server; refusalFrom finds a sentence for the status.
    return text;
  }
}

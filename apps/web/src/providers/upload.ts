import { currentCsrfToken } from './http.js';
import { noAnswer, refusalFrom } from './problem.js';

/** Bytes handed over so far and in all, form and files together. */
export interface Sent {
  bytes: number;
  of: number;
}

/**
 * POSTs a form with files and reports how much has been sent, which `fetch` does not. Throws ServerRefusal for
 * whatever is not a success, an AbortError when `signal` breaks it off.
 */
export function upload<T>(path: string, form: FormData, onSent: (sent: Sent) => void, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json');
    const token = currentCsrfToken();
    if (token) request.setRequestHeader('X-CSRF-Token', token);
    request.upload.onprogress = ({ loaded, total }) => onSent({ bytes: loaded, of: total });
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(refusalFrom(request.status, body));
    };
    request.onerror = () => reject(noAnswer());
    request.onabort = () => reject(new DOMException('Broken off', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    // Not JSON, so from something before our server; refusalFrom finds a sentence for the status.
    return text;
  }
}

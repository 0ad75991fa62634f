import type { VerifyAnswer } from '@laurel/contract';
import { request } from '../providers/http.js';

/** What a stranger gave us to check. */
export type Given = { kind: 'file'; file: File } | { kind: 'typed'; text: string };

/** What POST /api/verify takes at most. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** The code in a typed line: of our own link (`/verify?code=…`, `/verify/…`), or the line itself. */
export function codeFrom(line: string): string {
  const text = line.trim();
  if (!/^https?:\/\//i.test(text)) return text;
  try {
    const url = new URL(text);
    const code = url.searchParams.get('code') ?? /\/verify\/([^/]+)/.exec(url.pathname)?.[1];
    return code ? decodeURIComponent(code) : text;
  } catch {
    return text; // not a link after all; the server says what it makes of it
  }
}

/** True for a pasted document (JSON, or a compact JWT) rather than a code or link. */
export const isDocument = (text: string): boolean => /^\s*[{[]/.test(text) || /^\s*ey[\w-]+\.ey[\w-]+\./.test(text);

/** Asks the server for its verdict. Nothing given is kept there. */
export async function verify(given: Given, signal: AbortSignal): Promise<VerifyAnswer> {
  if (given.kind === 'file') {
    const form = new FormData();
    form.append('file', given.file, given.file.name);
    return (await request<VerifyAnswer>('/api/verify', { method: 'POST', body: form, signal })).json;
  }
  const body = isDocument(given.text) ? { text: given.text } : { code: codeFrom(given.text) };
  return (await request<VerifyAnswer>('/api/verify', { method: 'POST', body: JSON.stringify(body), signal })).json;
}

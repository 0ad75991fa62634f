import { invalidField } from './errors.js';
import { trimUnicode } from './names.js';

/** Identifiers are text: leading zeros live. */
export const IDENTIFIER_SCHEMES = ['studentNumber', 'sisSourcedId', 'email', 'username'] as const;
export type IdentifierScheme = (typeof IDENTIFIER_SCHEMES)[number];

const EMAIL = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\]+$/u;

/** The form that is unique per scheme: trimmed, composed; e-mail and username also without case. */
export function normaliseIdentifier(scheme: IdentifierScheme, value: string): string {
  const text = trimUnicode(value).replace(/[\r\n\u200b\u2060\ufeff]/gu, '');
  return scheme === 'email' || scheme === 'username' ? text.toLowerCase() : text;
}

/** Returns the normalised identifier or refuses with the field's name. */
export function identifier(scheme: IdentifierScheme, value: string, path: string = scheme): string {
  const text = normaliseIdentifier(scheme, value);
  if (text === '') throw invalidField(path, 'identifier-empty', 'This must not be empty.');
  if (text.length > 254) throw invalidField(path, 'identifier-too-long', 'This is longer than 254 characters.');
  if (scheme === 'email' && !EMAIL.test(text))
    throw invalidField(path, 'email-invalid', `“${text}” is not an e-mail address.`);
  return text;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export const isUuid = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);

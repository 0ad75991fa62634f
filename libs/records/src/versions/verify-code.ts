import { randomBytes } from 'node:crypto';

/** Crockford's digits: nothing that people mistake for something else when they type it off paper. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A fresh code of 80 random bits for a document, "7K3M-92QF-C0XW-41TB". */
export function newVerifyCode(): string {
  const digits = [...randomBytes(16)].map((byte) => DIGITS[byte & 31]).join('');
  return digits.replace(/(.{4})(?=.)/g, '$1-');
}

/** What a person typed, as stored: case, spaces, hyphens and the look-alikes O, I, L do not matter. Null if no code. */
export function readVerifyCode(typed: string): string | null {
  const digits = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(digits) ? digits.replace(/(.{4})(?=.)/g, '$1-') : null;
}

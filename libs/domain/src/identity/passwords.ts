import { invalidField } from '../errors.js';
import { foldName } from '../names.js';

/** Code points. Long rather than odd: NIST SP 800-63B asks for length and forbids rules about kinds of characters. */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

const LEAST_DIFFERENT = 5;

/** Parts of an e-mail or name shorter than this are too common in words to be refused. */
const TELLING_LENGTH = 5;

/** What is hashed: composed, so that an é typed on two keyboards is the same password. Nothing is trimmed. */
export const passwordAsHashed = (password: string): string => password.normalize('NFC');

/**
 * Refuses a new password that is short, nearly one character over and over, or made of the person's own e-mail or
 * name (`about`).
 */
export function mustBeGoodPassword(password: string, about: readonly string[], path = 'password'): void {
  const characters = [...passwordAsHashed(password)];
  const refuse = (code: string, message: string) => {
    throw invalidField(path, code, message);
  };
  if (characters.length < PASSWORD_LENGTH.least)
    refuse('password-short', `Take at least ${PASSWORD_LENGTH.least} characters; a few words are easiest to remember.`);
  if (characters.length > PASSWORD_LENGTH.most)
    refuse('password-long', `Keep the password to ${PASSWORD_LENGTH.most} characters.`);
  if (new Set(characters).size < LEAST_DIFFERENT)
    refuse('password-monotonous', 'This password repeats the same few characters. Take some that differ.');
  const folded = foldName(password);
  const rest = about
    .flatMap((text) => foldName(text).split(/[@\s.]+/))
    .filter((part) => part.length >= TELLING_LENGTH)
    .reduce((left, part) => left.replaceAll(part, ''), folded);
  if (rest !== folded && [...rest].length < PASSWORD_LENGTH.least / 2)
    refuse(
      'password-telling',
      'This password is mostly your own name or e-mail. Take words that others would not guess.',
    );
}

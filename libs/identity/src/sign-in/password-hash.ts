import { randomBytes } from 'node:crypto';
import { passwordAsHashed } from '@laurel/domain';
import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default variant) with the least that OWASP asks for: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash to store, with its own salt and cost inside (PHC string). */
export const hashPassword = (password: string): Promise<string> => hash(passwordAsHashed(password), COST);

let nobodys: Promise<string> | undefined;

/**
 * True when `password` belongs to `stored`. Without a stored hash the same work is done against nobody's, so that the
 * time of an answer does not tell which e-mails have an account.
 */
export async function isPasswordOf(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(32).toString('base64'));
  const matches = await verify(stored ?? (await nobodys), passwordAsHashed(password));
  return matches && stored !== null;
}

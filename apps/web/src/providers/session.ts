import type { Role } from '@laurel/domain';
import { post, rememberCsrfToken, request } from './http.js';
import { ServerRefusal } from './problem.js';

/** Who is signed in, as `GET /api/auth/me` answers. */
export interface Me {
  personId: string;
  displayName: string;
  roles: { role: Role; unitIds: string[] | null }[];
  unitName: string | null;
  post: string | null;
  csrfToken: string;
}

/** One question to the server however many parts of the page ask; forgotten at sign-out and when the session ends. */
let asked: Promise<Me | null> | null = null;

/** The person signed in, or null. Throws when the server cannot say. */
export function me(): Promise<Me | null> {
  asked ??= ask().catch((error: unknown) => {
    asked = null;
    throw error;
  });
  return asked;
}

export async function signIn(email: string, password: string): Promise<void> {
  await post('/api/auth/sign-in', { email, password });
  forget();
}

export async function signOut(): Promise<void> {
  try {
    await post('/api/auth/sign-out');
  } finally {
    forget();
  }
}

export function forget(): void {
  asked = null;
  rememberCsrfToken(null);
}

async function ask(): Promise<Me | null> {
  try {
    const { json } = await request<Me>('/api/auth/me');
    rememberCsrfToken(json.csrfToken);
    return json;
  } catch (error) {
    if (error instanceof ServerRefusal && error.status === 401) return null;
    throw error;
  }
}

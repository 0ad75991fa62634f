import type { AuthProvider } from 'react-admin';
import { ServerRefusal } from './problem.js';
import { forget, me, signIn, signOut } from './session.js';

/** Sign-in by session cookie. What a person may do is the server's to say; the app only leaves out what would refuse. */
export const authProvider: AuthProvider = {
  login: ({ email, password }: { email: string; password: string }) => signIn(email, password),
  logout: async () => {
    // Also called when no session is left; a refusal then changes nothing.
    if (await me().catch(() => null)) await signOut();
    forget();
  },
  checkAuth: async () => {
    if (!(await me())) throw new Error('auth.signed-out');
  },
  checkError: async (error: unknown) => {
    if (error instanceof ServerRefusal && error.status === 401) {
      forget();
      throw new Error('auth.session-ended');
    }
  },
  getIdentity: async () => {
    const person = await me();
    if (!person) throw new Error('auth.signed-out');
    return { id: person.personId, fullName: person.displayName, me: person };
  },
  getPermissions: async () => (await me())?.roles.map((grant) => grant.role) ?? [],
};

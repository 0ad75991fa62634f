import type { Visitor } from './visitor.js';

/** The sample accounts, by what they are. */
export type Role = 'registrar' | 'staff' | 'faculty' | 'student' | 'admin';

export const emailOf = (role: Role): string => `${role}@sample.edu`;

export const password = (): string => process.env['LAUREL_E2E_PASSWORD'] ?? '';

/** Signs in at the door and waits for the frame of the app. */
export async function signIn(visitor: Visitor, role: Role): Promise<void> {
  await visitor.goto('/');
  await visitor.arrivesAt('Sign in');
  await visitor.fills('E-mail', emailOf(role));
  await visitor.fills('Password', password());
  await visitor.clicks('Sign in');
  await visitor.page.getByRole('navigation', { name: 'Menu' }).first().waitFor();
}

export async function signOut(visitor: Visitor): Promise<void> {
  await visitor.page.locator('button[aria-haspopup="menu"].account').click();
  await visitor.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await visitor.arrivesAt('Sign in');
}

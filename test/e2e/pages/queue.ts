import type { Locator } from 'playwright-core';
import type { Visitor } from '../visitor.js';

/** Opens the queue of what waits, narrowed to one programme. */
export async function openQueue(staff: Visitor, programme?: string): Promise<void> {
  await staff.page
    .getByRole('navigation', { name: 'Menu' })
    .getByRole('link', { name: /^To verify/ })
    .click();
  await staff.arrivesAt('To verify');
  if (!programme) return;
  await staff.clicks('Programme');
  await staff.page.getByRole('menuitem', { name: programme, exact: true }).click();
}

/** Rows of students, without the heads of their activities. */
export const queueRows = (staff: Visitor): Locator => staff.page.locator('.queue-table tr[id^="row-"]');

export const queueRow = (staff: Visitor, name: string): Locator => queueRows(staff).filter({ hasText: name });

/** Makes a row the current one and waits until its detail is there. */
export async function pointAt(staff: Visitor, name: string): Promise<void> {
  await queueRow(staff, name).getByRole('button', { name }).click();
  await staff.sees(name, staff.page.getByRole('complementary', { name: 'The current row' }));
}

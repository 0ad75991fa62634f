import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const FOLDER = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

/**
 * Writes docs/screenshots/<name>.png where UPDATE_SCREENSHOTS=1 asks for it; does nothing otherwise. `whole`: all of
 * the page, not only what fits the window.
 */
export async function shot(page: Page, name: string, { whole = false } = {}): Promise<void> {
  if (process.env['UPDATE_SCREENSHOTS'] !== '1') return;
  mkdirSync(FOLDER, { recursive: true });
  await page.mouse.move(0, 0); // nothing stands out because the mouse happens to be there
  await page.evaluate(() => document.fonts.ready);
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path, fullPage: whole, animations: 'disabled', caret: 'hide' });
}

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
  const window = page.viewportSize();
  if (whole && window) {
    // A window as high as the page: bars that stay in sight are where they belong, not across its middle.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...window, height });
  }
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled', caret: 'hide' });
  if (whole && window) await page.setViewportSize(window);
}

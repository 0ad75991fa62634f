import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CategorySlot } from '@laurel/domain';

/** Phosphor icons, the same as on screen (MIT; from @iconify-json/ph). */
const ICONS: Record<CategorySlot, string> = {
  leadership: 'flag-banner-fill',
  service: 'hand-heart-fill',
  research: 'flask-fill',
  global: 'globe-hemisphere-east-fill',
  internship: 'briefcase-fill',
  creative: 'music-notes-fill',
  athletics: 'sneaker-move-fill',
  professional: 'presentation-chart-fill',
};
/** They are drawn on a square of this many units. */
const ICON_UNITS = 256;

let paths: Map<CategorySlot, string> | null = null;

/** Reads the eight outlines once; the rest of the set is not kept. */
function iconPaths(): Map<CategorySlot, string> {
  if (paths) return paths;
  const file = createRequire(import.meta.url).resolve('@iconify-json/ph/icons.json');
  const set = JSON.parse(readFileSync(file, 'utf8')) as { icons: Record<string, { body: string }> };
  paths = new Map();
  for (const [slot, name] of Object.entries(ICONS)) {
    const outline = /\sd="([^"]+)"/.exec(set.icons[name]?.body ?? '')?.[1];
    if (!outline) throw new Error(`The icon set has no outline named ${name}.`);
    paths.set(slot as CategorySlot, outline);
  }
  return paths;
}

/** Draws the icon of a category in a square of `size` points. */
export function drawCategoryIcon(
  doc: PDFKit.PDFDocument,
  slot: CategorySlot,
  left: number,
  top: number,
  size: number,
  colour: string,
): void {
  doc
    .save()
    .translate(left, top)
    .scale(size / ICON_UNITS);
  doc.path(iconPaths().get(slot) as string).fill(colour);
  doc.restore();
}

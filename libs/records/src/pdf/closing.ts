import type { Sheet } from './sheet.js';
import { COLOURS, STYLES } from './theme.js';
import { breakLines, oneLine } from './type-setting.js';
import { WORDS } from './words.js';

const LEADING = 10.4;
/** The last entry, its sum and this stay on one page. */
export const CLOSING_HEIGHT = 52;

/** What the depths mean, and the registrar's name under it all. Begins below `top`; on a new page if it must. */
export function drawClosing(sheet: Sheet, top: number): void {
  const { pen, left, right, input } = sheet;
  const y = top + CLOSING_HEIGHT > sheet.bottom ? sheet.newPage() - 10 : top;
  const explained = breakLines(
    [
      { text: `${WORDS.depth} `, style: STYLES.textStrong },
      { text: WORDS.depthMeanings, style: STYLES.text },
    ],
    Math.min(318, sheet.width * 0.6),
  );
  pen.lines(sheet.root, 'P', explained, { x: left, y: y + 23.5, leading: LEADING });

  const { registrarName, registrarTitle } = input.institution;
  const room = sheet.width * 0.36;
  const signatory = breakLines(
    [
      { text: registrarName, style: STYLES.label, isolate: true },
      { text: `, ${registrarTitle}`, style: STYLES.label },
    ],
    room,
  );
  const hand = oneLine([{ text: registrarName, style: STYLES.signature, isolate: true }]);
  const fit = Math.min(1, room / hand.width);
  const signature =
    fit < 1
      ? oneLine([
          { text: registrarName, style: { ...STYLES.signature, size: STYLES.signature.size * fit }, isolate: true },
        ])
      : hand;
  const width = Math.max(signature.width, ...signatory.map((line) => line.width));
  // The name in italics is an ornament; the same name follows as text.
  pen.artifact('Layout', () => pen.textEnding(signature, right, y + 28));
  pen.rule(right - width, right, y + 33.2, 0.6, COLOURS.brand);
  pen.lines(sheet.root, 'P', signatory, { end: right, y: y + 44, leading: LEADING });
}

import { type AcademicEntry, printDate } from '@laurel/domain';
import type { Sheet } from './sheet.js';
import { COLOURS, STYLES } from './theme.js';
import { breakLines, type Line, oneLine } from './type-setting.js';
import { WORDS } from './words.js';

const HEAD = 19.4;
const LEADING = 10.6;
const AROUND = 9;

/** Each honour with its day, newest first. */
function honourLines(honours: readonly AcademicEntry[], width: number): Line[][] {
  return honours.map((honour) =>
    breakLines(
      [
        { text: honour.title, style: STYLES.readingStrong, isolate: true },
        { text: ` · ${printDate(honour.endsOn)}`, style: STYLES.reading },
      ],
      width,
    ),
  );
}

/** How high the list is at this width, in points. */
export function honoursHeight(honours: readonly AcademicEntry[], width: number): number {
  return honourLines(honours, width).reduce((sum, lines) => sum + lines.length * LEADING + AROUND, HEAD);
}

/** Draws degrees and honours as a list, turning the page between two where it must. Returns where it ends. */
export function drawHonours(sheet: Sheet, honours: readonly AcademicEntry[], top: number, width: number): number {
  const { pen, left } = sheet;
  const title = oneLine([{ text: WORDS.awards, style: STYLES.subsection }]);
  pen.lines(sheet.root, 'H2', [title], { x: left, y: top + 14 });
  pen.rule(left, left + width, top + HEAD, 0.9, COLOURS.ink);
  const list = pen.element(sheet.root, 'L');
  let y = top + HEAD;
  for (const lines of honourLines(honours, width)) {
    const height = lines.length * LEADING + AROUND;
    if (y + height > sheet.bottom) y = sheet.newPage();
    const item = pen.element(list, 'LI');
    pen.lines(item, 'LBody', lines, { x: left, y: y + 12.6, leading: LEADING });
    item.end();
    y += height;
    pen.rule(left, left + width, y, 0.5, COLOURS.line);
  }
  list.end();
  return y;
}

import { type Depth, depthRank } from '@laurel/domain';
import { COLOURS } from './theme.js';

/** Distance from one leaf to the next, in points. */
const PITCH = 5.7;
const LEAF = 'M0.2 7.6 C-0.5 4.6 1.5 1.4 5.2 0 C5.5 3.9 3.6 6.7 0.2 7.6 Z';

/** Four leaves, as many filled as the depth has ranks; `top` is their upper edge. Never stands without its word. */
export function drawLeaves(doc: PDFKit.PDFDocument, depth: Depth, left: number, top: number): void {
  const filled = depthRank(depth);
  for (let leaf = 0; leaf < 4; leaf += 1) {
    doc.save().translate(left + leaf * PITCH, top);
    if (leaf < filled) doc.path(LEAF).fill(COLOURS.ink);
    else doc.path(LEAF).lineWidth(0.5).stroke(COLOURS.strongLine);
    doc.restore();
  }
}

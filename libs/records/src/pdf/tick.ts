import { COLOURS } from './theme.js';

/** A white tick on a disc with a white edge, its centre at x, y. */
export function drawTick(doc: PDFKit.PDFDocument, x: number, y: number, radius: number, colour: string): void {
  doc.circle(x, y, radius + 1.1).fill(COLOURS.paper);
  doc.circle(x, y, radius).fill(colour);
  doc
    .moveTo(x - radius * 0.42, y + radius * 0.04)
    .lineTo(x - radius * 0.1, y + radius * 0.36)
    .lineTo(x + radius * 0.44, y - radius * 0.3)
    .lineWidth(radius * 0.2)
    .lineCap('round')
    .lineJoin('round')
    .stroke(COLOURS.paper);
  doc.lineCap('butt').lineJoin('miter');
}

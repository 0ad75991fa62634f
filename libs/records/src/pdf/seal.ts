import { drawSealSvg } from './seal-svg.js';
import { COLOURS, STYLES } from './theme.js';
import type { TranscriptInput } from './transcript-input.js';
import { type Line, oneLine } from './type-setting.js';

type Seal = Pick<TranscriptInput['institution'], 'name' | 'sealSvg' | 'sealMotto'>;

/** The seal, in vectors, its centre at x, y: the institution's own, or one drawn around its name. */
export function drawSeal(doc: PDFKit.PDFDocument, institution: Seal, x: number, y: number, radius: number): void {
  if (institution.sealSvg) {
    drawSealSvg(doc, institution.sealSvg, x - radius, y - radius, 2 * radius);
    return;
  }
  doc
    .save()
    .translate(x, y)
    .scale(radius / 100);
  doc.path(scallops(100, 96.5, 48)).fill(COLOURS.brand);
  doc.circle(0, 0, 89).lineWidth(1.2).stroke(COLOURS.paper);
  drawRingText(doc, institution);
  doc.circle(0, 0, 57).fill(COLOURS.paper);
  drawEmblem(doc);
  doc.restore();
}

/** A disc with a scalloped edge. */
function scallops(outer: number, inner: number, count: number): string {
  const at = (radius: number, step: number) => {
    const angle = (step / count) * 2 * Math.PI;
    return `${n(radius * Math.sin(angle))} ${n(-radius * Math.cos(angle))}`;
  };
  let path = `M${at(inner, 0)}`;
  for (let step = 0; step < count; step += 1) path += ` Q${at(2 * outer - inner, step + 0.5)} ${at(inner, step + 1)}`;
  return `${path} Z`;
}

const RING_RADIUS = 66.5;
const RING_SIZE = 17;
const RING = RING_RADIUS * 2 * Math.PI;

/** The name around the ring from the top, the motto after it, as outlines; smaller where they are long. */
function drawRingText(doc: PDFKit.PDFDocument, { name, sealMotto }: Seal): void {
  const style = { ...STYLES.readingStrong, size: RING_SIZE, tracking: 0.09 };
  const set = (text: string) => oneLine([{ text: text.toUpperCase(), style, isolate: true }]);
  const [top, bottom] = [set(name), sealMotto ? set(sealMotto) : null];
  const letters = top.width + (bottom?.width ?? 0);
  const fit = Math.min(1, (RING * 0.84) / letters);
  drawAround(doc, top, 0, fit);
  if (!bottom) {
    if (top.width * fit < RING * 0.8) doc.path(star(0, RING_RADIUS + 6, 5)).fill(COLOURS.paper);
    return;
  }
  // Both names read clockwise, as on a coin; a dot stands in the middle of each gap between them.
  const opposite = Math.PI;
  drawAround(doc, bottom, opposite, fit);
  const gapStart = (top.width * fit) / 2 / RING_RADIUS;
  const gapEnd = opposite - (bottom.width * fit) / 2 / RING_RADIUS;
  for (const angle of [(gapStart + gapEnd) / 2, -(gapStart + gapEnd) / 2]) {
    doc.circle((RING_RADIUS + 6) * Math.sin(angle), -(RING_RADIUS + 6) * Math.cos(angle), 2).fill(COLOURS.paper);
  }
}

/** Places each glyph on the ring, the line's middle at `angle` (radians, clockwise from the top). */
function drawAround(doc: PDFKit.PDFDocument, line: Line, angle: number, fit: number): void {
  let along = (-line.width * fit) / 2;
  for (const piece of line.pieces) {
    for (const glyph of piece.word.glyphs) {
      const advance = ((glyph.advance / 1000) * RING_SIZE + piece.tracking) * fit;
      const turn = angle + (along + advance / 2) / RING_RADIUS;
      const scale = (RING_SIZE * fit) / piece.face.font.unitsPerEm;
      const outline = piece.face.font.getGlyph(glyph.gid).path.toSVG();
      doc.save().rotate((turn * 180) / Math.PI);
      doc.translate(-advance / 2 + (glyph.xOffset / 1000) * RING_SIZE * fit, -RING_RADIUS);
      if (outline) doc.scale(scale, -scale).path(outline).fill(COLOURS.paper);
      doc.restore();
      along += advance;
    }
  }
}

/** A star over ploughed land, the emblem of no institution in particular. */
function drawEmblem(doc: PDFKit.PDFDocument): void {
  doc.circle(0, 0, 51).lineWidth(2).stroke(COLOURS.brand);
  doc.save().circle(0, 0, 50).clip();
  doc.path(star(0, -22, 21)).fill(COLOURS.brand);
  doc.moveTo(-60, 4).lineTo(60, 4).lineWidth(2.6).stroke(COLOURS.brand);
  for (const end of [-92, -58, -30, -9, 9, 30, 58, 92]) doc.moveTo(end / 9, 4).lineTo(end, 60);
  doc.lineWidth(2.6).stroke(COLOURS.brand);
  doc.restore();
}

/** A four-pointed star. */
function star(x: number, y: number, radius: number): string {
  const waist = radius * 0.16;
  const points = [
    [0, -radius],
    [waist, -waist],
    [radius, 0],
    [waist, waist],
    [0, radius],
    [-waist, waist],
    [-radius, 0],
    [-waist, -waist],
  ].map(([dx = 0, dy = 0]) => `${n(x + dx)} ${n(y + dy)}`);
  return `M${points.join(' L')} Z`;
}

const n = (value: number): number => Math.round(value * 100) / 100;

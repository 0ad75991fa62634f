import { EmbeddedFace } from './embedded-face.js';
import type { Face } from './face.js';
import type { FaceId } from './font-files.js';
import type { Line, Piece } from './type-setting.js';

/** A place for content in the structure tree: what a screen reader walks. */
export type Element = PDFKit.PDFStructureElement;

export interface ElementOptions {
  /** What a picture shows, in words. */
  alt?: string;
  /** Of a picture: left, top, right, bottom in points from the top left corner of the page. */
  bbox?: [number, number, number, number];
  /** Of a head cell. */
  scope?: 'Row' | 'Column';
  /** How many columns a cell covers. */
  span?: number;
  /** What the content says, where its characters do not say it in order. */
  actual?: string;
}

/** Where lines go, in points from the top left corner: from `x` on or up to `end`, the first baseline at `y`. */
export type Place = ({ x: number } | { end: number }) & { y: number; leading?: number };

/** Draws on the pages of one document: text that is already set, and the structure around it. */
export class Pen {
  readonly #faces = new Map<FaceId, EmbeddedFace>();

  constructor(readonly doc: PDFKit.PDFDocument) {}

  /** Adds an element under `parent`, draws its own content if it has any, and returns it open for children. */
  element(parent: Element, type: string, options: ElementOptions = {}, draw?: () => void): Element {
    const { span, ...known } = options;
    const element = this.doc.struct(type, known);
    if (span !== undefined) addColumnSpan(element, span);
    parent.add(element);
    if (draw) element.add(draw);
    return element;
  }

  /**
   * An element that holds lines of text and nothing else. Where glyphs are painted in another order than letters are
   * read (from right to left, vowel signs of Devanagari), the element says what they mean.
   */
  lines(parent: Element, type: string, lines: readonly Line[], place: Place, options: ElementOptions = {}): Element {
    const reordered = lines.some((line) => line.pieces.some((piece) => piece.word.reordered));
    const actual = reordered ? lines.map((line) => line.text).join(' ') : undefined;
    return this.element(parent, type, actual === undefined ? options : { ...options, actual }, () =>
      this.showLines(lines, place),
    );
  }

  /** A paragraph for each set of lines, one under the other. */
  paragraphs(parent: Element, texts: readonly (readonly Line[])[], place: Place): void {
    let { y } = place;
    for (const lines of texts) {
      this.lines(parent, 'P', lines, { ...place, y });
      y += lines.length * (place.leading ?? 0);
    }
  }

  /** Draws lines one under the other. */
  showLines(lines: readonly Line[], place: Place): void {
    lines.forEach((line, index) => {
      const x = 'x' in place ? place.x : place.end - line.width;
      this.#show(line.pieces, x, place.y + index * (place.leading ?? 0));
    });
  }

  /** Rules, bands, repeated heads and feet: nothing that a reader needs to hear. */
  artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Draws one line from `x` on, its baseline at `y`. */
  text(line: Line, x: number, y: number): void {
    this.#show(line.pieces, x, y);
  }

  /** Draws one line that ends at `end`. */
  textEnding(line: Line, end: number, y: number): void {
    this.#show(line.pieces, end - line.width, y);
  }

  rule(x0: number, x1: number, y: number, width: number, colour: string): void {
    this.artifact('Layout', () => this.doc.moveTo(x0, y).lineTo(x1, y).lineWidth(width).stroke(colour));
  }

  /** One text object; glyphs are placed by hand, since pdfkit lays out neither bidi text nor fallback fonts. */
  #show(pieces: readonly Piece[], x: number, y: number): void {
    const out: string[] = ['BT'];
    let left = x;
    let state = '';
    let run: string[] = [];
    let moved = true;
    const flush = () => {
      if (run.length > 0) out.push(`[${run.join('')}] TJ`);
      run = [];
    };
    for (const piece of pieces) {
      const font = this.#embedded(piece.face);
      const { size, colour } = piece.style;
      const next = `/${font.name} ${number(size)} Tf ${number(piece.tracking)} Tc ${fill(colour)}`;
      if (next !== state || moved) {
        flush();
        // The page is drawn from the top left corner: the text matrix turns letters back on their feet.
        out.push(next, `1 0 0 -1 ${number(left)} ${number(y)} Tm`);
        state = next;
        moved = false;
      }
      let pen = left;
      for (const glyph of piece.word.glyphs) {
        const code = font.code(glyph);
        const shift = glyph.xOffset !== 0 || glyph.yOffset !== 0;
        if (shift) {
          flush();
          const [dx, dy] = [(glyph.xOffset * size) / 1000, (glyph.yOffset * size) / 1000];
          out.push(`1 0 0 -1 ${number(pen + dx)} ${number(y - dy)} Tm <${code}> Tj`);
        } else {
          run.push(`<${code}>`);
        }
        pen += (glyph.advance * size) / 1000 + piece.tracking;
        const kern = glyph.width - glyph.advance;
        if (shift) out.push(`1 0 0 -1 ${number(pen)} ${number(y)} Tm`);
        else if (Math.abs(kern) >= 0.5) run.push(number(kern));
      }
      left += piece.width;
    }
    flush();
    out.push('ET');
    this.doc.addContent(out.join('\n').replaceAll('><', ''));
  }

  #embedded(face: Face): EmbeddedFace {
    let embedded = this.#faces.get(face.id);
    if (!embedded) {
      embedded = new EmbeddedFace(this.doc, face);
      this.#faces.set(face.id, embedded);
    }
    embedded.useOn(this.doc.page);
    return embedded;
  }
}

/** pdfkit writes a head cell's scope but knows no column span; both are attributes of the same owner. */
function addColumnSpan(element: Element, span: number): void {
  const { data } = (element as Element & { dictionary: { data: { A?: Record<string, unknown> } } }).dictionary;
  data.A = { ...data.A, O: 'Table', ColSpan: span };
}

const number = (value: number): string => String(Math.round(value * 1000) / 1000);

const fills = new Map<string, string>();
/** The operator that sets a fill colour in sRGB. */
function fill(colour: string): string {
  let operator = fills.get(colour);
  if (!operator) {
    const channel = (from: number) => number(Number.parseInt(colour.slice(from, from + 2), 16) / 255);
    operator = `${channel(1)} ${channel(3)} ${channel(5)} rg`;
    fills.set(colour, operator);
  }
  return operator;
}

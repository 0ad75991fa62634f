import type { Subset } from 'fontkit';
import type { Face, ShapedGlyph } from './face.js';

/** What pdfkit makes of a font; the members that placing glyphs by hand needs and its types leave out. */
interface PdfkitFont {
  id: string;
  /** Advance of each glyph of the subset, in thousandths; goes into the font's dictionary. */
  widths: number[];
  ref(): PDFKit.PDFKitReference;
  /** With features, even none, the text is laid out at once and nothing is remembered by its text. */
  encode(text: string, features: string[]): [codes: string[], positions: unknown];
}

/**
 * A face inside one document. pdfkit embeds a subset and maps each glyph back to characters; since one outline may
 * stand for different characters (Arabic skeletons, words whose letters change places), the subset holds one glyph
 * for each pair of outline and characters, so that copying the text always gives what was meant.
 */
export class EmbeddedFace {
  readonly #font: PdfkitFont;
  readonly #codes = new Map<string, string>();
  readonly #face: Face;
  #pending: ShapedGlyph | null = null;

  constructor(doc: PDFKit.PDFDocument, face: Face) {
    this.#face = face;
    const subset = face.font.createSubset() as Subset & { glyphs: number[]; cff?: unknown };
    // pdfkit takes any font object that can lay out text, measure a glyph and make a subset of itself.
    const source = Object.create(face.font, {
      layout: { value: () => this.#layoutOfPending() },
      createSubset: {
        value: () => ({
          cff: subset.cff,
          includeGlyph: (gid: number) => subset.glyphs.push(gid) - 1,
          encode: () => this.#encodeSubset(subset),
        }),
      },
    });
    doc.registerFont(face.id, source);
    doc.font(face.id);
    this.#font = (doc as PDFKit.PDFDocument & { _font: PdfkitFont })._font;
  }

  /** The name that content streams use for the font. */
  get name(): string {
    return this.#font.id;
  }

  /** Makes the font known to the page that it is used on. */
  useOn(page: PDFKit.PDFPage): void {
    page.fonts[this.#font.id] ??= this.#font.ref();
  }

  /** Four hex digits, the code of the glyph in the document's subset. */
  code(glyph: ShapedGlyph): string {
    const key = `${glyph.gid} ${glyph.text}`;
    const known = this.#codes.get(key);
    if (known) return known;
    this.#pending = glyph;
    const [codes] = this.#font.encode(glyph.text, []);
    const code = codes[0] as string;
    this.#codes.set(key, code);
    return code;
  }

  #layoutOfPending() {
    const glyph = this.#pending as ShapedGlyph;
    return {
      glyphs: [
        {
          id: glyph.gid,
          advanceWidth: this.#face.font.getGlyph(glyph.gid).advanceWidth,
          codePoints: [...glyph.text].map((character) => character.codePointAt(0) as number),
        },
      ],
      positions: [{ xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0 }],
      advanceWidth: 0,
    };
  }

  /** ISO 14289-1, 7.21.4.2: the CIDSet names every glyph of the file, parts of composed letters included. */
  #encodeSubset(subset: Subset & { glyphs: number[] }): Uint8Array {
    const { font } = this.#face;
    const bytes = subset.encode();
    for (let code = this.#font.widths.length; code < subset.glyphs.length; code += 1) {
      const gid = subset.glyphs[code] as number;
      this.#font.widths[code] = (font.getGlyph(gid).advanceWidth * 1000) / font.unitsPerEm;
    }
    return bytes;
  }
}

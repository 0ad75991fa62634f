import { readFileSync } from 'node:fs';
import { create, type Font, type Glyph } from 'fontkit';
import { type FaceId, FONT_FILES } from './font-files.js';

/** One glyph as it is painted. Advance and offsets are in thousandths of the font size. */
export interface ShapedGlyph {
  gid: number;
  /** What a reader who copies the glyph shall get; never empty. */
  text: string;
  advance: number;
  /** Advance of the glyph by itself, before kerning. */
  width: number;
  xOffset: number;
  yOffset: number;
}

/** A word as it is painted, glyphs from left to right whatever its direction. */
export interface ShapedWord {
  glyphs: readonly ShapedGlyph[];
  /** In thousandths of the font size. */
  width: number;
  /** Glyphs stand in another order than the letters do. */
  reordered: boolean;
}

/** Words repeat from one transcript to the next; the cache is dropped whole when it holds this many. */
const SHAPED_WORDS = 20_000;

/**
 * A font file, opened once a process and shared by all documents. Shaping is fontkit's: joining, ligatures, marks,
 * kerning.
 */
export class Face {
  readonly #shaper: Font;
  /** By direction and figures, then by word. */
  readonly #words = [
    new Map<string, ShapedWord>(),
    new Map<string, ShapedWord>(),
    new Map<string, ShapedWord>(),
    new Map<string, ShapedWord>(),
  ] as const;
  readonly #scale: number;

  constructor(
    readonly id: FaceId,
    readonly font: Font,
  ) {
    this.#scale = 1000 / font.unitsPerEm;
    this.#shaper = shaperOf(font);
  }

  get ascent(): number {
    return this.font.ascent * this.#scale;
  }

  has(codePoint: number): boolean {
    return this.font.hasGlyphForCodePoint(codePoint);
  }

  /**
   * Shapes one word, without spaces, of one direction. Characters that pair, such as brackets, come already mirrored
   * in `shown`; `text` is what they stand for.
   */
  shape(text: string, shown: string, rightToLeft: boolean, tabular: boolean): ShapedWord {
    const words = this.#words[rightToLeft ? (tabular ? 3 : 2) : tabular ? 1 : 0];
    const known = words.get(text);
    if (known) return known;
    if (words.size >= SHAPED_WORDS) words.clear();
    const word = this.#shape(text, shown, rightToLeft, tabular);
    words.set(text, word);
    return word;
  }

  #shape(text: string, shown: string, rightToLeft: boolean, tabular: boolean): ShapedWord {
    const run = this.#shaper.layout(
      shown,
      tabular ? ['tnum'] : undefined,
      undefined,
      undefined,
      rightToLeft ? 'rtl' : 'ltr',
    );
    const mirrored = mirroredBack(text, shown);
    const glyphs: ShapedGlyph[] = [];
    let width = 0;
    run.glyphs.forEach((glyph, index) => {
      const position = run.positions[index];
      if (!position) return;
      // What fontkit hides (joiners) it leaves as a space without advance, which would be read as a space.
      if (position.xAdvance === 0 && glyph.codePoints[0] === 0x20 && !shown.includes(' ')) return;
      const advance = position.xAdvance * this.#scale;
      width += advance;
      glyphs.push({
        gid: glyph.id,
        text: textOf(glyph.codePoints, mirrored),
        advance,
        width: glyph.advanceWidth * this.#scale,
        xOffset: position.xOffset * this.#scale,
        yOffset: position.yOffset * this.#scale,
      });
    });
    const brahmic = BRAHMIC.test(text);
    if (brahmic) spellOut(text, glyphs);
    return { glyphs, width, reordered: brahmic || rightToLeft };
  }
}

/** Brahmic scripts, whose vowel signs may be painted before the letter they follow. */
const BRAHMIC = /[\u0900-\u0dff]/;
/** For a glyph that adds nothing to what is read: a reader needs some character, this one has no width. */
const NOTHING = '\u200b';

/** Shares the letters of a word out among its glyphs so that, copied from left to right, they spell the word. */
function spellOut(word: string, glyphs: readonly ShapedGlyph[]): void {
  const letters = [...word];
  const first = Math.max(1, letters.length - glyphs.length + 1);
  glyphs.forEach((glyph, index) => {
    glyph.text = index === 0 ? letters.slice(0, first).join('') : (letters[first + index - 1] ?? NOTHING);
  });
}

function textOf(codePoints: readonly number[], mirrored: ReadonlyMap<number, string>): string {
  const text = codePoints.map((codePoint) => mirrored.get(codePoint) ?? String.fromCodePoint(codePoint)).join('');
  // Lines are broken already: who searches for a date types plain spaces.
  return text === '' ? NOTHING : text.replaceAll('\u00a0', ' ');
}

function mirroredBack(text: string, shown: string): Map<number, string> {
  const back = new Map<number, string>();
  if (text === shown) return back;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] !== shown[index]) back.set(shown.charCodeAt(index), text[index] as string);
  }
  return back;
}

/**
 * fontkit keeps one glyph object an id and remembers only the characters of its first use; the same outline may stand
 * for other characters elsewhere (the skeleton of Arabic letters). This view of the font gives every glyph its own.
 */
function shaperOf(font: Font): Font {
  return Object.create(font, {
    getGlyph: {
      value: (id: number, codePoints: number[] = []): Glyph =>
        Object.create(font.getGlyph(id), { codePoints: { value: codePoints } }),
    },
  });
}

const faces = new Map<FaceId, Face>();

/** The face, read and parsed at its first use in this process. */
export function faceOf(id: FaceId): Face {
  let face = faces.get(id);
  if (!face) {
    const font = create(readFileSync(FONT_FILES[id]()));
    if (!('layout' in font)) throw new Error(`The file of the face ${id} holds several fonts; one is needed.`);
    face = new Face(id, font);
    faces.set(id, face);
  }
  return face;
}

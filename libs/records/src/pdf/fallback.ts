import { type Face, faceOf } from './face.js';
import type { FaceId } from './font-files.js';

export type Family = 'serif' | 'sans' | 'mono';
export type Weight = 'regular' | 'semibold' | 'italic';

/** A text on the record that none of the embedded fonts can print. Nothing is released with a hole in a name. */
export class MissingGlyphError extends Error {
  constructor(
    /** The text as it was to be printed. */
    readonly text: string,
    /** `U+1F600` and the like, in order of appearance. */
    readonly codePoints: readonly string[],
  ) {
    super(
      `“${text}” cannot be printed: there is no glyph for ${codePoints.join(', ')} in the fonts of the transcript.`,
    );
    this.name = 'MissingGlyphError';
  }
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What a reader takes for one character: a letter with its marks. */
export const graphemesOf = (text: string): string[] =>
  // Latin letters as they are stored have no separate marks, and are most of what there is.
  /^[\x20-\x7e\u00a0-\u024f\u1e00-\u1eff\u2010-\u2027]*$/.test(text)
    ? [...text]
    : [...segmenter.segment(text)].map((part) => part.segment);

const IGNORABLE = /^[\p{Default_Ignorable_Code_Point}]$/u;
/** Joiners, direction marks and variation selectors have an effect but no shape. */
export const isIgnorable = (codePoint: number): boolean => IGNORABLE.test(String.fromCodePoint(codePoint));

/** Never printed, even where a font has a box or a logo for it: controls, private use, halves of pairs, "�". */
const UNPRINTABLE = /[\p{Cc}\p{Co}\p{Cs}\ufffd]/u;

/** Han is drawn differently in Chinese, Japanese and Korean; kana and hangul in the same text tell which is meant. */
function hanFaces(context: string): readonly Script[] {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(context)) return ['japanese', 'chinese', 'korean'];
  if (/\p{Script=Hangul}/u.test(context)) return ['korean', 'chinese', 'japanese'];
  return ['chinese', 'japanese', 'korean'];
}
type Script = 'noto' | 'arabic' | 'hebrew' | 'chinese' | 'japanese' | 'korean';

const PRIMARY: Record<Family, Record<Weight, FaceId>> = {
  serif: { regular: 'serif-semibold', semibold: 'serif-semibold', italic: 'serif-italic' },
  sans: { regular: 'sans-regular', semibold: 'sans-semibold', italic: 'sans-regular' },
  mono: { regular: 'mono-semibold', semibold: 'mono-semibold', italic: 'mono-semibold' },
};

/**
 * The faces to try, best first. A title in serif falls back to the bold of another script, running text to its
 * regular; the faces of scripts that do not occur are never opened.
 */
function chainFor(family: Family, weight: Weight, context: string): FaceId[] {
  const heavy = weight === 'semibold' ? 'semibold' : 'regular';
  const scripts: Script[] = ['noto'];
  if (/\p{Script_Extensions=Arabic}/u.test(context)) scripts.push('arabic');
  if (/\p{Script=Hebrew}/u.test(context)) scripts.push('hebrew');
  // East Asian fonts hold symbols too, and are large: only for text that may be East Asian at all.
  if (/[\u2e80-\uffff]|[\u{1f000}-\u{3ffff}]/u.test(context)) scripts.push(...hanFaces(context));
  const primary = family === 'sans' ? [PRIMARY.sans[weight]] : [PRIMARY[family][weight], PRIMARY.sans[heavy]];
  return [...primary, ...scripts.map((script): FaceId => `${script}-${heavy}`)];
}

/** Finds the face for each grapheme of one text. The answers are remembered for as long as the text is set. */
export class FaceFinder {
  readonly #context: string;
  readonly #chains = new Map<string, FaceId[]>();

  constructor(text: string) {
    this.#context = text;
  }

  /** The first face with a glyph for every code point of the grapheme, or null. */
  find(grapheme: string, family: Family, weight: Weight): Face | null {
    if (UNPRINTABLE.test(grapheme)) return null;
    const codePoints = [...grapheme].map((character) => character.codePointAt(0) as number);
    const shown = codePoints.filter((codePoint) => codePoint < 0x80 || !isIgnorable(codePoint));
    for (const id of this.#chain(family, weight)) {
      const face = faceOf(id);
      if (shown.every((codePoint) => face.has(codePoint))) return face;
    }
    return null;
  }

  #chain(family: Family, weight: Weight): readonly FaceId[] {
    const key = `${family} ${weight}`;
    const known = this.#chains.get(key);
    if (known) return known;
    const chain = chainFor(family, weight, this.#context);
    this.#chains.set(key, chain);
    return chain;
  }
}

/** Composed as names are stored, white space of every kind that breaks lines made one space. */
export const printable = (text: string): string =>
  text.normalize('NFC').replace(/[\t\n\v\f\r\u2028\u2029\u0085]+/g, ' ');

/**
 * The characters of `text` that the transcript cannot print, each once, in order; empty when all is well. Pure: the
 * publication preview asks it about names and titles long before anything is released.
 */
export function missingGlyphs(text: string): string[] {
  const shown = printable(text);
  const finder = new FaceFinder(shown);
  const graphemes = [...new Set(graphemesOf(shown))];
  return graphemes.filter((grapheme) => finder.find(grapheme, 'sans', 'regular') === null);
}

/// <reference path="./bidi-js.d.ts" />
import bidiFactory from 'bidi-js';
import type { Face, ShapedWord } from './face.js';
import { FaceFinder, type Family, graphemesOf, MissingGlyphError, printable, type Weight } from './fallback.js';

export interface TextStyle {
  family: Family;
  weight: Weight;
  /** In points. */
  size: number;
  /** `#15201B`. */
  colour: string;
  /** In em, added after each glyph; scripts that join take none. */
  tracking?: number;
  /** Figures of equal width, for columns of numbers. */
  tabular?: boolean;
}

/** A stretch of one style. `isolate` keeps a name from reordering what stands beside it, as `bdi` does on screen. */
export interface Span {
  text: string;
  style: TextStyle;
  isolate?: boolean;
}

/** A word or space of one face, style and direction. */
export interface Piece {
  text: string;
  word: ShapedWord;
  face: Face;
  style: TextStyle;
  /** Bidi level; odd is right to left. */
  level: number;
  space: boolean;
  /** A line may end after this piece. */
  breakAfter: boolean;
  /** In points, after each glyph. */
  tracking: number;
  /** In points, tracking included. */
  width: number;
}

/** One line, pieces from left to right. */
export interface Line {
  /** The space at which a paragraph was broken is drawn too, past the end: without it words would be read as one. */
  pieces: readonly Piece[];
  /** In points, without that space. */
  width: number;
  /** The line as it is read, for those who cannot see it. */
  text: string;
}

const bidi = bidiFactory();
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const BIDI_CONTROL = /^[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]$/;
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const JOINING = /[\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufefc]/;
const BREAK_AFTER = /[-‐–—/\u00ad\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、，！？）」』]$/u;
const NEVER_FIRST = /^[。、，！？）」』ー々%)\].,;:!?]/u;

/** Breaks the spans into lines no wider than `width` points; a single word that is wider is broken where it must be. */
export function breakLines(spans: readonly Span[], width: number): Line[] {
  const lines: Line[] = [];
  let line: Piece[] = [];
  let lineWidth = 0;
  const flush = () => {
    let space: Piece | undefined;
    while (line.at(-1)?.space) space = line.pop();
    if (line.length > 0) lines.push(lineOf(line, space));
    line = [];
    lineWidth = 0;
  };
  for (const chunk of unbreakable(piecesOf(spans))) {
    const chunkWidth = chunk.reduce((sum, piece) => sum + piece.width, 0);
    const needed = chunk.at(-1)?.space ? chunkWidth - (chunk.at(-1)?.width ?? 0) : chunkWidth;
    if (lineWidth > 0 && lineWidth + needed > width + 0.01) flush();
    if (needed <= width + 0.01) {
      line.push(...chunk);
      lineWidth += chunkWidth;
      continue;
    }
    for (const piece of chunk.flatMap((wide) => letters(wide))) {
      if (lineWidth > 0 && !piece.space && lineWidth + piece.width > width + 0.01) flush();
      line.push(piece);
      lineWidth += piece.width;
    }
  }
  flush();
  return lines;
}

/** The spans on one line, however wide. */
export const oneLine = (spans: readonly Span[]): Line => lineOf(piecesOf(spans));

/** Pieces between which a line may break: each chunk ends with a space or a break opportunity. */
function* unbreakable(pieces: readonly Piece[]): Generator<Piece[]> {
  let chunk: Piece[] = [];
  for (const piece of pieces) {
    chunk.push(piece);
    if (!piece.breakAfter) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** A word wider than the line, letter by letter. Letters that join stay whole: half a ligature is no letter. */
function letters(piece: Piece): Piece[] {
  if (piece.space || JOINING.test(piece.text)) return [piece];
  return graphemesOf(piece.text).map((text) => {
    const word = piece.face.shape(text, text, false, piece.style.tabular === true);
    return { ...piece, text, word, width: widthOf(word, piece.style, piece.tracking), breakAfter: true };
  });
}

function piecesOf(spans: readonly Span[]): Piece[] {
  const texts = spans.map((span) => printable(span.text));
  const bothWays = texts.some((text) => RIGHT_TO_LEFT.test(text));
  const isolated = texts.map((text, index) =>
    bothWays && spans[index]?.isolate ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text,
  );
  const whole = isolated.join('');
  const levels = bothWays ? bidi.getEmbeddingLevels(whole, 'ltr').levels : null;
  const finder = new FaceFinder(whole);
  const pieces: Piece[] = [];
  let offset = 0;
  isolated.forEach((text, index) => {
    const { style } = spans[index] as Span;
    pieces.push(...piecesOfSpan(text, style, levels?.subarray(offset, offset + text.length) ?? null, finder));
    offset += text.length;
  });
  markBreaks(pieces);
  return pieces;
}

type Part = Pick<Piece, 'text' | 'face' | 'level' | 'space'>;

/** Cuts a span where face, direction or word change, and shapes each part. */
function piecesOfSpan(text: string, style: TextStyle, levels: Uint8Array | null, finder: FaceFinder): Piece[] {
  const pieces: Piece[] = [];
  const missing: string[] = [];
  let current = null as Part | null;
  let position = 0;
  for (const grapheme of graphemesOf(text)) {
    const level = levels?.[position] ?? 0;
    position += grapheme.length;
    if (BIDI_CONTROL.test(grapheme)) continue;
    const space = grapheme === ' ';
    // A space belongs to the word before it, so that a name in one script is one piece of text to other programs too.
    const before: Face | undefined = space ? (current?.face ?? pieces.at(-1)?.face) : undefined;
    const face: Face | null = before?.has(0x20) ? before : finder.find(grapheme, style.family, style.weight);
    if (!face) {
      missing.push(...[...grapheme].map(codePointName));
      continue;
    }
    if (
      current &&
      current.face === face &&
      current.level === level &&
      !current.space &&
      !space &&
      !breaks(current.text, grapheme)
    ) {
      current.text += grapheme;
      continue;
    }
    if (current) pieces.push(shaped(current, style));
    current = { text: grapheme, face, level, space };
  }
  if (missing.length > 0) throw new MissingGlyphError(text.replace(/[\u2068\u2069]/g, ''), [...new Set(missing)]);
  if (current) pieces.push(shaped(current, style));
  return pieces;
}

const breaks = (before: string, next: string) => BREAK_AFTER.test(before) && !NEVER_FIRST.test(next);

const codePointName = (character: string) =>
  `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;

function shaped(part: Part, style: TextStyle): Piece {
  const rightToLeft = part.level % 2 === 1;
  const shown = rightToLeft ? mirrored(part.text) : part.text;
  const word = part.face.shape(part.text, shown, rightToLeft, style.tabular === true);
  const tracking = style.tracking && !JOINING.test(part.text) ? style.tracking * style.size : 0;
  return { ...part, word, style, breakAfter: false, tracking, width: widthOf(word, style, tracking) };
}

const mirrored = (text: string) =>
  [...text].map((character) => bidi.getMirroredCharacter(character) ?? character).join('');

/** A line may end after a space, a hyphen or dash, and between East Asian characters. */
function markBreaks(pieces: readonly Piece[]): void {
  pieces.forEach((piece, index) => {
    const next = pieces[index + 1];
    piece.breakAfter = next !== undefined && !next.space && (piece.space || breaks(piece.text, next.text));
  });
}

const widthOf = (word: ShapedWord, style: TextStyle, tracking: number): number =>
  (word.width / 1000) * style.size + tracking * word.glyphs.length;

/** Rule L2 of the bidi algorithm, on pieces: from the highest level down, every run at or above it is reversed. */
function lineOf(logical: readonly Piece[], space?: Piece): Line {
  const pieces = [...logical];
  const highest = Math.max(0, ...pieces.map((piece) => piece.level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < pieces.length; start += 1) {
      let end = start;
      while (end < pieces.length && (pieces[end] as Piece).level >= level) end += 1;
      if (end > start) pieces.splice(start, end - start, ...pieces.slice(start, end).reverse());
      start = end;
    }
  }
  return {
    pieces: space ? [...pieces, { ...space, level: 0 }] : pieces,
    width: pieces.reduce((sum, piece) => sum + piece.width, 0),
    text: logical.map((piece) => piece.text).join(''),
  };
}

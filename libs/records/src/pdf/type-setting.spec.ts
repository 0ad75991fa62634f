import { describe, expect, it } from '@jest/globals';
import { MissingGlyphError } from './fallback.js';
import { STYLES } from './theme.js';
import { breakLines, type Line, oneLine, type TextStyle } from './type-setting.js';

const style: TextStyle = STYLES.text;
const set = (text: string) => oneLine([{ text, style }]);
/** What stands on paper, from left to right. */
const painted = (line: Line) => line.pieces.flatMap((piece) => piece.word.glyphs.map((glyph) => glyph.text)).join('');
const glyphIds = (line: Line) => line.pieces.flatMap((piece) => piece.word.glyphs.map((glyph) => glyph.gid));
const reversed = (text: string) => [...text].reverse().join('');

describe('setting a line', () => {
  it('takes each word from the first font that has all of it', () => {
    const faces = set('Nguyễn 김서연 李思涵 نور')
      .pieces.filter((piece) => !piece.space)
      .map((piece) => piece.face.id);
    expect([...new Set(faces)]).toEqual(['sans-regular', 'korean-regular', 'arabic-regular']);
  });

  it('draws Han as its neighbours are written: kana makes it Japanese', () => {
    expect(set('佐藤 さくら').pieces[0]?.face.id).toBe('japanese-regular');
    expect(set('佐藤').pieces[0]?.face.id).toBe('chinese-regular');
  });

  it('joins Arabic letters', () => {
    const joined = glyphIds(set('نور'));
    const isolated = ['ر', 'و', 'ن'].flatMap((letter) => glyphIds(set(letter)));
    expect(joined).toHaveLength(3);
    expect(joined).not.toEqual(isolated);
  });

  it.each([
    ['Arabic', 'نور الحسيني', reversed('نور الحسيني')],
    ['Hebrew', 'דניאל כהן', reversed('דניאל כהן')],
    ['Persian with digits, which keep their order', 'کریمی ۱۲۳', `۱۲۳${reversed('کریمی ')}`],
    ['European digits in Arabic', 'نور 42', `42${reversed('نور ')}`],
  ])('paints %s from right to left', (_, text, onPaper) => {
    const line = oneLine([{ text, style, isolate: true }]);
    expect(painted(line)).toBe(onPaper);
    expect(line.text).toBe(text);
  });

  it('mirrors brackets in right-to-left text and still says what they are', () => {
    const line = oneLine([{ text: '(נור)', style, isolate: true }]);
    expect(painted(line)).toBe(')רונ(');
    const [left, right] = [glyphIds(line)[0], glyphIds(line).at(-1)];
    expect([left, right]).toEqual([...glyphIds(set('(')), ...glyphIds(set(')'))]);
  });

  it('keeps a name from reordering what stands beside it', () => {
    const line = oneLine([
      { text: 'نور', style, isolate: true },
      { text: ' · 00430990', style },
    ]);
    expect(painted(line)).toBe(`${reversed('نور')} · 00430990`);
    expect(line.text).toBe('نور · 00430990');
  });

  it('spells a Devanagari word in order although a vowel sign is painted first', () =>
    expect(painted(set('हिन्दी'))).toBe('हिन्दी'));

  it('composes letters and their marks', () => expect(set('Nguyễn'.normalize('NFD')).text).toBe('Nguyễn'));

  it('refuses what no font has, naming it', () => {
    expect(() => set('Ana 😀 Lima')).toThrow(MissingGlyphError);
    expect(() => set('Ana 😀 Lima')).toThrow(/“Ana 😀 Lima”.*U\+1F600/);
  });
});

describe('breaking lines', () => {
  const texts = (lines: readonly Line[]) => lines.map((line) => line.text);
  const wrapped = (text: string, width: number) => breakLines([{ text, style }], width);

  it('breaks at spaces, losing no word and no space between words', () => {
    const text = 'Coordinator of community engagement and service learning in the wetlands';
    const lines = wrapped(text, 90);
    expect(lines.length).toBeGreaterThan(2);
    expect(texts(lines).join(' ')).toBe(text);
    expect(lines.map(painted).join('')).toBe(text);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(90);
  });

  it('breaks after hyphens and dashes', () =>
    expect(texts(wrapped('Llanfair-pwllgwyngyll', 55))).toEqual(['Llanfair-', 'pwllgwyngyll']));

  it('breaks between Han characters, but not before a full stop', () => {
    const lines = wrapped('思涵思涵思涵。', style.size * 6);
    expect(texts(lines)).toEqual(['思涵思涵思', '涵。']);
  });

  it('breaks a word that is wider than the line', () => {
    const lines = wrapped('x'.repeat(60), 50);
    expect(texts(lines).join('')).toBe('x'.repeat(60));
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(50);
  });

  it('gives the first words the first line in right-to-left text too', () => {
    const lines = breakLines([{ text: 'אחת שתיים שלוש ארבע', style, isolate: true }], 45);
    expect(texts(lines)[0]?.startsWith('אחת')).toBe(true);
    expect(texts(lines).join(' ')).toBe('אחת שתיים שלוש ארבע');
  });

  it('makes one line of text that was typed on several', () =>
    expect(texts(wrapped('Fen\r\n\tRivers', 500))).toEqual(['Fen Rivers']));
});

import { describe, expect, it } from '@jest/globals';
import { missingGlyphs } from './fallback.js';
import { missingGlyphsOf } from './printed-texts.js';
import { recordOf, transcriptInput } from './transcript.fixture.js';

describe('glyphs of the transcript', () => {
  it.each([
    ['Latin with accents', 'Łucja Żółć-O’Brien, Þórður, Øyvind, Ğülşah İnce'],
    ['Vietnamese, composed or not', `Nguyễn Thị Ánh ${'Nguyễn'.normalize('NFD')}`],
    ['Greek', 'Αικατερίνη Παπαδοπούλου'],
    ['Cyrillic', 'Аружан Қасымова, Їжакевич'],
    ['Arabic and Persian', 'نور الحسيني، محمد رضا کریمی ۱۲۳'],
    ['Arabic with marks and joiners', 'مُحَمَّد می\u200cخواهم'],
    ['Hebrew', 'דניאל כהן'],
    ['Han, simplified and traditional', '李思涵 陳瑋龔'],
    ['kana and rare kanji', '髙﨑 さくら サクラ'],
    ['Hangul', '김서연'],
    ['Devanagari', 'प्रिया शर्मा'],
    ['typography', '“2022–23” — 5 × 3 … · − ’'],
    ['nothing at all', ''],
  ])('are there for %s', (_, text) => expect(missingGlyphs(text)).toEqual([]));

  it.each([
    ['emoji', 'Ana 😀', ['😀']],
    ['a family of emoji, as one character', '👩‍👩‍👧', ['👩‍👩‍👧']],
    ['a script without a font', 'Ana ሰላም', ['ሰ', 'ላ', 'ም']],
    ['private use', 'Ana \ue000', ['\ue000']],
    ['the sign of a lost character', 'Andr\ufffd', ['\ufffd']],
    ['a control', 'Ana\u0007', ['\u0007']],
    ['half of a pair', 'Ana\ud800', ['\ud800']],
  ])('are missing for %s', (_, text, missing) => expect(missingGlyphs(text)).toEqual(missing));

  it('are named once each, in the order in which they come', () =>
    expect(missingGlyphs('😀 a 🎓 😀')).toEqual(['😀', '🎓']));

  it('are looked for in every text that the transcript prints', () => {
    const { record } = transcriptInput();
    expect(missingGlyphsOf(record)).toEqual([]);
    const [first, ...rest] = record.entries;
    if (!first) throw new Error('The sample has entries.');
    const witness = { ...first.witnesses[0], name: 'ሰ' } as (typeof first.witnesses)[number];
    expect(missingGlyphsOf(recordOf('Ana', [{ ...first, witnesses: [witness] }, ...rest]))).toEqual(['ሰ']);
  });
});

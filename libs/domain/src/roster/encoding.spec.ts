import { describe, expect, it } from '@jest/globals';
import { decodeRoster, decodeWindows1252, notText } from './encoding.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('reading the bytes of a roster', () => {
  it('takes a byte order mark off', () => {
    expect(decodeRoster(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('sid'))).text).toBe('sid');
  });

  it('does not store what is not UTF-8 until somebody has chosen the encoding', () => {
    const bytes = latin('René Müller');
    expect(decodeRoster(bytes)).toEqual({ text: 'René Müller', encoding: 'windows-1252', unconfirmed: true });
    expect(decodeRoster(bytes, 'utf-8').unconfirmed).toBe(true);
    expect(decodeRoster(bytes, 'windows-1252')).toMatchObject({ text: 'René Müller', unconfirmed: false });
  });

  it('keeps true UTF-8 whatever was chosen', () => {
    expect(decodeRoster(utf8('Zażółć'), 'windows-1252')).toMatchObject({ text: 'Zażółć', encoding: 'utf-8' });
  });

  it('knows the quotation marks and the euro of Windows-1252, and which bytes mean nothing', () => {
    expect(decodeWindows1252(Uint8Array.of(0x80, 0x92, 0x93, 0x9f, 0xe9))).toBe('€’“Ÿé');
    expect(decodeWindows1252(Uint8Array.of(0x81, 0x8d, 0x8f, 0x90, 0x9d))).toBe('\ufffd'.repeat(5));
  });

  it('reads what Excel calls Unicode text', () => {
    expect(decodeRoster(Uint8Array.of(0xff, 0xfe, 0x73, 0, 0x69, 0, 0x64, 0))).toMatchObject({
      text: 'sid',
      encoding: 'utf-16',
    });
  });

  it('recognises what is no text', () => {
    expect(notText(Uint8Array.of(0x50, 0x4b, 3, 4))).toContain('Save it as CSV');
    expect(notText(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toContain('old Excel');
    expect(notText(Uint8Array.of(0x61, 0, 0x62))).toContain('not a text file');
    expect(notText(utf8('sid,hours'))).toBeNull();
  });
});

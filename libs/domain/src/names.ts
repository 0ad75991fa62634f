/** White space as people paste it: no-break and zero-width spaces and a stray byte order mark count too. */
const SPACE = /[\s\u00a0\u200b\u2060\ufeff]+/gu;
const EDGES = /^[\s\u00a0\u200b\u2060\ufeff]+|[\s\u00a0\u200b\u2060\ufeff]+$/gu;

/** Trims Unicode space and composes (NFC). Nothing inside the text changes. */
export const trimUnicode = (text: string): string => text.replace(EDGES, '').normalize('NFC');

/** A name as stored: as typed, trimmed, composed, runs of space inside made one. */
export const tidyName = (text: string): string => trimUnicode(text).replace(SPACE, ' ');

/**
 * How names are compared and searched, never shown: case and accents folded, every apostrophe and hyphen the same,
 * so that O'Brien finds O’Brien.
 */
export function foldName(text: string): string {
  return tidyName(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[‘’ʼʻ`´′]/gu, "'")
    .replace(/[‐‑‒–—−]/gu, '-')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/æ/g, 'ae')
    .replace(/[đð]/g, 'd')
    .replace(/ı/g, 'i');
}

const TITLES = /^(dr|prof|professor|mr|mrs|ms|mx)\.?$/i;

/** One or two letters for the round mark beside a name, titles left out; by code point, so no script is cut in half. */
export function initials(name: string): string {
  const all = tidyName(name).split(' ').filter(Boolean);
  const named = all.filter((word) => !TITLES.test(word));
  const words = named.length > 0 ? named : all;
  const first = words[0] ? [...words[0]][0] : '';
  const last = words.length > 1 ? [...(words.at(-1) as string)][0] : '';
  return `${first ?? ''}${last ?? ''}`.toUpperCase();
}

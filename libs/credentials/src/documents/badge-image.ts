import { inflateSync } from 'node:zlib';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The chunk names of Open Badges 3.0, CLR 2.0 and, to be able to say so, Open Badges 2.0. */
const KEYWORDS = ['openbadgecredential', 'clrcredential', 'openbadges'];
const MOST_BYTES = 10 * 1024 * 1024;

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(PNG);

/** The credential baked into a PNG's iTXt chunk; null where there is none. The picture itself is not looked at. */
export function bakedIntoPng(bytes: Buffer): string | null {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (data.length < length) return null;
    const text = kind === 'iTXt' ? textOfChunk(data) : null;
    if (text !== null) return text;
    at += 12 + length;
  }
  return null;
}

function textOfChunk(data: Buffer): string | null {
  const [keywordEnd, compressed] = [data.indexOf(0), data[data.indexOf(0) + 1]];
  if (keywordEnd < 0 || !KEYWORDS.includes(data.toString('latin1', 0, keywordEnd))) return null;
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const translationEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  if (translationEnd < 0) return null;
  const text = data.subarray(translationEnd + 1);
  try {
    return (compressed ? inflateSync(text, { maxOutputLength: MOST_BYTES }) : text).toString('utf8');
  } catch {
    return null;
  }
}

export const looksLikeSvg = (text: string): boolean =>
  /^<(\?xml|!--|!DOCTYPE|svg)/i.test(text) && text.includes('<svg');

/** The credential baked into an SVG's `credential` element: a token in `verify`, or JSON as character data. */
export function bakedIntoSvg(text: string): string | null {
  const opening = /<(?:[A-Za-z][\w.-]{0,40}:)?credential\b[^>]{0,100000}>/.exec(text);
  if (!opening) return null;
  const token = /\bverify\s*=\s*(?:"([^"]+)"|'([^']+)')/.exec(opening[0]);
  if (token) return token[1] ?? token[2] ?? null;
  const inside = text.slice(opening.index + opening[0].length);
  const start = inside.indexOf('<![CDATA[');
  const end = inside.indexOf(']]>', start);
  return start < 0 || end < 0 ? null : inside.slice(start + '<![CDATA['.length, end).trim();
}

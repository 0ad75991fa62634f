/** Encodings that a roster may be read in. UTF-16 is recognised by its mark and needs no choice. */
export const ROSTER_ENCODINGS = ['utf-8', 'windows-1252'] as const;
export type RosterEncoding = (typeof ROSTER_ENCODINGS)[number];

export interface DecodedRoster {
  text: string;
  encoding: RosterEncoding | 'utf-16';
  /**
   * The bytes are not UTF-8 and nobody has chosen another encoding: `text` is only what Windows-1252 would make of
   * them, to be looked at. Nothing of it may be stored.
   */
  unconfirmed: boolean;
}

/** Windows-1252 for 0x80–0x9F, as the code page itself has it; five bytes mean nothing there. */
const HIGH = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

/** Written out, since runtimes have been seen to read this range as ISO 8859-1. Meaningless bytes become U+FFFD. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    const piece = Array.from(bytes.subarray(start, start + 8192), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? HIGH.charCodeAt(byte - 0x80) : byte,
    );
    pieces.push(String.fromCharCode(...piece));
  }
  return pieces.join('');
}

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

const decode = (label: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // TextDecoder says only that the bytes are not of this encoding; that is the answer.
    return null;
  }
};

/**
 * Strictly UTF-8, a byte order mark taken off. What is not UTF-8 is read as Windows-1252 when `chosen` says so, else
 * offered unconfirmed. True UTF-8 stays UTF-8 whatever was chosen: the other way garbles every accent.
 */
export function decodeRoster(bytes: Uint8Array, chosen?: RosterEncoding): DecodedRoster {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    const text = decode(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be', bytes);
    if (text !== null) return { text, encoding: 'utf-16', unconfirmed: false };
  }
  const text = decode('utf-8', bytes);
  if (text !== null) return { text, encoding: 'utf-8', unconfirmed: false };
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252', unconfirmed: chosen !== 'windows-1252' };
}

/** What the first bytes say when the file is no text at all; null when nothing speaks against text. */
export function notText(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04))
    return 'This is a spreadsheet or another packed file. Save it as CSV and import that.';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'This is an old Excel file. Save it as CSV and import that.';
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'This is a PDF. A roster has to be a CSV file.';
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return null;
  return bytes.subarray(0, 65_536).includes(0) ? 'This is not a text file. A roster has to be a CSV file.' : null;
}

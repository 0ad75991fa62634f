import { type Fault, invalid } from '../errors.js';

/** Bytes; a file past this is refused with 413. */
export const EVIDENCE_FILE_LIMIT = 25 * 1024 * 1024;
export const EVIDENCE_FILES_A_ROUND = 10;
export const EVIDENCE_LINKS_A_ROUND = 20;
/** Characters. */
export const REFLECTION_LIMIT = 10_000;
export const LINK_LIMIT = 2_000;

/** What evidence may be, by what its bytes say; the endings are those a name may keep. */
export const EVIDENCE_TYPES: Readonly<Record<string, { word: string; endings: readonly [string, ...string[]] }>> = {
  'application/pdf': { word: 'PDF', endings: ['pdf'] },
  'image/png': { word: 'PNG image', endings: ['png'] },
  'image/jpeg': { word: 'JPEG image', endings: ['jpg', 'jpeg'] },
  'image/webp': { word: 'WebP image', endings: ['webp'] },
  'image/gif': { word: 'GIF image', endings: ['gif'] },
  'video/mp4': { word: 'MP4 video', endings: ['mp4', 'm4v'] },
  'audio/mpeg': { word: 'MP3 recording', endings: ['mp3'] },
  'audio/x-m4a': { word: 'M4A recording', endings: ['m4a'] },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    word: 'Word document',
    endings: ['docx'],
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    word: 'PowerPoint presentation',
    endings: ['pptx'],
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { word: 'Excel workbook', endings: ['xlsx'] },
  'application/vnd.oasis.opendocument.text': { word: 'OpenDocument text', endings: ['odt'] },
  'application/vnd.oasis.opendocument.presentation': { word: 'OpenDocument presentation', endings: ['odp'] },
  'application/vnd.oasis.opendocument.spreadsheet': { word: 'OpenDocument spreadsheet', endings: ['ods'] },
  'text/plain': { word: 'plain text', endings: ['txt', 'md'] },
  'text/csv': { word: 'CSV table', endings: ['csv'] },
};

/** For people who were refused: what they may bring instead. */
export const EVIDENCE_TYPES_SENTENCE =
  'Bring PDF, PNG, JPEG, WebP or GIF, MP4, MP3 or M4A, Word, PowerPoint, Excel, OpenDocument, or plain text.';

/** Why a link cannot stand as evidence, or null. Links are kept and shown, never fetched. */
export function linkFault(url: string): { code: string; message: string } | null {
  if (url.length > LINK_LIMIT) return { code: 'link-too-long', message: `Keep a link to ${LINK_LIMIT} characters.` };
  if (/[\s\p{Cc}\p{Cf}<>"]/u.test(url)) return { code: 'link-invalid', message: 'A link has no spaces or odd signs.' };
  const parts = /^(https?):\/\/([^/?#\\]+)(?:[/?#]|$)/iu.exec(url);
  if (!parts) return { code: 'link-invalid', message: 'Write the whole address, beginning with https://.' };
  const authority = parts[2] ?? '';
  if (authority.includes('@'))
    return { code: 'link-with-credentials', message: 'Leave the user name and password out of the link.' };
  const host = /^(\[[0-9a-f:.]+\]|[\p{L}\p{M}\p{N}._-]+)(:\d{1,5})?$/iu.exec(authority)?.[1];
  const dotted = host?.startsWith('[') || (host?.includes('.') && !/^\.|\.\.|\.$/u.test(host));
  return dotted ? null : { code: 'link-invalid', message: `“${authority}” is not the name of a website.` };
}

/** What one round brings, before anything is stored. */
export interface RoundOfEvidence {
  reflection: string | null;
  links: readonly { title: string; url: string }[];
  /** How many files came along. */
  files: number;
}

/** Refuses an empty round, too many items, and links that cannot stand; every fault at once. */
export function mustBeEvidence(round: RoundOfEvidence): void {
  const faults: Fault[] = [];
  round.links.forEach((link, index) => {
    const fault = linkFault(link.url);
    if (fault) faults.push({ path: `links.${index}.url`, ...fault });
  });
  if (round.links.length > EVIDENCE_LINKS_A_ROUND)
    faults.push({ path: 'links', code: 'links-too-many', message: `At most ${EVIDENCE_LINKS_A_ROUND} links a round.` });
  if (round.files > EVIDENCE_FILES_A_ROUND)
    faults.push({ path: 'files', code: 'files-too-many', message: `At most ${EVIDENCE_FILES_A_ROUND} files a round.` });
  if (round.reflection === null && round.links.length === 0 && round.files === 0)
    faults.push({
      path: 'reflection',
      code: 'evidence-missing',
      message: 'Add at least one piece of evidence: a reflection, a link or a file.',
    });
  const [first] = faults;
  if (first) throw invalid(first.code, first.message, faults);
}

/** Controls, signs of direction and invisible ones (joiners stay: scripts need them), and what file systems refuse. */
const UNSAFE_IN_NAMES = /[\p{Cc}\p{Co}\p{Cn}\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"<>|?*:]/gu;

const ENDING = /\.([\p{L}\p{N}]{1,10})$/u;

/** The ending of a file's name in lower case, without the dot; empty when it has none. */
export const endingOf = (name: string): string => ENDING.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * A file's name as it is kept and offered for download: the last part of any path, without control or direction
 * signs, at most 150 characters, ending in what the file is ("photo.exe" that is a PNG becomes "photo.exe.png").
 */
export function evidenceFileName(given: string, mediaType: string): string {
  const last = given.normalize('NFC').split(/[/\\]/u).at(-1) ?? '';
  const clean = last
    .replace(UNSAFE_IN_NAMES, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const endings: readonly string[] = EVIDENCE_TYPES[mediaType]?.endings ?? [];
  const ending = endingOf(clean);
  const stem = endings.includes(ending) ? clean.slice(0, -(ending.length + 1)) : clean;
  const kept = endings.includes(ending) ? clean.slice(-ending.length) : (endings[0] ?? 'bin');
  return `${[...stem].slice(0, 140).join('') || 'evidence'}.${kept}`;
}

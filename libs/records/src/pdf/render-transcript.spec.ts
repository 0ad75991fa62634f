import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, it, jest } from '@jest/globals';
import { getDocumentProxy } from 'unpdf';
import { CLR_ATTACHMENT, MissingGlyphError, renderTranscript, type TranscriptInput } from './index.js';
import { participation, recordOf, transcriptInput } from './transcript.fixture.js';

// The first document of a process opens the fonts; on a busy machine that takes its time.
jest.setTimeout(60_000);

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
interface Tag {
  role?: string;
  alt?: string;
  children?: Tag[];
}

const open = async (changes: Partial<TranscriptInput> = {}): Promise<Pdf> =>
  getDocumentProxy(new Uint8Array(await renderTranscript(transcriptInput(changes))));

/** What another program reads from a page. */
async function textOf(pdf: Pdf, page: number): Promise<string> {
  const { items } = await (await pdf.getPage(page)).getTextContent();
  return items.map((item: { str?: string; hasEOL?: boolean }) => (item.str ?? '') + (item.hasEOL ? '\n' : '')).join('');
}
const allText = async (pdf: Pdf): Promise<string[]> =>
  Promise.all(Array.from({ length: pdf.numPages }, (_, index) => textOf(pdf, index + 1)));

async function tagsOf(pdf: Pdf, page: number): Promise<Tag[]> {
  const flat = (tag: Tag): Tag[] => [tag, ...(tag.children ?? []).flatMap(flat)];
  return flat((await (await pdf.getPage(page)).getStructTree()) as Tag);
}

/** The drawing operators of every page and form, as they stand in the file. */
function contentStreams(file: Buffer): string[] {
  const streams: string[] = [];
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 1)) {
    if (file.subarray(at - 3, at).toString() === 'end') continue;
    const end = file.indexOf('\nendstream', at);
    const bytes = file.subarray(at + 7, end);
    const text = bytes[0] === 0x78 ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
    if (/\bBDC\b/.test(text)) streams.push(text);
  }
  return streams;
}

describe('the transcript', () => {
  it('is the same file for the same record, and another for another version', async () => {
    const hash = async (changes: Partial<TranscriptInput> = {}) =>
      createHash('sha256')
        .update(await renderTranscript(transcriptInput(changes)))
        .digest('hex');
    const [first, second] = [await hash(), await hash()];
    expect(second).toBe(first);
    const version = { ...transcriptInput().version, number: 5 };
    expect(await hash({ version })).not.toBe(first);
    // What other students' documents used of the fonts in between must not show.
    await renderTranscript(transcriptInput({ record: recordOf('نور الحسيني — Ωμέγα Ångström', []) }));
    expect(await hash()).toBe(first);
  });

  it('carries the signed record, byte for byte, as the source of what it shows', async () => {
    const clrJson = Buffer.from(JSON.stringify({ type: ['ClrCredential'], text: 'ñ'.repeat(5000) }));
    const file = await renderTranscript(transcriptInput({ clrJson }));
    const attachments = (await (await getDocumentProxy(new Uint8Array(file))).getAttachments()) as Record<
      string,
      { content: Uint8Array }
    >;
    expect(Buffer.from(attachments[CLR_ATTACHMENT]?.content ?? [])).toEqual(clrJson);
    expect(file.includes('/AFRelationship /Source')).toBe(true);
  });

  it('says who it is about and from whom, and nothing private', async () => {
    const record = recordOf('Zoë <O’Hara> & Sons', transcriptInput().record.entries);
    const file = await renderTranscript(transcriptInput({ record, locale: 'en-GB' }));
    const { info, metadata } = await (await getDocumentProxy(new Uint8Array(file))).getMetadata();
    expect(info).toMatchObject({
      Title: 'Extended transcript of Zoë <O’Hara> & Sons',
      Author: 'Northfield University',
      Language: 'en-GB',
      CreationDate: 'D:20260116153000Z',
    });
    const xml = file.subarray(file.indexOf('<x:xmpmeta'), file.indexOf('</x:xmpmeta>')).toString('utf8');
    expect(xml).toContain('Zoë &#60;O’Hara&#62; &#38; Sons');
    expect(xml).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(JSON.stringify([info, metadata, xml])).not.toContain('00418823');
  });

  it('is written for screen readers: headings, tables, lists, pictures in words', async () => {
    const file = await renderTranscript(transcriptInput());
    const pdf = await getDocumentProxy(new Uint8Array(file));
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(file.includes('/DisplayDocTitle true')).toBe(true);
    const [first, visual] = [await tagsOf(pdf, 1), await tagsOf(pdf, 2)];
    const roles = (tags: Tag[]) => tags.map((tag) => tag.role).filter(Boolean);
    expect(roles(first).filter((role) => role === 'H1')).toHaveLength(1);
    expect(roles(first).filter((role) => role === 'H2')).toHaveLength(4);
    expect(roles(first)).toEqual(
      expect.arrayContaining(['Table', 'THead', 'TBody', 'TR', 'TH', 'TD', 'L', 'LI', 'Link']),
    );
    const pictures = (tags: Tag[]) => tags.filter((tag) => tag.role === 'Figure').map((tag) => tag.alt);
    expect(pictures(first)).toEqual([
      'Seal of Northfield University',
      'QR code that opens https://northfield.example/verify/NF-4K7W-TR2M-PX9H',
    ]);
    expect(pictures(visual)[0]).toMatch(
      /^Timeline of the activities by category, 2022–23 to 2025–26\. Leadership: 1 attended/,
    );
    expect(pictures(visual)).toContain('Advanced, Dec 2025; Developing in 2024');
  });

  it('leaves nothing unmarked: all that is drawn is content or an ornament', async () => {
    for (const stream of contentStreams(await renderTranscript(transcriptInput()))) {
      let depth = 0;
      for (const operator of stream.split('\n').map((line) => line.split(' ').at(-1))) {
        if (operator === 'BDC' || operator === 'BMC') depth += 1;
        if (operator === 'EMC') depth -= 1;
        if (depth === 0) expect(['TJ', 'Tj', 'f', 'f*', 'S', 'B', 'Do']).not.toContain(operator);
        expect(depth).toBeGreaterThanOrEqual(0);
        expect(depth).toBeLessThanOrEqual(1);
      }
      expect(depth).toBe(0);
    }
  });

  it('embeds every font that it uses and none that it does not', async () => {
    const file = (await renderTranscript(transcriptInput())).toString('latin1');
    const named = [...file.matchAll(/\/FontName \/[A-Z]{6}\+(\S+)/g)].map((match) => match[1]).sort();
    expect(named).toEqual([
      'GeistMono-SemiBold',
      'Inter-Regular',
      'Inter-SemiBold',
      'SourceSerif4-Italic',
      'SourceSerif4-SemiBold',
    ]);
    expect(file.match(/\/FontFile[23] /g)).toHaveLength(named.length);
    expect(file.match(/\/ToUnicode /g)).toHaveLength(named.length);
  });

  it('shows each activity with its dates, role, depth, hours and witness', async () => {
    const text = await textOf(await open(), 1);
    for (const part of ['Mill Lane Tutoring', 'Site coordinator', '20 Jan –', '2 May 2025', 'Led', '52 h 5 min'])
      expect(text).toContain(part);
    expect(text).toContain('Zdeněk Novák · external supervisor, 8 May 2025');
    expect(text).toContain('By rule · 25 Apr 2023');
    expect(text).toContain('13 activities, all verified');
    expect(text).toContain('858 h 5 min');
  });

  it('tells on every page how to check it and which page of how many it is', async () => {
    const pages = await allText(await open());
    expect(pages).toHaveLength(3);
    pages.forEach((text, index) => {
      expect(text).toContain('Check this document at northfield.example/verify with the code NF-4K7W-TR2M-PX9H');
      expect(text).toContain('Issued 16 January 2026 (2026-01-16) · record version 4 · replaces version 3');
      expect(text).toContain(`Page ${index + 1} of 3`);
    });
    const annotations = await (await (await open()).getPage(1)).getAnnotations();
    expect(annotations.map((link: { url?: string }) => link.url)).toEqual([
      'https://northfield.example/verify/NF-4K7W-TR2M-PX9H',
    ]);
  });

  it('dates itself where the institution is', async () => {
    const { version, institution } = transcriptInput();
    const late = { ...version, issuedAt: '2026-01-17T03:00:00Z' };
    expect(await textOf(await open({ version: late }), 1)).toContain('(2026-01-16)');
    expect(
      await textOf(await open({ version: late, institution: { ...institution, timeZone: undefined } }), 1),
    ).toContain('(2026-01-17)');
  });

  it.each([
    ['A4', [595.28, 841.89]],
    ['Letter', [612, 792]],
  ] as const)('fits %s', async (paper, size) => {
    const view = (await (await open({ paper })).getPage(1)).view;
    expect(view.slice(2)).toEqual([...size]);
  });

  it.each([
    'Łucja Żółć-O’Brien',
    'Nguyễn Thị Ánh',
    'Αικατερίνη Παπαδοπούλου',
    'Аружан Қасымова',
    'نور الحسيني',
    'محمد رضا کریمی',
    'דניאל כהן',
    '李思涵',
    '陳瑋龔',
    '髙﨑 さくら',
    '김서연',
    'प्रिया शर्मा',
    'Sukarno',
  ])('gives the name %s back as it was typed', async (name) => {
    const pdf = await open({ record: recordOf(name, []) });
    const text = await textOf(pdf, 1);
    // This reader takes a conjunct for a mark without width and sees gaps around it: compared without any.
    if (/\p{Script=Devanagari}/u.test(name)) expect(text.replace(/\s/g, '')).toContain(name.replace(' ', ''));
    else expect(text).toContain(name);
    // Where letters are painted in another order, a screen reader is told the name itself.
    const spoken = (await tagsOf(pdf, 1)).filter((tag) => tag.role === 'LBody').map((tag) => tag.alt);
    if (/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}]/u.test(name)) expect(spoken).toContain(name);
  });

  it('wraps a long name and keeps clear of what stands beside it', async () => {
    const name = 'María del Carmen Fernández-Villaverde y Gutiérrez de la Concepción Wickramasinghe-Papadopoulos';
    const pdf = await open({ record: recordOf(name, transcriptInput().record.entries) });
    const { items } = await (await pdf.getPage(2)).getTextContent();
    const placed = items as { str: string; width: number; transform: number[] }[];
    const check = placed.filter((item) => /Check this|any CLR|Issued/.test(item.str));
    const foot = placed.filter((item) => /Carmen|Guti|Wickram|Page 2/.test(item.str) && (item.transform[5] ?? 0) < 70);
    expect(foot.length).toBeGreaterThan(2);
    const checkEnd = Math.max(...check.map((item) => (item.transform[4] ?? 0) + item.width));
    for (const item of foot) expect(item.transform[4]).toBeGreaterThan(checkEnd);
    for (const item of foot) expect(item.transform[5]).toBeGreaterThan(10);
  });

  it('is not made at all when a name cannot be printed', async () => {
    const input = transcriptInput({ record: recordOf('Ana 😀 Lima', transcriptInput().record.entries) });
    await expect(renderTranscript(input)).rejects.toThrow(MissingGlyphError);
    await expect(renderTranscript(input)).rejects.toMatchObject({ text: 'Ana 😀 Lima', codePoints: ['U+1F600'] });
  });

  it('prints a record that has nothing on it yet', async () => {
    const pages = await allText(await open({ record: recordOf('Sukarno', []), student: undefined }));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('No activities are on this record yet.');
    expect(pages[0]).toContain('Page 1 of 1');
  });

  it('takes 300 entries with long titles, none of them split or lost', async () => {
    const [sample] = transcriptInput().record.entries;
    const witness = sample?.witnesses[0];
    if (!witness) throw new Error('The sample has witnesses.');
    const title = (index: number) =>
      `Programme ${index} END${index % 7 === 0 ? ' of community engagement and service learning in the wetlands of the northern fens' : ''}`;
    const entries = Array.from({ length: 300 }, (_, index) =>
      participation(
        index,
        title(index),
        `Role ${index} DONE`,
        'service',
        'led',
        60,
        `202${2 + (index % 4)}-09-10`,
        `202${2 + (index % 4)}-11-10`,
        witness,
      ),
    );
    const pages = await allText(await open({ record: recordOf('Bo', entries) }));
    const table = pages.slice(0, -1);
    for (let index = 0; index < 300; index += 1) {
      const on = table.findIndex((text) => text.includes(`Programme ${index} END`));
      expect(on).toBeGreaterThanOrEqual(0);
      expect(table[on]).toContain(`Role ${index} DONE`);
    }
    expect(table[1]).toMatch(/Dates\s+Programme and role/);
    expect(table[1]).toContain('continued');
    pages.forEach((text, index) => {
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    });
    expect(pages.at(-2)).toContain('300 activities, all verified');
  });
});

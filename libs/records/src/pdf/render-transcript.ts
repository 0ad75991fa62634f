import type { AcademicEntry, CompetencyEntry, ParticipationEntry } from '@laurel/domain';
import PDFDocument from 'pdfkit';
import { drawAcademicPages } from './academic-page.js';
import { drawChronology } from './chronology.js';
import { drawFeet } from './foot.js';
import { drawLetterhead } from './letterhead.js';
import { Sheet } from './sheet.js';
import type { TranscriptInput } from './transcript-input.js';
import { drawVisualPage } from './visual-page.js';
import { WORDS } from './words.js';

/** Name of the signed record among the attachments of every transcript. */
export const CLR_ATTACHMENT = 'record.clr.json';

/**
 * Renders the official transcript of one record version as a tagged PDF (PDF/UA-1) with all fonts embedded and the
 * signed CLR attached. Reads nothing but its input; the same input gives the same bytes, so that a hash of the file
 * stands for it. Throws `MissingGlyphError` when a name or title cannot be printed, `SealError` when the seal cannot.
 */
export async function renderTranscript(input: TranscriptInput): Promise<Buffer> {
  const doc = openDocument(input);
  const bytes = collect(doc);
  try {
    drawContent(new Sheet(doc, input));
    attachRecord(doc, input);
    doc.end();
  } catch (error) {
    // Nobody waits for the bytes of a document that was given up.
    doc.destroy();
    throw error;
  }
  return bytes;
}

function drawContent(sheet: Sheet): void {
  const { entries } = sheet.input.record;
  const participations = entries.filter((entry): entry is ParticipationEntry => entry.kind === 'participation');
  const competencies = entries.filter((entry): entry is CompetencyEntry => entry.kind === 'competency');
  const academic = entries.filter((entry): entry is AcademicEntry => entry.kind === 'academic');
  const courses = academic.filter((entry) => entry.academicKind === 'course');
  const awards = academic.filter((entry) => entry.academicKind !== 'course');
  sheet.newPage();
  drawChronology(sheet, participations, drawLetterhead(sheet));
  let honours: readonly AcademicEntry[] = [];
  if (participations.length + competencies.length + awards.length > 0)
    honours = drawVisualPage(sheet, { participations, competencies, awards, courses });
  if (courses.length > 0) drawAcademicPages(sheet, courses, honours);
  drawFeet(sheet);
}

function openDocument({ record, version, institution, locale }: TranscriptInput): PDFKit.PDFDocument {
  return new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    displayTitle: true,
    // The language of what is printed, which is English whatever the reader's.
    lang: /^en(-|$)/i.test(locale) ? locale : 'en',
    autoFirstPage: false,
    bufferPages: true,
    // pdfkit would open a standard font, which cannot be embedded.
    font: null as unknown as string,
    info: {
      Title: new XmlSafeText(WORDS.documentTitle(record.subject.displayName)) as unknown as string,
      Author: new XmlSafeText(institution.name) as unknown as string,
      Subject: new XmlSafeText(WORDS.documentSubject(institution.name, version.number)) as unknown as string,
      Keywords: new XmlSafeText(version.verifyCode) as unknown as string,
      Creator: 'Laurel',
      Producer: 'Laurel',
      CreationDate: new Date(version.issuedAt),
      ModDate: new Date(version.issuedAt),
    },
  });
}

/** pdfkit copies the information into XML as it is: written there, it must be escaped; elsewhere it stays itself. */
class XmlSafeText extends String {
  override toString(): string {
    return this.valueOf().replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  }
}

function attachRecord(doc: PDFKit.PDFDocument, { clrJson, version }: TranscriptInput): void {
  const issuedAt = new Date(version.issuedAt);
  doc.file(Buffer.from(clrJson), {
    name: CLR_ATTACHMENT,
    type: 'application/json',
    description: WORDS.attachment,
    relationship: 'Source',
    creationDate: issuedAt,
    modifiedDate: issuedAt,
  } as PDFKit.Mixins.PDFAttachmentOptions);
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const bytes = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  return bytes;
}

import { dayIn } from '@laurel/domain';
import { type Element } from './pen.js';
import { QR_SIZE, type Sheet } from './sheet.js';
import { COLOURS, STYLES } from './theme.js';
import { breakLines, type Line, oneLine } from './type-setting.js';
import { addressInWords, WORDS } from './words.js';

const LEADING = 10.3;

/**
 * The foot of every page: QR mark, address in words, code, both date forms, the page's number. On the first page it is
 * content, with a link; on the others the same again, which nobody needs to hear twice.
 */
export function drawFeet(sheet: Sheet): void {
  const { doc, pen } = sheet;
  const count = sheet.pages;
  const lines = checkLines(sheet);
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    pen.rule(sheet.left, sheet.right, sheet.footTop, 0.75, COLOURS.ink);
    pen.artifact('Pagination', () => showPageNumber(sheet, lines, page + 1, count));
    if (page === 0) drawCheck(sheet, lines);
    else {
      pen.artifact('Pagination', () => {
        sheet.drawQr(sheet.left, sheet.footTop + 8.3);
        showCheck(sheet, lines);
      });
    }
  }
}

function checkLines(sheet: Sheet): Line[] {
  const { version, verifyUrl } = sheet.input;
  const { text: style, textStrong, code } = STYLES;
  return [
    oneLine([
      { text: WORDS.checkAt, style },
      { text: addressInWords(verifyUrl, version.verifyCode), style: textStrong },
      { text: WORDS.withCode, style },
      { text: version.verifyCode, style: code },
    ]),
    oneLine([{ text: WORDS.anyVerifier, style }]),
    oneLine([{ text: WORDS.issued(dayIn(sheet.timeZone, new Date(version.issuedAt)), version.number), style }]),
  ];
}

function drawCheck(sheet: Sheet, lines: readonly Line[]): void {
  const { pen, left, footTop, input } = sheet;
  const section = pen.element(sheet.root, 'Sect');
  const top = footTop + 8.3;
  const alt = WORDS.qrTo(input.verifyUrl);
  pen.element(section, 'Figure', { alt, bbox: [left, top, left + QR_SIZE, top + QR_SIZE] }, () =>
    sheet.drawQr(left, top),
  );
  const paragraph = pen.element(section, 'P');
  const link = pen.element(paragraph, 'Link', {}, () => showCheck(sheet, lines));
  addLink(sheet, link, lines);
  link.end();
  paragraph.end();
  section.end();
}

/** The first line opens the verify page. */
function addLink(sheet: Sheet, link: Element, lines: readonly Line[]): void {
  const { doc, left, footTop, input } = sheet;
  const width = lines[0]?.width ?? 0;
  doc.link(left + QR_SIZE + 9, footTop + 11, width, LEADING, input.verifyUrl, {
    structParent: link,
    Contents: new String(WORDS.qrTo(input.verifyUrl)),
  } as unknown as PDFKit.Mixins.AnnotationOption);
}

function showCheck(sheet: Sheet, lines: readonly Line[]): void {
  sheet.pen.showLines(lines, { x: sheet.left + QR_SIZE + 9, y: sheet.footTop + 19, leading: LEADING });
}

/** The student's name, wrapped where it is long, and under it the page. */
function showPageNumber(sheet: Sheet, check: readonly Line[], number: number, count: number): void {
  const { pen, left, right, footTop, input } = sheet;
  const checkEnd = left + QR_SIZE + 9 + Math.max(...check.map((line) => line.width));
  const studentNumber = input.student?.number;
  const name = breakLines(
    [
      { text: input.record.subject.displayName, style: STYLES.label, isolate: true },
      ...(studentNumber ? [{ text: ` · ${studentNumber}`, style: STYLES.label }] : []),
    ],
    right - checkEnd - 16,
  );
  const y = footTop + 24.6 - Math.min(name.length - 1, 2) * 4.6;
  pen.showLines(name, { end: right, y, leading: 9.2 });
  const page = oneLine([{ text: WORDS.page(number, count), style: STYLES.textStrong }]);
  pen.textEnding(page, right, y + (name.length - 1) * 9.2 + 10);
}

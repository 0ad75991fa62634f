import type { AcademicEntry } from '@laurel/domain';
import { groupsOf } from './grouping.js';
import { drawHonours } from './honours.js';
import type { Element } from './pen.js';
import type { Sheet } from './sheet.js';
import { COLOURS, STYLES } from './theme.js';
import { breakLines, type Line, oneLine } from './type-setting.js';
import { creditsLine, WORDS } from './words.js';

const HEAD_HEIGHT = 25.6;
const TERM_HEIGHT = 20.2;
const LEADING = 10.2;

interface Course {
  code: readonly Line[];
  title: readonly Line[];
  credits: Line;
  grade: Line;
  height: number;
}

/**
 * The academic record beside the other: courses by term, as imported, after `honours` that found no room before.
 * Begins a page of its own.
 */
export function drawAcademicPages(
  sheet: Sheet,
  courses: readonly AcademicEntry[],
  honours: readonly AcademicEntry[],
): void {
  const { pen, left, right } = sheet;
  const top = sheet.newPage();
  const title = oneLine([{ text: WORDS.academic, style: STYLES.pageTitle }]);
  pen.lines(sheet.root, 'H2', [title], { x: left, y: top + 12.8 });
  const source = breakLines(
    [{ text: `${creditsLine(courses)} ${WORDS.academicSource}`, style: STYLES.reading }],
    sheet.width,
  );
  pen.lines(sheet.root, 'P', source, { x: left, y: top + 25, leading: LEADING });
  pen.rule(left, right, top + 38, 1.5, COLOURS.brand);
  let y = top + 38;
  if (honours.length > 0) {
    y = drawHonours(sheet, honours, y + 10, sheet.width) + 14;
    pen.rule(left, right, y, 0.9, COLOURS.ink);
  }
  if (y + HEAD_HEIGHT + TERM_HEIGHT + 30 > sheet.bottom) y = sheet.newPage() - 10;
  const table = pen.element(sheet.root, 'Table');
  drawHeads(sheet, table, y);
  y += HEAD_HEIGHT;
  for (const [term, own] of termsOf(courses)) {
    const body = pen.element(table, 'TBody');
    const title = oneLine([{ text: term, style: STYLES.year, isolate: true }]);
    own.forEach((entry, index) => {
      const course = courseOf(sheet, entry);
      const needed = course.height + (index === 0 ? TERM_HEIGHT : 0);
      const turned = y + needed > sheet.bottom;
      if (turned) {
        y = sheet.newPage() - 10;
        pen.artifact('Pagination', () => showHeads(sheet, y));
        pen.rule(left, right, y + HEAD_HEIGHT, 0.9, COLOURS.ink);
        y += HEAD_HEIGHT;
      }
      if (index === 0 || turned) y = drawTerm(sheet, body, title, y, index === 0);
      drawCourse(sheet, body, course, y, index < own.length - 1);
      y += course.height;
    });
    body.end();
  }
  table.end();
  pen.rule(left, right, y, 1.2, COLOURS.brand);
}

function columnsOf({ left, right, width }: Sheet) {
  const title = left + 84.2;
  return { code: left, codeWidth: 78, title, titleWidth: width - 84.2 - 130, creditsEnd: right - 66, gradeEnd: right };
}

function headsOf(sheet: Sheet): { line: Line; x: number }[] {
  const columns = columnsOf(sheet);
  const { code, title, credits, grade } = WORDS.academicColumns;
  const set = (text: string) => oneLine([{ text, style: STYLES.label }]);
  return [
    { line: set(code), x: columns.code },
    { line: set(title), x: columns.title },
    { line: set(credits), x: columns.creditsEnd - set(credits).width },
    { line: set(grade), x: columns.gradeEnd - set(grade).width },
  ];
}

function showHeads(sheet: Sheet, top: number): void {
  for (const { line, x } of headsOf(sheet)) sheet.pen.text(line, x, top + 17.6);
}

function drawHeads(sheet: Sheet, table: Element, top: number): void {
  const { pen, left, right } = sheet;
  const head = pen.element(table, 'THead');
  const row = pen.element(head, 'TR');
  for (const { line, x } of headsOf(sheet)) pen.lines(row, 'TH', [line], { x, y: top + 17.6 }, { scope: 'Column' });
  row.end();
  head.end();
  pen.rule(left, right, top + HEAD_HEIGHT, 0.9, COLOURS.ink);
}

function drawTerm(sheet: Sheet, body: Element, title: Line, top: number, first: boolean): number {
  const { pen, left, right } = sheet;
  if (first) {
    const row = pen.element(body, 'TR');
    const cell = pen.element(row, 'TH', { span: 4, scope: 'Row' });
    pen.lines(cell, 'H3', [title], { x: left, y: top + 14.6 });
    cell.end();
    row.end();
  } else pen.artifact('Pagination', () => pen.text(title, left, top + 14.6));
  pen.rule(left, right, top + TERM_HEIGHT, 0.6, COLOURS.strongLine);
  return top + TERM_HEIGHT;
}

function drawCourse(sheet: Sheet, body: Element, course: Course, top: number, ruled: boolean): void {
  const { pen, left, right } = sheet;
  const columns = columnsOf(sheet);
  const row = pen.element(body, 'TR');
  const y = top + 11;
  pen.lines(row, 'TD', course.code, { x: columns.code, y, leading: LEADING });
  pen.lines(row, 'TH', course.title, { x: columns.title, y, leading: LEADING }, { scope: 'Row' });
  pen.lines(row, 'TD', [course.credits], { end: columns.creditsEnd, y });
  pen.lines(row, 'TD', [course.grade], { end: columns.gradeEnd, y });
  row.end();
  if (ruled) pen.rule(left, right, top + course.height, 0.5, COLOURS.line);
}

/** Courses by term, oldest first; those without a term last. */
function termsOf(courses: readonly AcademicEntry[]): [string, AcademicEntry[]][] {
  const ordered = [...courses].sort(
    (a, b) => compare(a.endsOn, b.endsOn) || compare(a.code, b.code) || compare(a.key, b.key),
  );
  const named = groupsOf(ordered, (course) => course.termTitle ?? course.termCode ?? '');
  return [...named]
    .sort(([a], [b]) => Number(a === '') - Number(b === ''))
    .map(([term, own]) => [term === '' ? WORDS.otherTerm : term, own]);
}

function courseOf(sheet: Sheet, entry: AcademicEntry): Course {
  const columns = columnsOf(sheet);
  const code = breakLines([{ text: entry.code, style: STYLES.text, isolate: true }], columns.codeWidth);
  const title = breakLines([{ text: entry.title, style: STYLES.textStrong, isolate: true }], columns.titleWidth);
  return {
    code,
    title,
    credits: oneLine([{ text: entry.credits === null ? '' : String(entry.credits), style: STYLES.hours }]),
    grade: oneLine([{ text: entry.grade ?? '', style: STYLES.text, isolate: true }]),
    height: 17.4 + (Math.max(code.length, title.length, 1) - 1) * LEADING,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

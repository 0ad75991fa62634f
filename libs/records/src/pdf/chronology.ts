import { academicYearOf, DEPTH_WORDS, type ParticipationEntry, printMinutes } from '@laurel/domain';
import { CLOSING_HEIGHT, drawClosing } from './closing.js';
import { groupsOf } from './grouping.js';
import { drawLeaves } from './leaf.js';
import type { Element } from './pen.js';
import type { Sheet } from './sheet.js';
import { COLOURS, STYLES } from './theme.js';
import { breakLines, type Line, oneLine } from './type-setting.js';
import { dateLines, hoursOf, WORDS, witnessLines } from './words.js';

/** Baselines of a row: the first below its top, then one every leading; then room to its rule. */
const FIRST = 11.2;
const LEADING = 10.2;
const BELOW = 6.5;
const HEAD_HEIGHT = 25.6;
const YEAR_HEIGHT = 20.2;
const TOTAL_HEIGHT = 24;

/** What stands in a cell: paragraphs of lines. */
type Cell = readonly (readonly Line[])[];

interface Row {
  dates: Cell;
  programme: Cell;
  depth: Line;
  hours: Line;
  witnesses: Cell;
  entry: ParticipationEntry;
  height: number;
}

interface Year {
  title: Line;
  continued: Line;
  sum: Line;
  rows: readonly Row[];
}

/** Where the columns of the table stand on this paper. */
function columnsOf({ left, right }: Sheet) {
  // A4 is narrower: the columns between give way so that a witness still fits on two lines.
  const narrower = right - left < 530 ? 1 : 0;
  const programme = left + 64.3;
  const depth = left + 235.3 - 5 * narrower;
  const hoursEnd = left + 342 - 7 * narrower;
  const gap = 11 - 2 * narrower;
  return {
    dates: left,
    programme,
    programmeWidth: depth - programme - 8,
    depth,
    hoursEnd,
    witness: hoursEnd + gap,
    witnessWidth: right - hoursEnd - gap,
  };
}

/**
 * The chronological pages: every verified activity, year by year, oldest first, with its witnesses. An entry is never
 * split; where a page ends within a year, its head is repeated. Begins at `top` of the current page.
 */
export function drawChronology(sheet: Sheet, entries: readonly ParticipationEntry[], top: number): void {
  const { pen } = sheet;
  if (entries.length === 0) {
    const none = oneLine([{ text: WORDS.noActivities, style: STYLES.reading }]);
    pen.lines(sheet.root, 'P', [none], { x: sheet.left, y: top + 18 });
    drawClosing(sheet, top + 30);
    return;
  }
  const table = pen.element(sheet.root, 'Table');
  drawColumnHeads(sheet, table, top);
  let y = top + HEAD_HEIGHT;
  const years = yearsOf(sheet, entries);
  for (const year of years) {
    const group = pen.element(table, 'TBody');
    const lastYear = year === years.at(-1);
    year.rows.forEach((row, index) => {
      const lastRow = lastYear && index === year.rows.length - 1;
      const needed = (index === 0 ? YEAR_HEIGHT : 0) + row.height + (lastRow ? TOTAL_HEIGHT + CLOSING_HEIGHT : 0);
      const turned = y + needed > sheet.bottom;
      if (turned) y = turnPage(sheet);
      if (index === 0) y = drawYearHead(sheet, group, year, y);
      else if (turned) y = repeatYearHead(sheet, year, y);
      drawRow(sheet, group, row, y, !lastRow && index < year.rows.length - 1);
      y += row.height;
    });
    group.end();
  }
  const foot = pen.element(table, 'TBody');
  y = drawTotal(sheet, foot, entries, y);
  foot.end();
  table.end();
  drawClosing(sheet, y);
}

function turnPage(sheet: Sheet): number {
  const top = sheet.newPage();
  sheet.pen.artifact('Pagination', () => showColumnHeads(sheet, top - 10));
  sheet.pen.rule(sheet.left, sheet.right, top - 10 + HEAD_HEIGHT, 0.9, COLOURS.ink);
  return top - 10 + HEAD_HEIGHT;
}

function headsOf(sheet: Sheet): { line: Line; x: number }[] {
  const columns = columnsOf(sheet);
  const { dates, programme, depth, hours, witness } = WORDS.columns;
  const set = (text: string) => oneLine([{ text, style: STYLES.label }]);
  return [
    { line: set(dates), x: columns.dates },
    { line: set(programme), x: columns.programme },
    { line: set(depth), x: columns.depth },
    { line: set(hours), x: columns.hoursEnd - set(hours).width },
    { line: set(witness), x: columns.witness },
  ];
}

function showColumnHeads(sheet: Sheet, top: number): void {
  for (const { line, x } of headsOf(sheet)) sheet.pen.text(line, x, top + 17.6);
}

function drawColumnHeads(sheet: Sheet, table: Element, top: number): void {
  const { pen } = sheet;
  const head = pen.element(table, 'THead');
  const row = pen.element(head, 'TR');
  for (const { line, x } of headsOf(sheet)) pen.lines(row, 'TH', [line], { x, y: top + 17.6 }, { scope: 'Column' });
  row.end();
  head.end();
  pen.rule(sheet.left, sheet.right, top + HEAD_HEIGHT, 0.9, COLOURS.ink);
}

function drawYearHead(sheet: Sheet, group: Element, year: Year, top: number): number {
  const { pen } = sheet;
  const row = pen.element(group, 'TR');
  const cell = pen.element(row, 'TH', { span: 3, scope: 'Row' });
  pen.lines(cell, 'H2', [year.title], { x: sheet.left, y: top + 14.6 });
  cell.end();
  pen.lines(row, 'TD', [year.sum], { end: columnsOf(sheet).hoursEnd, y: top + 14.6 });
  pen.element(row, 'TD').end();
  row.end();
  pen.rule(sheet.left, sheet.right, top + YEAR_HEIGHT, 0.6, COLOURS.strongLine);
  return top + YEAR_HEIGHT;
}

function repeatYearHead(sheet: Sheet, year: Year, top: number): number {
  sheet.pen.artifact('Pagination', () => sheet.pen.text(year.continued, sheet.left, top + 14.6));
  sheet.pen.rule(sheet.left, sheet.right, top + YEAR_HEIGHT, 0.6, COLOURS.strongLine);
  return top + YEAR_HEIGHT;
}

function drawRow(sheet: Sheet, group: Element, row: Row, top: number, ruled: boolean): void {
  const { pen } = sheet;
  const columns = columnsOf(sheet);
  const baseline = top + FIRST;
  const element = pen.element(group, 'TR');
  const place = (x: number) => ({ x, y: baseline, leading: LEADING });
  pen.paragraphs(pen.element(element, 'TD'), row.dates, place(columns.dates));
  pen.paragraphs(pen.element(element, 'TH', { scope: 'Row' }), row.programme, place(columns.programme));
  pen.artifact('Layout', () => drawLeaves(sheet.doc, row.entry.depth, columns.depth, baseline - 6.2));
  pen.lines(element, 'TD', [row.depth], { x: columns.depth, y: baseline + LEADING });
  pen.lines(element, 'TD', [row.hours], { end: columns.hoursEnd, y: baseline });
  pen.paragraphs(pen.element(element, 'TD'), row.witnesses, place(columns.witness));
  element.end();
  if (ruled) pen.rule(sheet.left, sheet.right, top + row.height, 0.5, COLOURS.line);
}

function drawTotal(sheet: Sheet, group: Element, entries: readonly ParticipationEntry[], top: number): number {
  const { pen, left, right } = sheet;
  const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
  pen.rule(left, right, top, 1.2, COLOURS.brand);
  const row = pen.element(group, 'TR');
  const count = oneLine([{ text: WORDS.activities(entries.length), style: STYLES.year }]);
  const sum = oneLine([{ text: printMinutes(minutes), style: STYLES.hours }]);
  pen.lines(row, 'TH', [count], { x: left, y: top + 14.4 }, { span: 3, scope: 'Row' });
  pen.lines(row, 'TD', [sum], { end: columnsOf(sheet).hoursEnd, y: top + 14.4 });
  pen.element(row, 'TD').end();
  row.end();
  pen.rule(left, right, top + 22.6, 1.5, COLOURS.brand);
  return top + 22.6;
}

/** Entries by the academic year in which they began, oldest first. */
function yearsOf(sheet: Sheet, entries: readonly ParticipationEntry[]): Year[] {
  const { institution, student } = sheet.input;
  const ordered = [...entries].sort(
    (a, b) => compare(a.startsOn, b.startsOn) || compare(a.endsOn, b.endsOn) || compare(a.key, b.key),
  );
  const byYear = groupsOf(ordered, (entry) => academicYearOf(entry.startsOn, institution.yearStartsOn).label);
  const entered = student?.enteredOn
    ? Number(academicYearOf(student.enteredOn, institution.yearStartsOn).from.slice(0, 4))
    : null;
  return [...byYear].map(([label, own]) => {
    const number = entered === null ? 0 : Number(label.slice(0, 4)) - entered + 1;
    const spans =
      number > 0
        ? [
            { text: WORDS.yearNumber(number), style: STYLES.year },
            { text: `  ${label}`, style: STYLES.reading },
          ]
        : [{ text: label, style: STYLES.year }];
    const sum = own.reduce((minutes, entry) => minutes + entry.minutes, 0);
    return {
      title: oneLine(spans),
      continued: oneLine([...spans, { text: `  ${WORDS.continued}`, style: STYLES.reading }]),
      sum: oneLine([{ text: printMinutes(sum), style: STYLES.hours }]),
      rows: own.map((entry) => rowOf(sheet, entry)),
    };
  });
}

/** Sets one entry in its columns. Titles wrap; nothing is cut. */
function rowOf(sheet: Sheet, entry: ParticipationEntry): Row {
  const columns = columnsOf(sheet);
  const dates = [dateLines(entry.startsOn, entry.endsOn).map((text) => oneLine([{ text, style: STYLES.text }]))];
  const programme = [
    breakLines([{ text: entry.title, style: STYLES.textStrong, isolate: true }], columns.programmeWidth),
    breakLines([{ text: entry.role.name, style: STYLES.text, isolate: true }], columns.programmeWidth),
  ];
  const witnesses = entry.witnesses.flatMap((witness) => {
    const { name, rest, post } = witnessLines(witness, sheet.timeZone);
    const spans = [
      { text: name, style: { ...STYLES.text, colour: COLOURS.ink }, isolate: true },
      { text: rest, style: STYLES.text },
    ];
    return [
      breakLines(spans, columns.witnessWidth),
      breakLines([{ text: post, style: STYLES.text, isolate: true }], columns.witnessWidth),
    ];
  });
  const lines = Math.max(2, ...[dates, programme, witnesses].map((cell) => cell.flat().length));
  return {
    dates,
    programme,
    depth: oneLine([{ text: DEPTH_WORDS[entry.depth], style: STYLES.text }]),
    hours: oneLine([{ text: hoursOf(entry.minutes), style: STYLES.hours }]),
    witnesses,
    entry,
    height: FIRST + (lines - 1) * LEADING + BELOW,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

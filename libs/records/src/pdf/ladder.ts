import type { CompetencyEntry } from '@laurel/domain';
import { groupsOf } from './grouping.js';
import type { Element } from './pen.js';
import type { Sheet } from './sheet.js';
import { COLOURS, STYLES } from './theme.js';
import { drawTick } from './tick.js';
import { breakLines, type Line, oneLine } from './type-setting.js';
import { monthOf, WORDS } from './words.js';

const NAMES_WIDTH = 118.3;
const EVIDENCE_WIDTH = 64;
const ROW = 21;
const TICK_INDENT = 15;

/** One competency: the level held and the way there. */
interface Rung {
  name: string;
  held: CompetencyEntry;
  earlier: readonly CompetencyEntry[];
  evidence: number;
}

/** Competencies that share a scale, and so a ladder. */
export interface Ladder {
  framework: string;
  scale: CompetencyEntry['scale'];
  rungs: readonly Rung[];
}

/** The ladders of a record: one for each scale, the longest first. The highest level counts; earlier ones show the way. */
export function laddersOf(entries: readonly CompetencyEntry[]): Ladder[] {
  const byScale = groupsOf(entries, (entry) => JSON.stringify(entry.scale));
  const ladders = [...byScale.values()].map((own) => {
    const byCompetency = groupsOf(own, (entry) => entry.competency.competencyId);
    const rungs = [...byCompetency.values()]
      .map(rungOf)
      .sort((a, b) => b.held.competency.level - a.held.competency.level || compare(a.name, b.name));
    const { scale, competency } = own[0] as CompetencyEntry;
    return { framework: competency.framework, scale: [...scale].sort((a, b) => a.level - b.level), rungs };
  });
  return ladders.sort((a, b) => b.rungs.length - a.rungs.length || compare(a.framework, b.framework));
}

function rungOf(entries: readonly CompetencyEntry[]): Rung {
  const ordered = [...entries].sort((a, b) => b.competency.level - a.competency.level || compare(a.endsOn, b.endsOn));
  const held = ordered[0] as CompetencyEntry;
  const earlier = ordered.filter((entry) => entry.competency.level < held.competency.level);
  const evidence = entries.reduce((sum, entry) => sum + entry.evidence.length, 0);
  return { name: held.competency.name, held, earlier, evidence };
}

/** Height of a ladder with as many of its rungs as are asked for. */
export const ladderHeight = (rungs: number): number => HEAD + rungs * ROW;
const HEAD = 37.4;

/**
 * Draws a ladder from `top` down, turning the page through `turnPage` (which returns the new top) where it must.
 * Returns where it ends.
 */
export function drawLadder(sheet: Sheet, ladder: Ladder, top: number, turnPage: () => number): number {
  const { pen } = sheet;
  const table = pen.element(sheet.root, 'Table');
  let start = top;
  let rungs = [...ladder.rungs];
  let first = true;
  while (rungs.length > 0) {
    const fitting = Math.max(1, Math.floor((sheet.bottom - start - HEAD) / ROW));
    const shown = rungs.slice(0, fitting);
    rungs = rungs.slice(fitting);
    drawBands(sheet, ladder, start, start + HEAD + shown.length * ROW);
    drawHead(sheet, ladder, table, start, first);
    const body = pen.element(table, 'TBody');
    shown.forEach((rung, index) => {
      drawRung(sheet, ladder, rung, body, start + HEAD + index * ROW);
    });
    body.end();
    start += HEAD + shown.length * ROW;
    if (rungs.length > 0) start = turnPage();
    first = false;
  }
  table.end();
  return start;
}

function columnsOf(sheet: Sheet, { scale }: Ladder) {
  const x0 = sheet.left + NAMES_WIDTH;
  const width = Math.min(89.3, (sheet.width - NAMES_WIDTH - EVIDENCE_WIDTH) / Math.max(1, scale.length));
  return { x0, width, at: (index: number) => x0 + index * width };
}

function drawBands(sheet: Sheet, ladder: Ladder, top: number, bottom: number): void {
  const { at, width } = columnsOf(sheet, ladder);
  sheet.pen.artifact('Layout', () =>
    ladder.scale.forEach((_, index) => {
      if (index % 2 === 0) sheet.doc.rect(at(index), top, width, bottom - top).fill(COLOURS.band);
    }),
  );
}

/** Names and meanings of the levels; told once, shown again where the page turns. */
function drawHead(sheet: Sheet, ladder: Ladder, table: Element, top: number, first: boolean): void {
  const { pen, left, right } = sheet;
  const { at, width } = columnsOf(sheet, ladder);
  const cells = ladder.scale.map((step, index) => ({
    x: at(index) + 7.5,
    name: breakLines([{ text: step.name, style: STYLES.readingStrong, isolate: true }], width - 9).slice(0, 1),
    meaning: breakLines([{ text: step.meaning, style: STYLES.hint, isolate: true }], width - 9).slice(0, 2),
  }));
  const show = ({ x, name, meaning }: (typeof cells)[number]) => {
    for (const line of name) pen.text(line, x, top + 12.4);
    meaning.forEach((line, index) => {
      pen.text(line, x, top + 23.6 + index * 9);
    });
  };
  const evidence = oneLine([{ text: WORDS.evidence, style: STYLES.label }]);
  if (first) {
    const head = pen.element(table, 'THead');
    const row = pen.element(head, 'TR');
    pen.element(row, 'TD').end();
    for (const cell of cells) pen.element(row, 'TH', { scope: 'Column' }, () => show(cell));
    pen.lines(row, 'TH', [evidence], { end: right, y: top + 12.4 }, { scope: 'Column' });
    row.end();
    head.end();
  } else {
    pen.artifact('Pagination', () => {
      cells.forEach(show);
      pen.textEnding(evidence, right, top + 12.4);
    });
  }
  pen.rule(left, right, top + HEAD, 0.6, COLOURS.strongLine);
}

function drawRung(sheet: Sheet, ladder: Ladder, rung: Rung, body: Element, top: number): void {
  const { pen, left, right, doc } = sheet;
  const { x0, width, at } = columnsOf(sheet, ladder);
  const row = pen.element(body, 'TR');
  const name = nameLines(rung.name);
  const middle = top + ROW / 2;
  const baseline = middle + 3 - (name.length - 1) * 4.5;
  pen.lines(row, 'TH', name, { x: left, y: baseline, leading: 9 }, { scope: 'Row' });
  const placeOf = (entry: CompetencyEntry) =>
    at(
      Math.max(
        0,
        ladder.scale.findLastIndex((step) => step.level <= entry.competency.level),
      ),
    ) + TICK_INDENT;
  const end = placeOf(rung.held);
  const cell = pen.element(row, 'TD', { span: Math.max(1, ladder.scale.length) });
  const bbox: [number, number, number, number] = [x0, top, x0 + ladder.scale.length * width, top + ROW];
  pen.element(cell, 'Figure', { alt: rungAlt(rung), bbox }, () => {
    doc.moveTo(x0, middle).lineTo(end, middle).lineWidth(3.6).stroke(COLOURS.brand);
    for (const entry of rung.earlier) drawEarlier(sheet, entry, placeOf(entry), middle);
    drawTick(doc, end, middle, 6.4, COLOURS.brand);
    pen.text(oneLine([{ text: monthOf(rung.held.endsOn), style: STYLES.reading }]), end + 12, middle + 2.9);
  });
  cell.end();
  const evidence: Line = oneLine([{ text: WORDS.evidenceItems(rung.evidence), style: STYLES.rungFigure }]);
  pen.lines(row, 'TD', [evidence], { end: right, y: middle + 2.9 });
  row.end();
  pen.rule(left, right, top + ROW, 0.5, COLOURS.line);
}

/** On two lines at most, in smaller type where it is long. */
function nameLines(name: string): Line[] {
  const lines = breakLines([{ text: name, style: STYLES.rung, isolate: true }], NAMES_WIDTH - 8);
  return lines.length < 2 ? lines : breakLines([{ text: name, style: STYLES.text, isolate: true }], NAMES_WIDTH - 8);
}

function drawEarlier(sheet: Sheet, entry: CompetencyEntry, x: number, middle: number): void {
  const { doc, pen } = sheet;
  doc.circle(x, middle, 4.4).lineWidth(1.3).fillAndStroke(COLOURS.paper, COLOURS.brand);
  const year = oneLine([{ text: entry.endsOn.slice(0, 4), style: STYLES.tiny }]);
  pen.text(year, x - year.width / 2, middle - 5.7);
}

function rungAlt({ held, earlier }: Rung): string {
  const way = earlier.map((entry) => `; ${entry.competency.levelName} in ${entry.endsOn.slice(0, 4)}`).join('');
  return `${held.competency.levelName}, ${monthOf(held.endsOn)}${way}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import {
  type AcademicEntry,
  academicYearsBetween,
  type CompetencyEntry,
  dayIn,
  type ParticipationEntry,
  printLongDate,
} from '@laurel/domain';
import { drawHonours, honoursHeight } from './honours.js';
import { drawLadder, ladderHeight, laddersOf } from './ladder.js';
import type { Sheet } from './sheet.js';
import { COLOURS, STYLES } from './theme.js';
import { drawTimeline, timelineAlt, timelineFigure } from './timeline-figure.js';
import { breakLines, type Line, oneLine } from './type-setting.js';
import { creditsLine, WORDS } from './words.js';

export interface VisualContent {
  participations: readonly ParticipationEntry[];
  competencies: readonly CompetencyEntry[];
  /** Degrees and honours. */
  awards: readonly AcademicEntry[];
  courses: readonly AcademicEntry[];
}

/**
 * The record at a glance: figures, timeline by category, competency ladder, honours. Begins a page of its own. Returns
 * the honours that found no room beside it.
 */
export function drawVisualPage(sheet: Sheet, content: VisualContent): readonly AcademicEntry[] {
  const top = drawTitle(sheet, content, sheet.newPage());
  const figure = timelineFigure(sheet, content.participations, sheet.bottom - top - 7);
  let y = top;
  if (figure) {
    const { pen, left, right } = sheet;
    const bbox: [number, number, number, number] = [left, top + 7, right, top + 7 + figure.height];
    pen.element(sheet.root, 'Figure', { alt: timelineAlt(figure), bbox }, () => drawTimeline(sheet, figure, top + 7));
    y = top + 7 + figure.height;
  }
  y = drawLadders(sheet, content.competencies, y);
  return drawBeside(sheet, content, y);
}

function drawTitle(sheet: Sheet, content: VisualContent, top: number): number {
  const { pen, left, right, input, timeZone } = sheet;
  const day = printLongDate(dayIn(timeZone, new Date(input.version.issuedAt)));
  const figures = figuresOf(content);
  let x = right;
  // From the end, so that the last figure stands at the margin.
  const placed = [...figures].reverse().map(({ figure, label }) => {
    const width = Math.max(figure.width, label.width);
    const end = x;
    x -= width + 17;
    return { figure, label, end };
  });
  const title = oneLine([{ text: WORDS.glance(yearsOf(sheet, content)), style: STYLES.pageTitle }]);
  pen.lines(sheet.root, 'H2', [title], { x: left, y: top + 12.8 });
  const subtitle = breakLines(
    [
      { text: input.record.subject.displayName, style: STYLES.reading, isolate: true },
      { text: WORDS.glanceOf(day), style: STYLES.reading },
    ],
    x - left,
  );
  pen.lines(sheet.root, 'P', subtitle, { x: left, y: top + 25, leading: 10.6 });
  const list = pen.element(sheet.root, 'L');
  for (const { figure, label, end } of placed.reverse()) {
    const item = pen.element(list, 'LI');
    pen.element(item, 'LBody', {}, () => {
      pen.textEnding(figure, end, top + 15.6);
      pen.textEnding(label, end, top + 26.2);
    });
    item.end();
  }
  list.end();
  const end = top + 38 + (subtitle.length - 1) * 10.6;
  pen.rule(left, right, end, 1.5, COLOURS.brand);
  return end;
}

/** Academic years from the first to the last entry. */
function yearsOf(sheet: Sheet, { participations, competencies }: VisualContent): number {
  const starts = [
    ...participations.map((entry) => entry.startsOn),
    ...competencies.map((entry) => entry.endsOn),
  ].sort();
  const ends = [...participations, ...competencies].map((entry) => entry.endsOn).sort();
  const [first, last] = [starts[0], ends.at(-1)];
  return first && last ? academicYearsBetween(first, last, sheet.input.institution.yearStartsOn).length : 1;
}

function figuresOf({ participations, competencies, awards }: VisualContent): { figure: Line; label: Line }[] {
  const minutes = participations.reduce((sum, entry) => sum + entry.minutes, 0);
  const hours = Math.floor(minutes / 60).toLocaleString('en-GB');
  const rest = minutes % 60;
  const held = new Set(competencies.map((entry) => entry.competency.competencyId)).size;
  const shown: [string, string][] = [
    [String(participations.length), WORDS.figures.activities(participations.length)],
    // Minutes are said beside the hours, not rounded into them.
    [`${hours} h`, rest === 0 ? WORDS.figures.verified : `${rest} min ${WORDS.figures.verified}`],
  ];
  if (held > 0) shown.push([String(held), WORDS.figures.competencies(held)]);
  if (awards.length > 0) shown.push([String(awards.length), WORDS.figures.awards(awards.length)]);
  return shown.map(([figure, label]) => ({
    figure: oneLine([{ text: figure, style: STYLES.figure }]),
    label: oneLine([{ text: label, style: STYLES.label }]),
  }));
}

function drawLadders(sheet: Sheet, competencies: readonly CompetencyEntry[], top: number): number {
  const { pen, left } = sheet;
  const ladders = laddersOf(competencies);
  let y = top;
  ladders.forEach((ladder, index) => {
    const whole = 34 + ladderHeight(ladder.rungs.length);
    const room = sheet.bottom - y;
    // A ladder that fits on a page stays on one; only a longer one is cut between two competencies.
    if (whole > room && (whole <= sheet.bottom - sheet.top || room < 150)) y = sheet.newPage() - 10;
    const title = ladders.length > 1 ? `${WORDS.competencies}: ${ladder.framework}` : WORDS.competencies;
    const lines = breakLines([{ text: title, style: STYLES.section, isolate: index > 0 }], sheet.width);
    pen.lines(sheet.root, 'H2', lines, { x: left, y: y + 21, leading: 17 });
    y = drawLadder(sheet, ladder, y + 31 + (lines.length - 1) * 17, () => sheet.newPage());
  });
  return y;
}

/**
 * Degrees and honours, and beside them where the academic record is. Returns the honours for which there was no room
 * left: they open the academic pages rather than a page of their own.
 */
function drawBeside(sheet: Sheet, { awards, courses }: VisualContent, top: number): readonly AcademicEntry[] {
  const y = top + 8;
  const both = awards.length > 0 && courses.length > 0;
  const column = both ? sheet.width / 2 - 10 : sheet.width;
  const needed = Math.max(awards.length > 0 ? honoursHeight(awards, column) : 0, courses.length > 0 ? 54 : 0);
  const fits = y + needed <= sheet.bottom;
  if (!fits && courses.length > 0) return awards;
  if (awards.length > 0) drawHonours(sheet, awards, fits ? y : sheet.newPage() - 10, column);
  if (courses.length > 0) drawAcademicNote(sheet, courses, y, column);
  return [];
}

function drawAcademicNote(sheet: Sheet, courses: readonly AcademicEntry[], top: number, width: number): void {
  const { pen, right } = sheet;
  const x = right - width;
  const title = oneLine([{ text: WORDS.academicBeside, style: STYLES.subsection }]);
  pen.lines(sheet.root, 'H2', [title], { x, y: top + 14 });
  pen.rule(x, right, top + 19.4, 0.9, COLOURS.ink);
  const study = sheet.input.record.subject.study;
  const text = `${study ? `${study}. ` : ''}${creditsLine(courses)} ${WORDS.academicOn(sheet.pages + 1)}`;
  const lines = breakLines([{ text, style: STYLES.reading }], width);
  pen.lines(sheet.root, 'P', lines, { x, y: top + 32, leading: 10.8 });
}

import {
  type CategorySlot,
  categorySlots,
  DEPTH_WORDS,
  DEPTHS,
  type Depth,
  depthRank,
  layOutTimeline,
  type ParticipationEntry,
  printMinutes,
  type Timeline,
  type TimelineBar,
  type TimelineCategory,
} from '@laurel/domain';
import { drawCategoryIcon } from './category-icon.js';
import { fitLine } from './fit-line.js';
import type { Sheet } from './sheet.js';
import { CATEGORY_COLOURS, COLOURS, STYLES } from './theme.js';
import { drawTick } from './tick.js';
import { breakLines, type Line, oneLine } from './type-setting.js';
import { hoursOf, WORDS } from './words.js';

const NAMES_WIDTH = 84.2;
const HEAD = 30;
const LEGEND = 24;
/** Heights of a lane with a label above its bar, and without. */
const LABELLED_LANE = 23.4;
const PLAIN_LANE = 14;
const LANES_PADDING = 6.4;
const LEAST_CATEGORY = 34.6;
const LABEL_SHARE = 0.62;

interface CategoryBlock {
  category: TimelineCategory<ParticipationEntry>;
  slot: CategorySlot;
  name: readonly Line[];
  hours: Line;
  height: number;
}

/** A timeline with everything measured, ready to be drawn anywhere. */
export interface TimelineFigure {
  timeline: Timeline<ParticipationEntry>;
  blocks: readonly CategoryBlock[];
  labels: ReadonlyMap<string, Line>;
  laneHeight: number;
  /** Below 1 only where there is more than a page of lanes. */
  scale: number;
  height: number;
}

/** Measures the timeline for this paper, at most `room` points high; null without entries. */
export function timelineFigure(
  sheet: Sheet,
  entries: readonly ParticipationEntry[],
  room: number,
): TimelineFigure | null {
  const width = sheet.width - NAMES_WIDTH;
  const labels = new Map<string, Line>();
  const timeline = layOutTimeline(entries, {
    yearStartsOn: sheet.input.institution.yearStartsOn,
    shortestBar: 9 / width,
    gap: 8 / width,
    labelWidth: (entry) => {
      const label = fitLine(
        [
          { text: entry.title, style: STYLES.barTitle, isolate: true },
          { text: '  ', style: STYLES.bar },
          { text: entry.role.name, style: STYLES.bar, isolate: true },
        ],
        width * LABEL_SHARE,
      );
      labels.set(entry.key, label);
      return label.width / width;
    },
  });
  if (!timeline) return null;
  const slots = categorySlots(entries.map((entry) => entry.category));
  const laneHeight = timeline.labelled ? LABELLED_LANE : PLAIN_LANE;
  const blocks = timeline.categories.map((category): CategoryBlock => {
    const name = breakLines([{ text: category.name, style: STYLES.name, isolate: true }], NAMES_WIDTH - 24);
    return {
      category,
      slot: slots.get(category.code) ?? 'professional',
      name,
      hours: oneLine([{ text: hoursOf(category.minutes), style: STYLES.hint }]),
      height: Math.max(LEAST_CATEGORY + (name.length - 1) * 10.4, category.lanes * laneHeight + LANES_PADDING),
    };
  });
  const needed = blocks.reduce((sum, block) => sum + block.height, 0);
  const scale = Math.min(1, (room - HEAD - LEGEND) / needed);
  return { timeline, blocks, labels, laneHeight, scale, height: HEAD + needed * scale + LEGEND };
}

/** What the picture says, for those who cannot see it; the entries themselves are in the table before it. */
export function timelineAlt({ timeline, blocks }: TimelineFigure): string {
  const parts = blocks.map(({ category }) => {
    const depths = DEPTHS.map((depth) => ({
      depth,
      count: category.bars.filter((bar) => bar.entry.depth === depth).length,
    }))
      .filter(({ count }) => count > 0)
      .map(({ depth, count }) => `${count} ${DEPTH_WORDS[depth].toLowerCase()}`);
    return `${category.name}: ${depths.join(', ')}${category.minutes > 0 ? `; ${printMinutes(category.minutes)}` : ''}`;
  });
  const [first, last] = [timeline.years[0]?.label, timeline.years.at(-1)?.label];
  return `Timeline of the activities by category, ${first === last ? first : `${first} to ${last}`}. ${parts.join('. ')}.`;
}

/** Draws the timeline with its head of years, its categories and its legend; `top` is its upper edge. */
export function drawTimeline(sheet: Sheet, figure: TimelineFigure, top: number): void {
  const { doc, pen, left, right } = sheet;
  const x0 = left + NAMES_WIDTH;
  const width = right - x0;
  const end = top + figure.height - LEGEND;
  drawYears(sheet, figure, top, end, x0, width);
  let y = top + HEAD;
  for (const block of figure.blocks) {
    doc.moveTo(left, y).lineTo(right, y).lineWidth(0.6).stroke(COLOURS.rowLine);
    const colour = CATEGORY_COLOURS[block.slot];
    drawCategoryIcon(doc, block.slot, left + 1, y + 6.6, 12, colour);
    block.name.forEach((line, index) => {
      pen.text(line, left + 21, y + 15.8 + index * 10.4);
    });
    pen.text(block.hours, left + 21, y + 27.6 + (block.name.length - 1) * 10.4);
    for (const bar of block.category.bars) drawBar(sheet, figure, bar, colour, x0, width, y);
    y += block.height * figure.scale;
  }
  doc.moveTo(left, y).lineTo(right, y).lineWidth(0.6).stroke(COLOURS.rowLine);
  drawLegend(sheet, figure, y + 15.5);
}

function drawYears(
  sheet: Sheet,
  { timeline }: TimelineFigure,
  top: number,
  end: number,
  x0: number,
  width: number,
): void {
  const { doc, pen, input } = sheet;
  const first = input.student?.enteredOn ? yearOf(input.student.enteredOn, timeline) : null;
  timeline.years.forEach((year, index) => {
    const [from, until] = [x0 + year.x0 * width, x0 + year.x1 * width];
    if (index % 2 === 0) doc.rect(from, top, until - from, end - top).fill(COLOURS.band);
    const number = first === null ? 0 : index - first + 1;
    const label = oneLine([{ text: year.label, style: number > 0 ? STYLES.hint : STYLES.name }]);
    // Many years are narrow columns: then every other one is named.
    const every = Math.ceil((label.width + 8) / (until - from));
    if (index % every !== 0) return;
    const x = from + Math.min(8, Math.max(2, (until - from - label.width) / 2));
    if (number > 0) {
      pen.text(oneLine([{ text: WORDS.yearNumber(number), style: STYLES.name }]), x, top + 12.6);
      pen.text(label, x, top + 23.6);
    } else pen.text(label, x, top + 18.4);
  });
}

/** Which column is the student's first year; null when they entered before or after what is drawn. */
function yearOf(enteredOn: string, { years }: Timeline): number | null {
  const index = years.findIndex((year) => enteredOn >= year.from && enteredOn <= year.until);
  if (index >= 0) return index;
  const first = years[0];
  return first && enteredOn < first.from ? Number(enteredOn.slice(0, 4)) - Number(first.from.slice(0, 4)) : null;
}

const barHeight = (depth: Depth): number => depthRank(depth) * 3;

function drawBar(
  sheet: Sheet,
  figure: TimelineFigure,
  bar: TimelineBar<ParticipationEntry>,
  colour: string,
  x0: number,
  width: number,
  top: number,
): void {
  const { doc, pen } = sheet;
  const { scale, laneHeight } = figure;
  const lane = top + bar.lane * laneHeight * scale;
  const height = barHeight(bar.entry.depth) * scale;
  const label = figure.labels.get(bar.entry.key);
  if (bar.label && label) pen.text(label, x0 + bar.label.x0 * width, lane + 13.2);
  const middle = lane + (bar.label ? 22.8 : (laneHeight / 2 + LANES_PADDING / 2) * scale);
  const [from, until] = [x0 + bar.x0 * width, x0 + bar.x1 * width];
  doc.roundedRect(from, middle - height / 2, until - from, height, Math.min(1.5, height / 2)).fill(colour);
  if (bar.entry.depth === 'assessed') drawTick(doc, until, middle, 6 * Math.max(scale, 0.5), colour);
}

function drawLegend(sheet: Sheet, figure: TimelineFigure, y: number): void {
  const { doc, pen, left, right } = sheet;
  let x = left + 1.5;
  for (const depth of DEPTHS) {
    const height = barHeight(depth);
    doc.roundedRect(x, y - 2.6 - height / 2, 16, height, 1.5).fill(COLOURS.ink);
    if (depth === 'assessed') drawTick(doc, x + 16, y - 2.6, 6, COLOURS.ink);
    const word = oneLine([{ text: DEPTH_WORDS[depth], style: STYLES.text }]);
    const wordLeft = x + (depth === 'assessed' ? 27 : 21);
    pen.text(word, wordLeft, y);
    x = wordLeft + word.width + 16;
  }
  const note = figure.timeline.labelled ? WORDS.legend : WORDS.unlabelled;
  pen.textEnding(fitLine([{ text: note, style: STYLES.text }], right - x), right, y);
}

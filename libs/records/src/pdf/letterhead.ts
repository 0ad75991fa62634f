import { type AcademicEntry, dayIn, printDateRange, printLongDate } from '@laurel/domain';
import { drawSeal } from './seal.js';
import type { Sheet } from './sheet.js';
import { COLOURS, STYLES } from './theme.js';
import { breakLines, oneLine } from './type-setting.js';
import { monthOf, WORDS } from './words.js';

const SEAL_RADIUS = 31;
const FACT_GAP = 26;

/** The head of the first page: seal, institution, title, version and the four facts. Returns where it ends. */
export function drawLetterhead(sheet: Sheet): number {
  const { pen, input, left, right } = sheet;
  const { institution, version } = input;
  const section = pen.element(sheet.root, 'Sect');
  const textLeft = left + 2 * SEAL_RADIUS + 14.5;
  const day = dayIn(sheet.timeZone, new Date(version.issuedAt));

  const rightLines: [string, typeof STYLES.reading | typeof STYLES.date, number][] = [
    [WORDS.official, STYLES.reading, 41.6],
    [WORDS.version(version.number), STYLES.reading, 52],
    [printLongDate(day), STYLES.date, 65.4],
  ];
  const rightSet = rightLines.map(([text, style, y]) => ({ line: oneLine([{ text, style }]), y }));
  const rightWidth = Math.max(...rightSet.map(({ line }) => line.width));
  const textWidth = right - rightWidth - 20 - textLeft;

  const bbox: [number, number, number, number] = [left, 33, left + 2 * SEAL_RADIUS, 33 + 2 * SEAL_RADIUS];
  pen.element(section, 'Figure', { alt: WORDS.sealOf(institution.name), bbox }, () =>
    drawSeal(sheet.doc, institution, left + SEAL_RADIUS, 33 + SEAL_RADIUS, SEAL_RADIUS),
  );

  const nameLines = breakLines([{ text: institution.name, style: STYLES.institution, isolate: true }], textWidth);
  let y = 47.6;
  pen.lines(section, 'P', nameLines, { x: textLeft, y, leading: 17 });
  y += (nameLines.length - 1) * 17;
  const office = oneLine([{ text: WORDS.office, style: STYLES.reading }]);
  const title = oneLine([{ text: WORDS.title, style: STYLES.documentTitle }]);
  pen.lines(section, 'P', [office], { x: textLeft, y: y + 11.4 });
  pen.lines(section, 'H1', [title], { x: textLeft, y: y + 40.4 });
  for (const { line, y: baseline } of rightSet) pen.lines(section, 'P', [line], { end: right, y: baseline });

  const headEnd = Math.max(108.6, y + 61);
  pen.rule(left, right, headEnd, 1.5, COLOURS.brand);
  const factsEnd = drawFacts(sheet, headEnd);
  pen.rule(left, right, factsEnd, 0.9, COLOURS.ink);
  section.end();
  return factsEnd;
}

interface Fact {
  label: string;
  value: string;
}

/** Up to four facts side by side, a list to those who listen. */
function drawFacts(sheet: Sheet, top: number): number {
  const { pen, left } = sheet;
  const facts = factsOf(sheet);
  const widths = columnWidths(facts, sheet.width);
  const set = facts.map((fact, index) => ({
    label: oneLine([{ text: fact.label, style: STYLES.label }]),
    value: breakLines([{ text: fact.value, style: STYLES.fact, isolate: true }], widths[index] as number),
  }));
  const list = pen.element(sheet.root, 'L');
  let x = left;
  set.forEach(({ label, value }, index) => {
    const item = pen.element(list, 'LI');
    pen.lines(item, 'Lbl', [label], { x, y: top + 16 });
    pen.lines(item, 'LBody', value, { x, y: top + 29.4, leading: 13 });
    item.end();
    x += (widths[index] as number) + FACT_GAP;
  });
  list.end();
  const rows = Math.max(...set.map(({ value }) => value.length));
  return top + 40 + (rows - 1) * 13;
}

function factsOf({ input, timeZone }: Sheet): Fact[] {
  const { record, student } = input;
  const { displayName, study, classYear } = record.subject;
  const degree = record.entries.find(
    (entry): entry is AcademicEntry => entry.kind === 'academic' && entry.academicKind === 'degree',
  );
  const facts: Fact[] = [{ label: WORDS.name, value: displayName }];
  if (degree) facts.push({ label: WORDS.degree, value: degree.title });
  else if (study) facts.push({ label: WORDS.degreeSought, value: study });
  if (student?.number) facts.push({ label: WORDS.studentNumber, value: student.number });
  else if (classYear !== null) facts.push({ label: WORDS.classOf, value: String(classYear) });
  const covers = coverage(input);
  if (student?.enteredOn)
    facts.push({ label: WORDS.entered, value: printLongDate(student.enteredOn).replace(/^\d+ /, '') });
  else if (covers) facts.push({ label: WORDS.covers, value: covers });
  else facts.push({ label: WORDS.official, value: printLongDate(dayIn(timeZone, new Date(input.version.issuedAt))) });
  return facts;
}

/** "Sep 2022 – Nov 2025": from the first to the last day of anything on the record. */
function coverage({ record }: Sheet['input']): string | null {
  const starts = record.entries.map((entry) => entry.startsOn ?? entry.endsOn).sort();
  const ends = record.entries.map((entry) => entry.endsOn).sort();
  const [first, last] = [starts[0], ends.at(-1)];
  if (!first || !last) return null;
  return first.slice(0, 7) === last.slice(0, 7) ? printDateRange(first, last) : `${monthOf(first)} – ${monthOf(last)}`;
}

/** Each fact as wide as it needs; what is left goes to the gaps, what is missing comes from the widest. */
function columnWidths(facts: readonly Fact[], total: number): number[] {
  const natural = facts.map(({ label, value }) =>
    Math.max(
      oneLine([{ text: label, style: STYLES.label }]).width,
      oneLine([{ text: value, style: STYLES.fact, isolate: true }]).width,
    ),
  );
  const room = total - FACT_GAP * (facts.length - 1);
  const needed = natural.reduce((sum, width) => sum + width, 0);
  if (needed <= room) {
    const spare = (room - needed) / facts.length;
    // The last column ends where its text ends, so that the gaps are alike.
    return natural.map(
      (width, index) =>
        width + (index === facts.length - 1 ? 0 : (spare * facts.length) / Math.max(1, facts.length - 1)),
    );
  }
  const fair = room / facts.length;
  const modest = natural.filter((width) => width <= fair);
  const rest = (room - modest.reduce((sum, width) => sum + width, 0)) / (natural.length - modest.length);
  return natural.map((width) => (width <= fair ? width : rest));
}

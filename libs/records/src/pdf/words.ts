import {
  type AcademicEntry,
  type CalendarDate,
  DEPTH_MEANINGS,
  DEPTH_WORDS,
  DEPTHS,
  dayIn,
  type Minutes,
  printDate,
  printLongDate,
  printMinutes,
  type Witness,
} from '@laurel/domain';

/** Every sentence of the transcript, in the one language that it speaks. */
export const WORDS = {
  title: 'Extended Transcript',
  office: 'Office of the Registrar',
  official: 'Official record',
  version: (number: number) => `Version ${number}`,
  name: 'Name',
  degree: 'Degree',
  degreeSought: 'Degree sought',
  studentNumber: 'Student number',
  classOf: 'Class of',
  entered: 'Entered',
  covers: 'Covers',
  columns: { dates: 'Dates', programme: 'Programme and role', depth: 'Depth', hours: 'Hours', witness: 'Verified by' },
  yearNumber: (number: number) => `Year ${number}`,
  continued: 'continued',
  noHours: 'no hours',
  byRule: 'By rule',
  activities: (count: number) => `${count} ${count === 1 ? 'activity' : 'activities'}, all verified`,
  noActivities: 'No activities are on this record yet.',
  depth: 'Depth.',
  depthMeanings: `${DEPTHS.map((depth) => `${DEPTH_WORDS[depth]}: ${DEPTH_MEANINGS[depth]}.`).join(' ')} Hours are sums of whole minutes, never rounded up.`,
  glance: (years: number) => `${YEARS_IN_WORDS[years] ?? String(years)} ${years === 1 ? 'year' : 'years'} at a glance`,
  glanceOf: (date: string) => `, official entries as of ${date}`,
  figures: {
    activities: (count: number) => (count === 1 ? 'activity' : 'activities'),
    verified: 'verified',
    competencies: (count: number) => (count === 1 ? 'competency' : 'competencies'),
    awards: (count: number) => (count === 1 ? 'award' : 'awards'),
  },
  legend: 'Weight shows depth, length shows dates',
  unlabelled: 'Weight shows depth; every bar is a row of the table',
  competencies: 'Competency profile',
  evidence: 'Evidence',
  evidenceItems: (count: number) => `${count} ${count === 1 ? 'item' : 'items'}`,
  competency: 'Competency',
  level: 'Level held',
  awards: 'Degrees and honours',
  academic: 'Academic record',
  academicBeside: 'Beside it, the academic record',
  academicOn: (page: number) => `Course results are on page ${page}.`,
  academicColumns: { code: 'Course', title: 'Title', credits: 'Credits', grade: 'Grade' },
  academicSource: 'As held by the student information system; nothing here was typed over.',
  otherTerm: 'Other results',
  check: 'How to check this document',
  checkAt: 'Check this document at ',
  withCode: ' with the code ',
  anyVerifier: 'or with any CLR 2.0 verifier: the signed record is attached to this PDF.',
  issued: (day: CalendarDate, version: number) =>
    `Issued ${printLongDate(day)} (${day}) · record version ${version}${version > 1 ? ` · replaces version ${version - 1}` : ''}`,
  page: (number: number, count: number) => `Page ${number} of ${count}`,
  sealOf: (institution: string) => `Seal of ${institution}`,
  qrTo: (address: string) => `QR code that opens ${address}`,
  attachment: 'Signed record (Comprehensive Learner Record 2.0)',
  documentTitle: (name: string) => `Extended transcript of ${name}`,
  documentSubject: (institution: string, version: number) =>
    `Official record of ${institution}, version ${version}, with the signed record attached`,
} as const;

const YEARS_IN_WORDS = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** "32 h 10 min"; a semester abroad is not counted in hours. */
export const hoursOf = (minutes: Minutes): string => (minutes === 0 ? WORDS.noHours : printMinutes(minutes));

/** "12 Sep 2022 – " and "28 Apr 2023" on a line each; one line for a single day. */
export function dateLines(from: CalendarDate, until: CalendarDate): string[] {
  if (from === until) return [printDate(from)];
  const start = from.slice(0, 4) === until.slice(0, 4) ? printDate(from).slice(0, -5) : printDate(from);
  return [`${start} – `, printDate(until)];
}

/** "Aug 2025". */
export const monthOf = (date: CalendarDate): string => printDate(date).replace(/^\d+ /, '');

/** "Ruth Adeyemi" and " · staff, 12 Sep 2025" and "Assistant Dean, Student Leadership". */
export function witnessLines(witness: Witness, timeZone: string): { name: string; rest: string; post: string } {
  // A date stays on one line.
  const day = printDate(dayIn(timeZone, new Date(witness.at))).replaceAll(' ', '\u00a0');
  if (witness.capacity === 'system rule') return { name: WORDS.byRule, rest: ` · ${day}`, post: witness.method };
  return {
    name: witness.name,
    rest: ` · ${witness.capacity}, ${day}`,
    post: [witness.post, witness.unit].filter(Boolean).join(', ') || witness.method,
  };
}

/** "104 credits in 32 courses." */
export function creditsLine(courses: readonly AcademicEntry[]): string {
  const credits = Math.round(courses.reduce((sum, course) => sum + (course.credits ?? 0), 0) * 100) / 100;
  const inCourses = `${courses.length} ${courses.length === 1 ? 'course' : 'courses'}`;
  return credits > 0 ? `${credits.toLocaleString('en-GB')} credits in ${inCourses}.` : `${inCourses}.`;
}

/** The address of the verify page as one says it: no scheme, no query, no code at its end. */
export function addressInWords(verifyUrl: string, code: string): string {
  const url = new URL(verifyUrl);
  const path = decodeURIComponent(url.pathname).replace(/\/+$/, '');
  return `${url.host}${path.endsWith(`/${code}`) ? path.slice(0, -code.length - 1) : path}`;
}

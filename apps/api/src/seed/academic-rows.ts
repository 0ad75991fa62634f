import { Dice, sampleId } from './deterministic.js';
import { studentId } from './people-rows.js';
import type { SampleTerm } from './terms.js';

const COURSES: readonly (readonly [string, string])[] = [
  ['ENV 210', 'Wetland Ecology'],
  ['HIS 101', 'The World since 1500'],
  ['CSC 230', 'Algorithms and Data Structures'],
  ['ECO 110', 'Principles of Economics'],
  ['PSY 220', 'Research Methods'],
  ['MAT 202', 'Linear Algebra'],
  ['POL 240', 'Comparative Politics'],
  ['BIO 215', 'Genetics'],
];

const GRADES = ['A', 'A-', 'B+', 'B', 'B-', 'C+'];

/** A few courses of one term for the students who were there, as a student information system would deliver them. */
export function academicRows(term: SampleTerm, index: number, students: number) {
  const dice = new Dice(500 + index);
  const rows: Readonly<Record<string, unknown>>[] = [];
  for (let student = 0; student < students; student += 1) {
    if (student !== 0 && !dice.chance(0.3)) continue;
    const [code, title] = dice.pick(COURSES);
    const source = `SIS-${term.code}-${student}-${code.replace(' ', '')}`;
    rows.push({
      id: sampleId('academic', source),
      person_id: studentId(student),
      kind: 'course',
      code,
      title,
      credits: 4,
      grade: dice.pick(GRADES),
      term_id: term.id,
      awarded_on: term.last_day,
      source_id: source,
    });
  }
  return rows;
}

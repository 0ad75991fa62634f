import { foldName } from '@laurel/domain';
import { competencyId, unitId } from './catalogue-rows.js';
import { Dice, sampleId } from './deterministic.js';
import { REVIEWER_COMPETENCIES, SAMPLE_STUDENT, STAFF, STUDIES } from './institution.js';
import { sampleNames } from './names.js';

export const staffId = (email: string) => sampleId('staff', email);
export const studentId = (index: number) => sampleId('student', index);

/** The people of a unit who may verify there, in the order of the list. */
export const staffOf = (unit: string) => STAFF.filter((person) => person.role === 'staff' && person.unit === unit);
export const REVIEWERS = STAFF.filter((person) => person.role === 'reviewer');
export const REGISTRARS = STAFF.filter((person) => person.role === 'registrar');

const STUDENTS = 600;

/** Everyone: students (the first is the sample account's) and those who work here, with identifiers and grants. */
export function peopleRows(year: number, since: string) {
  const dice = new Dice(7);
  const names = [SAMPLE_STUDENT.name, ...sampleNames(STUDENTS - 1)];
  const students = names.map((name, index) => ({
    id: studentId(index),
    legal_name: name,
    display_name: name,
    folded_name: foldName(name),
    status: 'active',
    post: null as string | null,
    unit_id: null as string | null,
    study: index === 0 ? 'BSc Environmental Science' : dice.pick(STUDIES),
    class_year: (index === 0 ? year + 1 : dice.whole(year, year + 3)) as number | null,
    version: 1,
    created_at: since,
    updated_at: since,
  }));
  const staff = STAFF.map((person) => ({
    id: staffId(person.email),
    legal_name: person.name,
    display_name: person.name,
    folded_name: foldName(person.name),
    status: 'active',
    post: person.post,
    unit_id: unitId(person.unit),
    study: null,
    class_year: null,
    version: 1,
    created_at: since,
    updated_at: since,
  }));
  const identifier = (personId: string, scheme: 'studentNumber' | 'email', value: string) => ({
    id: sampleId(`identifier-${scheme}`, personId),
    person_id: personId,
    scheme,
    value,
    normalised: value,
    created_at: since,
  });
  const grant = (personId: string, role: string, unit: string | null) => ({
    id: sampleId('grant', `${personId}.${role}`),
    person_id: personId,
    role,
    unit_id: unit,
    valid_from: since.slice(0, 10),
    created_at: since,
  });
  return {
    person: [...students, ...staff],
    person_identifier: [
      ...students.flatMap((student, index) => [
        identifier(student.id, 'studentNumber', studentNumber(index)),
        identifier(
          student.id,
          'email',
          index === 0 ? SAMPLE_STUDENT.email : `s${studentNumber(index)}@northfield.example`,
        ),
      ]),
      ...STAFF.map((person) => identifier(staffId(person.email), 'email', person.email)),
    ],
    role_grant: [
      ...students.map((student) => grant(student.id, 'student', null)),
      ...STAFF.filter((person) => person.role !== 'reviewer').map((person) =>
        grant(staffId(person.email), person.role, person.role === 'staff' ? unitId(person.unit) : null),
      ),
    ],
  };
}

/** Eight digits with leading zeros, as real ones are: whoever reads them as a number loses them. */
export const studentNumber = (index: number): string =>
  index === 0 ? SAMPLE_STUDENT.number : String(419_000 + index * 7).padStart(8, '0');

/** Students who asked for or owe something: two leave no public trace, three cannot be published for now. */
export const holdRows = (placedBy: string, now: string) =>
  (
    [
      [33, 'directory', 'Asked in writing to be left out of the directory.'],
      [58, 'directory', 'Asked in writing to be left out of the directory.'],
      [21, 'record', 'Enrolment is being clarified with the faculty.'],
      [45, 'record', 'Library loans are overdue.'],
      [87, 'record', 'Library loans are overdue.'],
    ] as const
  ).map(([student, kind, reason]) => ({
    id: sampleId('hold', `${student}.${kind}`),
    person_id: studentId(student),
    kind,
    reason,
    placed_by: placedBy,
    placed_at: now,
  }));

/** What each reviewer may judge: one grant a competency. */
export const reviewerGrantRows = (since: string) =>
  REVIEWERS.flatMap((person) =>
    (REVIEWER_COMPETENCIES[person.email] ?? []).map((code) => ({
      id: sampleId('grant', `${person.email}.${code}`),
      person_id: staffId(person.email),
      role: 'reviewer',
      competency_id: competencyId(code),
      valid_from: since.slice(0, 10),
      created_at: since,
    })),
  );

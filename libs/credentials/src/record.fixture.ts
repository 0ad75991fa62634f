import type { AcademicEntry, AssembledRecord, CompetencyEntry, ParticipationEntry, RecordEntry } from '@laurel/domain';
import { CLR_KEY, type RecordAllocation } from './index.js';

/** A fictional record with one entry of each kind, for specs. */
export const INSTITUTION = { name: 'Northfield University', url: 'https://www.sample.edu' };

const witness = {
  name: 'Dana Ortiz',
  post: 'Assistant Dean',
  unit: 'Student Life',
  capacity: 'staff' as const,
  method: 'roster',
  at: '2026-04-28T15:12:09.512Z',
};

const teamwork = {
  competencyId: '0197a000-0000-7000-8000-00000000c001',
  uri: 'https://records.sample.edu/ims/case/v1p1/CFItems/0197a000-0000-7000-8000-00000000c001',
  name: 'Teamwork',
  code: 'T1',
  framework: 'Northfield graduate competencies',
  level: 3,
  levelName: 'Proficient',
};

export const participation = (number = 1, change: Partial<ParticipationEntry> = {}): ParticipationEntry => ({
  kind: 'participation',
  key: `participation:0197a000-0000-7000-8000-0000000a${String(number).padStart(4, '0')}`,
  title: 'Orientation Leaders',
  startsOn: '2026-01-26',
  endsOn: '2026-04-27',
  termCode: '2026S',
  termTitle: 'Spring 2026',
  witnesses: [witness],
  programmeVersionId: '0197a000-0000-7000-8000-00000000b001',
  programmeVersionNumber: 2,
  description: 'Welcomes new students and shows them the campus.',
  criteria: 'Attend the training and lead at least four sessions.',
  achievementType: 'CoCurricular',
  category: { code: 'leadership', name: 'Leadership' },
  unit: { id: '0197a000-0000-7000-8000-00000000d001', name: 'Student Life' },
  role: {
    id: '0197a000-0000-7000-8000-00000000e001',
    name: 'Team captain',
    duties: 'Plans the week of a team of ten.',
  },
  depth: 'led',
  minutes: 1930,
  activityTitle: 'Orientation Leaders, spring 2026',
  outcomes: [
    teamwork,
    { ...teamwork, competencyId: '0197a000-0000-7000-8000-00000000c002', name: 'Leading', code: null },
  ],
  ...change,
});

export const competency = (change: Partial<CompetencyEntry> = {}): CompetencyEntry => ({
  kind: 'competency',
  key: 'competency:0197a000-0000-7000-8000-0000000f0001',
  title: 'Teamwork',
  startsOn: null,
  endsOn: '2026-05-02',
  termCode: null,
  termTitle: null,
  witnesses: [{ ...witness, name: 'Prof. Ada Lim', post: null, unit: null, capacity: 'faculty', method: 'rubric' }],
  competency: { ...teamwork, statement: 'Works with others towards a shared aim.' },
  scale: [
    { level: 1, name: 'Beginning', meaning: 'Takes part.' },
    { level: 2, name: 'Developing', meaning: 'Does an agreed share.' },
    { level: 3, name: 'Proficient', meaning: 'Makes the team work better.' },
    { level: 4, name: 'Advanced', meaning: 'Builds teams.' },
  ],
  rubricTitle: 'Teamwork rubric 2026',
  scores: [
    { criterion: 'Listens & answers', level: 3, levelName: 'Proficient' },
    { criterion: 'Plans', level: 4, levelName: 'Advanced' },
  ],
  evidence: [
    { name: 'Reflection on the spring team', kind: 'reflection', sha256: null },
    { name: 'Team plan', kind: 'file', sha256: 'a'.repeat(64) },
  ],
  from: [participation().key, 'participation:not-on-this-record'],
  ...change,
});

export const course = (change: Partial<AcademicEntry> = {}): AcademicEntry => ({
  kind: 'academic',
  key: 'academic:0197a000-0000-7000-8000-0000000b0001',
  title: 'Ecology I',
  startsOn: '2025-09-01',
  endsOn: '2025-12-19',
  termCode: '2025F',
  termTitle: 'Fall 2025',
  witnesses: [
    { ...witness, name: 'Office of the Registrar', post: null, unit: null, capacity: 'registrar', method: 'SIS' },
  ],
  academicKind: 'course',
  code: 'BIO 201/A',
  credits: 3.5,
  grade: 'A−',
  ...change,
});

export function recordOf(entries: readonly RecordEntry[] = [competency(), participation(), course()]): AssembledRecord {
  return {
    format: 1,
    institution: INSTITUTION,
    subject: {
      personId: '0197a000-0000-7000-8000-000000000001',
      displayName: 'Mai Anh Nguyễn',
      study: 'BSc Environmental Science',
      classYear: 2027,
    },
    entries,
    totals: { entries: entries.length, minutes: 1930, ledOrAssessed: 1, competencies: 1, credits: 3.5 },
  };
}

export const STATUS_LIST_ID = '0197a000-0000-7000-8000-000000005001';

/** Places 650 apart, the CLR at the very last one. */
export function allocationOf(record: AssembledRecord): RecordAllocation {
  const places = new Map(
    record.entries.map((entry, index) => [entry.key, { statusListId: STATUS_LIST_ID, statusIndex: index * 650 }]),
  );
  places.set(CLR_KEY, { statusListId: STATUS_LIST_ID, statusIndex: 131_071 });
  return { recordVersionId: '0197a000-0000-7000-8000-000000000101', places };
}

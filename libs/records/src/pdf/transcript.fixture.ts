import {
  type AcademicEntry,
  type AssembledRecord,
  type CompetencyEntry,
  type Depth,
  type ParticipationEntry,
  totalsOf,
  type Witness,
} from '@laurel/domain';
import type { TranscriptInput } from './transcript-input.js';

/** A student of the fictional Northfield University, for the specs of the transcript. */
const CATEGORIES = {
  leadership: 'Leadership',
  service: 'Service',
  research: 'Research',
  global: 'Global',
  internship: 'Internship',
  creative: 'Creative',
} as const;
type Category = keyof typeof CATEGORIES;

const witness = (name: string, capacity: Witness['capacity'], day: string, post: string, unit: string): Witness => ({
  name,
  post,
  unit,
  capacity,
  method: 'roster',
  at: `${day}T16:30:00Z`,
});

const WITNESSES = {
  brandt: (day: string) => witness('Oluwaseun Brandt', 'staff', day, 'Volunteer Coordinator', 'Community Engagement'),
  halvorsen: (day: string) =>
    witness('Dr Ingrid Halvorsen', 'faculty', day, 'Director of Ensembles', 'School of Music'),
  rule: (day: string): Witness => ({
    ...witness('', 'system rule', day, '', ''),
    post: null,
    unit: null,
    method: 'attendance 8 of 8 sessions',
  }),
  castellanos: (day: string) => witness('Pilar Castellanos', 'staff', day, 'Assistant Dean', 'Student Leadership'),
  novak: (day: string) => witness('Zdeněk Novák', 'external supervisor', day, 'Head of Learning', 'Mill Lane School'),
  okafor: (day: string) => witness('Prof. Chidi Okafor', 'faculty', day, 'Chair', 'Environmental Science'),
} as const;

export function participation(
  index: number,
  title: string,
  roleName: string,
  category: Category,
  depth: Depth,
  minutes: number,
  startsOn: string,
  endsOn: string,
  by: Witness,
): ParticipationEntry {
  return {
    kind: 'participation',
    key: `participation:0190a0c4-0000-7000-8000-${String(index).padStart(12, '0')}`,
    title,
    startsOn,
    endsOn,
    termCode: null,
    termTitle: null,
    witnesses: [by],
    programmeVersionId: `0190a0c4-0001-7000-8000-${String(index).padStart(12, '0')}`,
    programmeVersionNumber: 1,
    description: 'A programme of the division of student affairs.',
    criteria: 'Take part and be verified.',
    achievementType: 'CoCurricular',
    category: { code: category, name: CATEGORIES[category] },
    unit: { id: '0190a0c4-0002-7000-8000-000000000001', name: 'Student Affairs' },
    role: { id: '0190a0c4-0003-7000-8000-000000000001', name: roleName, duties: '' },
    depth,
    minutes,
    activityTitle: title,
    outcomes: [],
  };
}

const PARTICIPATIONS: ParticipationEntry[] = [
  participation(
    1,
    'Campus Food Share',
    'Volunteer',
    'service',
    'contributed',
    2300,
    '2022-09-12',
    '2023-04-28',
    WITNESSES.brandt('2023-05-03'),
  ),
  participation(
    2,
    'Northfield Chamber Choir',
    'Member',
    'creative',
    'contributed',
    3240,
    '2022-10-03',
    '2023-05-12',
    WITNESSES.halvorsen('2023-05-16'),
  ),
  participation(
    3,
    'Emerging Leaders Seminar',
    'Participant',
    'leadership',
    'attended',
    960,
    '2023-02-06',
    '2023-04-24',
    WITNESSES.rule('2023-04-25'),
  ),
  participation(
    4,
    'Orientation Leaders',
    'Orientation leader',
    'leadership',
    'contributed',
    3750,
    '2023-08-14',
    '2023-09-08',
    WITNESSES.castellanos('2023-09-14'),
  ),
  participation(
    5,
    'Mill Lane Tutoring',
    'Tutor',
    'service',
    'contributed',
    2650,
    '2023-10-02',
    '2024-04-26',
    WITNESSES.novak('2024-05-02'),
  ),
  participation(
    6,
    'Northfield Chamber Choir',
    'Section leader',
    'creative',
    'led',
    3630,
    '2023-10-02',
    '2024-05-10',
    WITNESSES.halvorsen('2024-05-15'),
  ),
  participation(
    7,
    'Undergraduate Research',
    'Research assistant',
    'research',
    'contributed',
    5400,
    '2024-01-15',
    '2024-05-17',
    WITNESSES.okafor('2024-05-24'),
  ),
  participation(
    8,
    'Semester Exchange, Bergen',
    'Exchange student',
    'global',
    'contributed',
    0,
    '2024-08-12',
    '2024-12-20',
    WITNESSES.castellanos('2025-01-13'),
  ),
  participation(
    9,
    'Undergraduate Research',
    'Researcher, Peatland Water Project',
    'research',
    'assessed',
    7245,
    '2025-01-13',
    '2025-08-08',
    WITNESSES.okafor('2025-08-14'),
  ),
  participation(
    10,
    'Mill Lane Tutoring',
    'Site coordinator',
    'service',
    'led',
    3125,
    '2025-01-20',
    '2025-05-02',
    WITNESSES.novak('2025-05-08'),
  ),
  participation(
    11,
    'Summer Policy Internship, Fen Rivers Trust',
    'Policy intern',
    'internship',
    'assessed',
    14400,
    '2025-05-26',
    '2025-08-01',
    WITNESSES.novak('2025-08-06'),
  ),
  participation(
    12,
    'Orientation Leaders',
    'Team captain',
    'leadership',
    'assessed',
    4275,
    '2025-08-11',
    '2025-09-05',
    WITNESSES.castellanos('2025-09-12'),
  ),
  participation(
    13,
    'Northfield Research Symposium',
    'Presenter',
    'research',
    'assessed',
    510,
    '2025-11-14',
    '2025-11-14',
    WITNESSES.okafor('2025-11-20'),
  ),
];

const SCALE = [
  { level: 1, name: 'Foundational', meaning: 'With guidance, in familiar settings' },
  { level: 2, name: 'Developing', meaning: 'Alone, in familiar settings' },
  { level: 3, name: 'Proficient', meaning: 'In new settings, and can say why' },
  { level: 4, name: 'Advanced', meaning: 'Leads others in it and improves it' },
];

export function competency(index: number, name: string, level: number, endsOn: string, items: number): CompetencyEntry {
  return {
    kind: 'competency',
    key: `competency:0190a0c5-0000-7000-8000-${String(index).padStart(12, '0')}`,
    title: `${name}: ${SCALE[level - 1]?.name}`,
    startsOn: null,
    endsOn,
    termCode: null,
    termTitle: null,
    witnesses: [WITNESSES.okafor(endsOn)],
    competency: {
      competencyId: `competency-${name}`,
      uri: `https://northfield.example/ims/case/v1p1/CFItems/${encodeURIComponent(name)}`,
      name,
      code: null,
      framework: 'Northfield Graduate Competencies',
      level,
      levelName: SCALE[level - 1]?.name ?? '',
      statement: `Shows ${name.toLowerCase()} in work of their own.`,
    },
    scale: SCALE,
    rubricTitle: `${name} rubric`,
    scores: [],
    evidence: Array.from({ length: items }, (_, item) => ({
      name: `Evidence ${item + 1}`,
      kind: 'reflection',
      sha256: null,
    })),
    from: [],
  };
}

const COMPETENCIES: CompetencyEntry[] = [
  competency(1, 'Critical thinking', 4, '2025-12-09', 4),
  competency(2, 'Critical thinking', 2, '2024-05-20', 1),
  competency(3, 'Leadership', 3, '2025-09-15', 3),
  competency(4, 'Leadership', 1, '2023-04-28', 1),
  competency(5, 'Communication', 3, '2025-11-21', 4),
  competency(6, 'Teamwork', 3, '2025-09-15', 3),
  competency(7, 'Professionalism', 3, '2025-08-12', 2),
  competency(8, 'Technology', 2, '2025-12-09', 2),
  competency(9, 'Equity and inclusion', 2, '2025-05-12', 1),
];

export function academic(
  index: number,
  academicKind: AcademicEntry['academicKind'],
  code: string,
  title: string,
  credits: number | null,
  grade: string | null,
  term: string,
  endsOn: string,
): AcademicEntry {
  return {
    kind: 'academic',
    key: `academic:0190a0c6-0000-7000-8000-${String(index).padStart(12, '0')}`,
    title,
    startsOn: null,
    endsOn,
    termCode: term,
    termTitle: term,
    witnesses: [witness('Registrar', 'registrar', endsOn, 'Office of the Registrar', '')],
    academicKind,
    code,
    credits,
    grade,
  };
}

const ACADEMIC: AcademicEntry[] = [
  academic(1, 'course', 'ENV 101', 'Introduction to Environmental Systems', 4, 'A', 'Autumn 2022', '2022-12-16'),
  academic(2, 'course', 'CHE 110', 'General Chemistry', 4, 'B+', 'Autumn 2022', '2022-12-16'),
  academic(3, 'course', 'STA 120', 'Reasoning with Data', 4, 'A−', 'Spring 2023', '2023-05-12'),
  academic(4, 'course', 'POL 215', 'Water Law and Policy', 4, 'A', 'Spring 2025', '2025-05-16'),
  academic(5, 'honour', 'DL-2023', 'Dean’s List, 2022–23', null, null, 'Spring 2023', '2023-06-02'),
  academic(6, 'honour', 'RD-2026', 'Research Distinction', null, null, 'Autumn 2025', '2026-01-16'),
];

export function recordOf(displayName: string, entries: AssembledRecord['entries']): AssembledRecord {
  return {
    format: 1,
    institution: { name: 'Northfield University', url: 'https://northfield.example' },
    subject: {
      personId: '0190a0c3-0000-7000-8000-000000000001',
      displayName,
      study: 'BSc Environmental Science',
      classYear: 2026,
    },
    entries,
    totals: totalsOf(entries),
  };
}

/** A whole transcript; `changes` replace what a spec is about. */
export function transcriptInput(changes: Partial<TranscriptInput> = {}): TranscriptInput {
  return {
    record: recordOf('Thảo Linh Phạm', [...PARTICIPATIONS, ...COMPETENCIES, ...ACADEMIC]),
    version: { number: 4, issuedAt: '2026-01-16T15:30:00Z', verifyCode: 'NF-4K7W-TR2M-PX9H' },
    institution: {
      name: 'Northfield University',
      url: 'https://northfield.example',
      registrarName: 'Ayşe Demirtaş',
      registrarTitle: 'University Registrar',
      sealMotto: 'Founded 1887',
      timeZone: 'America/Chicago',
    },
    student: { number: '00418823', enteredOn: '2022-08-22' },
    verifyUrl: 'https://northfield.example/verify/NF-4K7W-TR2M-PX9H',
    clrJson: Buffer.from(JSON.stringify({ type: ['VerifiableCredential', 'ClrCredential'], name: 'A signed record' })),
    locale: 'en',
    paper: 'Letter',
    ...changes,
  };
}

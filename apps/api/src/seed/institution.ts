/** The fictional institution that an empty database starts with, so that everything can be tried at once. */
export const INSTITUTION = {
  name: 'Northfield University',
  url: 'https://northfield.example',
  timeZone: 'America/New_York',
  locale: 'en',
  registrarName: 'Ayşe Yıldız',
  registrarTitle: 'University Registrar',
  motto: 'Founded 1908',
};

export interface SampleUnit {
  code: string;
  name: string;
  parent: string | null;
  kind: 'campus' | 'division' | 'department';
}

export const UNITS: readonly SampleUnit[] = [
  { code: 'NFU', name: 'Northfield Campus', parent: null, kind: 'campus' },
  { code: 'SA', name: 'Student Affairs', parent: 'NFU', kind: 'division' },
  { code: 'LEAD', name: 'Student Leadership', parent: 'SA', kind: 'department' },
  { code: 'SERV', name: 'Community Engagement', parent: 'SA', kind: 'department' },
  { code: 'RES', name: 'Undergraduate Research', parent: 'NFU', kind: 'department' },
  { code: 'INTL', name: 'International Office', parent: 'NFU', kind: 'department' },
  { code: 'CAR', name: 'Careers and Internships', parent: 'SA', kind: 'department' },
  { code: 'ARTS', name: 'School of Music and Arts', parent: 'NFU', kind: 'department' },
];

export const CATEGORIES = [
  { code: 'leadership', name: 'Leadership' },
  { code: 'service', name: 'Service' },
  { code: 'research', name: 'Research' },
  { code: 'global', name: 'Global' },
  { code: 'internship', name: 'Internship' },
  { code: 'creative', name: 'Creative' },
] as const;

export const STUDIES = [
  'BSc Environmental Science',
  'BA History',
  'BSc Computer Science',
  'BA Economics',
  'BSc Nursing',
  'BA Psychology',
  'BEng Civil Engineering',
  'BMus Performance',
  'BSc Mathematics',
  'BA Political Science',
  'BSc Biology',
  'BA Education',
];

export interface SampleStaff {
  email: string;
  name: string;
  post: string;
  unit: string;
  role: 'staff' | 'reviewer' | 'registrar' | 'administrator' | 'auditor';
}

/** People who work here. Those with an `@sample.edu` account can sign in. */
export const STAFF: readonly SampleStaff[] = [
  { email: 'staff@sample.edu', name: 'Ruth Adeyemi', post: 'Assistant Dean', unit: 'LEAD', role: 'staff' },
  {
    email: 'marcus.bell@northfield.example',
    name: 'Marcus Bell',
    post: 'Programme Coordinator',
    unit: 'LEAD',
    role: 'staff',
  },
  {
    email: 'samuel.osei@northfield.example',
    name: 'Samuel Osei',
    post: 'Service Learning Officer',
    unit: 'SERV',
    role: 'staff',
  },
  {
    email: 'hedda.lind@northfield.example',
    name: 'Hedda Lind',
    post: 'Volunteer Coordinator',
    unit: 'SERV',
    role: 'staff',
  },
  {
    email: 'fatima.benali@northfield.example',
    name: 'Fatima Zahra Benali',
    post: 'Programme Coordinator',
    unit: 'RES',
    role: 'staff',
  },
  {
    email: 'piotr.zielinski@northfield.example',
    name: 'Piotr Zieliński',
    post: 'Research Administrator',
    unit: 'RES',
    role: 'staff',
  },
  { email: 'nour.haddad@northfield.example', name: 'Nour Haddad', post: 'Adviser', unit: 'INTL', role: 'staff' },
  { email: 'ines.costa@northfield.example', name: 'Inês Costa', post: 'Exchange Officer', unit: 'INTL', role: 'staff' },
  {
    email: 'gabriela.moreira@northfield.example',
    name: 'Gabriela Moreira',
    post: 'Internship Adviser',
    unit: 'CAR',
    role: 'staff',
  },
  {
    email: 'tom.whitlock@northfield.example',
    name: 'Tom Whitlock',
    post: 'Employer Liaison',
    unit: 'CAR',
    role: 'staff',
  },
  {
    email: 'katarzyna.wojcik@northfield.example',
    name: 'Dr Katarzyna Wójcik',
    post: 'Director of Choirs',
    unit: 'ARTS',
    role: 'staff',
  },
  { email: 'leo.marsh@northfield.example', name: 'Leo Marsh', post: 'Stage Manager', unit: 'ARTS', role: 'staff' },
  { email: 'faculty@sample.edu', name: 'Dr Helena Brandt', post: 'Associate Professor', unit: 'RES', role: 'reviewer' },
  {
    email: 'kwabena.mensah@northfield.example',
    name: 'Prof. Kwabena Mensah',
    post: 'Professor',
    unit: 'RES',
    role: 'reviewer',
  },
  {
    email: 'lucia.ferri@northfield.example',
    name: 'Dr Lucia Ferri',
    post: 'Senior Lecturer',
    unit: 'ARTS',
    role: 'reviewer',
  },
  { email: 'registrar@sample.edu', name: 'Ayşe Yıldız', post: 'University Registrar', unit: 'NFU', role: 'registrar' },
  {
    email: 'jun.okubo@northfield.example',
    name: 'Jun Ōkubo',
    post: 'Deputy Registrar',
    unit: 'NFU',
    role: 'registrar',
  },
  {
    email: 'admin@sample.edu',
    name: 'Dana Whitfield',
    post: 'Systems Administrator',
    unit: 'NFU',
    role: 'administrator',
  },
  {
    email: 'auditor@northfield.example',
    name: 'Ola Bergström',
    post: 'Internal Auditor',
    unit: 'NFU',
    role: 'auditor',
  },
];

/** The student of the sample accounts: someone with four busy terms behind her. */
export const SAMPLE_STUDENT = { email: 'student@sample.edu', name: 'Mai Anh Nguyễn', number: '00418823' };

/** Which competencies each reviewer is asked to judge, by code. Every competency has two readers or more. */
export const REVIEWER_COMPETENCIES: Readonly<Record<string, readonly string[]>> = {
  'faculty@sample.edu': ['COM', 'CRT', 'LEA', 'TEA', 'TEC', 'PRO'],
  'kwabena.mensah@northfield.example': ['CRT', 'TEC', 'CSD', 'PRO', 'EQI'],
  'lucia.ferri@northfield.example': ['EQI', 'COM', 'CSD', 'LEA', 'TEA'],
};

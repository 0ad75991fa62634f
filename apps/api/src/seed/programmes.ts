import type { Depth } from '@laurel/domain';

export interface SampleProgramme {
  unit: string;
  category: string;
  title: string;
  type: string;
  description: string;
  criteria: string;
  fourEyes?: boolean;
  /** [name, depth, required minutes, duties] */
  roles: readonly (readonly [string, Depth, number, string])[];
  /** [competency code, level] */
  outcomes: readonly (readonly [string, number])[];
}

const h = (hours: number) => hours * 60;

export const PROGRAMMES: readonly SampleProgramme[] = [
  {
    unit: 'LEAD',
    category: 'leadership',
    title: 'Orientation Leaders',
    type: 'CoCurricular',
    description:
      'Trained students welcome new students in groups of twelve and stay with them through their first week.',
    criteria: 'Completed the training, led a group through orientation week, and attended the review afterwards.',
    fourEyes: false,
    roles: [
      [
        'Orientation leader',
        'contributed',
        h(18),
        'Leads a group of twelve new students; answers their questions for a week.',
      ],
      ['Team captain', 'led', h(40), 'Answers for six leaders; plans their week and stands in where one is missing.'],
    ],
    outcomes: [
      ['LEA', 3],
      ['COM', 3],
      ['TEA', 2],
    ],
  },
  {
    unit: 'LEAD',
    category: 'leadership',
    title: 'Student Sustainability Council',
    type: 'CoCurricular',
    description:
      'An elected council advises the university on energy, waste and transport, and runs two campaigns a year.',
    criteria: 'Attended at least eight of ten meetings and carried one piece of work to its end.',
    fourEyes: true,
    roles: [
      ['Member', 'contributed', h(20), 'Prepares and votes on proposals; works on one campaign.'],
      ['Treasurer', 'led', h(40), 'Keeps the budget and reports on it in public.'],
      ['President', 'led', h(60), 'Leads the council and speaks for it.'],
    ],
    outcomes: [
      ['LEA', 3],
      ['CRT', 2],
    ],
  },
  {
    unit: 'LEAD',
    category: 'leadership',
    title: 'Emerging Leaders Seminar',
    type: 'LearningProgram',
    description: 'A ten-week seminar for first-year students on working with and through other people.',
    criteria: 'Attended eight of ten sessions and presented a plan for a change on campus.',
    roles: [['Participant', 'attended', h(15), 'Attends, reads, and presents a plan.']],
    outcomes: [
      ['LEA', 1],
      ['CSD', 2],
    ],
  },
  {
    unit: 'LEAD',
    category: 'leadership',
    title: 'Residence Hall Government',
    type: 'CoCurricular',
    description: 'Residents elect a board that spends the hall’s budget and settles how people live together.',
    criteria: 'Held the office for a term, attended the board’s meetings and reported to residents.',
    roles: [
      ['Floor representative', 'contributed', h(15), 'Speaks for one floor at the board.'],
      ['Chair', 'led', h(30), 'Leads the board and signs its budget.'],
    ],
    outcomes: [
      ['LEA', 2],
      ['EQI', 2],
    ],
  },
  {
    unit: 'LEAD',
    category: 'leadership',
    title: 'Peer Mediation',
    type: 'CoCurricular',
    description: 'Trained students help others settle disputes in residence halls, in pairs, under a staff mediator.',
    criteria: 'Completed twenty hours of training and mediated at least three cases in a pair.',
    fourEyes: true,
    roles: [
      ['Mediator', 'contributed', h(30), 'Mediates in pairs; writes the agreement.'],
      ['Lead mediator', 'led', h(45), 'Assigns cases and supports new mediators.'],
    ],
    outcomes: [
      ['COM', 3],
      ['EQI', 2],
      ['PRO', 3],
    ],
  },
  {
    unit: 'SERV',
    category: 'service',
    title: 'Campus Food Pantry',
    type: 'CommunityService',
    description: 'Students stock, open and account for a pantry that serves two hundred households a week.',
    criteria: 'Worked at least ten shifts, each signed off by the shift supervisor.',
    roles: [
      ['Volunteer', 'contributed', h(20), 'Sorts, stocks and serves.'],
      ['Shift lead', 'led', h(30), 'Opens and closes the pantry; answers for stock and safety.'],
    ],
    outcomes: [
      ['TEA', 2],
      ['EQI', 2],
    ],
  },
  {
    unit: 'SERV',
    category: 'service',
    title: 'Riverside Tutoring',
    type: 'CommunityService',
    description: 'Weekly one-to-one tutoring in reading and mathematics at Riverside Middle School.',
    criteria: 'Tutored the same pupil for a term, with a plan agreed with the teacher.',
    roles: [
      ['Tutor', 'contributed', h(25), 'Prepares and holds a weekly lesson for one pupil.'],
      ['Site coordinator', 'led', h(40), 'Matches tutors and pupils and meets the teachers.'],
    ],
    outcomes: [
      ['COM', 2],
      ['EQI', 3],
    ],
  },
  {
    unit: 'SERV',
    category: 'service',
    title: 'Alternative Spring Break',
    type: 'CommunityService',
    description: 'A week of work with a partner organisation away from campus, prepared over a term.',
    criteria: 'Completed the preparation and the week, and took part in the reflection.',
    roles: [
      ['Participant', 'contributed', h(40), 'Prepares, travels and works for a week.'],
      ['Trip leader', 'led', h(60), 'Plans with the partner and answers for eleven people.'],
    ],
    outcomes: [
      ['EQI', 2],
      ['TEA', 3],
    ],
  },
  {
    unit: 'SERV',
    category: 'service',
    title: 'River Clean-up Days',
    type: 'CommunityService',
    description: 'Half-day clean-ups of the river bank with the town, every month of the term.',
    criteria: 'Took part in at least two clean-up days.',
    roles: [['Volunteer', 'attended', h(6), 'Collects, sorts and counts what is found.']],
    outcomes: [['TEA', 1]],
  },
  {
    unit: 'SERV',
    category: 'service',
    title: 'Voter Registration Drive',
    type: 'CommunityService',
    description: 'Trained volunteers help students register to vote, without regard to party.',
    criteria: 'Completed the training and staffed at least four tables.',
    roles: [['Registrar volunteer', 'contributed', h(12), 'Staffs a table and checks forms.']],
    outcomes: [
      ['COM', 2],
      ['PRO', 2],
    ],
  },
  {
    unit: 'RES',
    category: 'research',
    title: 'Undergraduate Research',
    type: 'Fieldwork',
    description: 'Work on a faculty member’s research project for at least a term, from question to poster.',
    criteria: 'Worked the agreed hours, kept a laboratory or field book, and presented the result.',
    fourEyes: true,
    roles: [
      ['Research assistant', 'contributed', h(60), 'Gathers and cleans data to a written protocol.'],
      ['Researcher', 'led', h(100), 'Carries a question of their own within the project.'],
    ],
    outcomes: [
      ['CRT', 3],
      ['TEC', 3],
      ['COM', 2],
    ],
  },
  {
    unit: 'RES',
    category: 'research',
    title: 'Northfield Research Symposium',
    type: 'CoCurricular',
    description: 'A yearly day on which students present research to faculty and the public.',
    criteria: 'Presented a poster or a talk that a faculty member had passed.',
    roles: [
      ['Presenter', 'contributed', h(8), 'Prepares and presents a poster or talk.'],
      ['Organiser', 'led', h(20), 'Runs a session: call, schedule, room.'],
    ],
    outcomes: [
      ['COM', 3],
      ['CRT', 2],
    ],
  },
  {
    unit: 'RES',
    category: 'research',
    title: 'Data for the Public Good',
    type: 'LearningProgram',
    description: 'Teams answer a question of a local charity with public data in twelve weeks.',
    criteria: 'Contributed to the analysis and to the report that the charity received.',
    roles: [
      ['Analyst', 'contributed', h(30), 'Cleans and analyses data, documents each step.'],
      ['Team lead', 'led', h(40), 'Agrees the question with the charity and answers for the report.'],
    ],
    outcomes: [
      ['TEC', 3],
      ['CRT', 3],
    ],
  },
  {
    unit: 'RES',
    category: 'research',
    title: 'Library Peer Research Desk',
    type: 'CoCurricular',
    description: 'Students help students to find and judge sources, two evenings a week.',
    criteria: 'Completed the training and staffed the desk for a term.',
    roles: [['Peer adviser', 'contributed', h(24), 'Advises at the desk and records the questions.']],
    outcomes: [
      ['CRT', 2],
      ['COM', 2],
    ],
  },
  {
    unit: 'INTL',
    category: 'global',
    title: 'Semester Exchange',
    type: 'Fieldwork',
    description: 'A term of study at a partner university abroad, prepared and reviewed with an adviser.',
    criteria: 'Completed the term abroad, with the host’s transcript received, and the review on return.',
    roles: [['Exchange student', 'contributed', h(0), 'Studies and lives abroad for one term.']],
    outcomes: [
      ['EQI', 3],
      ['CSD', 2],
    ],
  },
  {
    unit: 'INTL',
    category: 'global',
    title: 'Intercultural Peer Mentors',
    type: 'CoCurricular',
    description: 'Mentors meet new international students weekly for twelve sessions.',
    criteria: 'Held at least ten of twelve sessions with the same group.',
    roles: [
      ['Mentor', 'contributed', h(24), 'Meets a group of five weekly and refers where needed.'],
      ['Senior mentor', 'led', h(36), 'Trains and supports six mentors.'],
    ],
    outcomes: [
      ['EQI', 3],
      ['COM', 3],
    ],
  },
  {
    unit: 'INTL',
    category: 'global',
    title: 'Language Café',
    type: 'CoCurricular',
    description: 'Weekly conversation tables in nine languages, each with a native host.',
    criteria: 'Attended, or hosted, at least eight evenings.',
    roles: [
      ['Guest', 'attended', h(12), 'Takes part in a table.'],
      ['Table host', 'contributed', h(16), 'Prepares topics and keeps the talk going.'],
    ],
    outcomes: [['COM', 2]],
  },
  {
    unit: 'INTL',
    category: 'global',
    title: 'Model United Nations',
    type: 'CoCurricular',
    description: 'Students represent a country at a three-day conference after a term of preparation.',
    criteria: 'Wrote a position paper and represented a delegation at a conference.',
    roles: [
      ['Delegate', 'contributed', h(30), 'Researches and represents a country.'],
      ['Head delegate', 'led', h(45), 'Prepares the delegation and speaks for it.'],
    ],
    outcomes: [
      ['COM', 3],
      ['CRT', 2],
    ],
  },
  {
    unit: 'CAR',
    category: 'internship',
    title: 'Summer Internship',
    type: 'Fieldwork',
    description: 'Full-time work with an employer for at least six weeks, with goals agreed beforehand.',
    criteria: 'Hours confirmed by the employer, goals reviewed at the end with the supervisor.',
    fourEyes: true,
    roles: [['Intern', 'contributed', h(240), 'Works to agreed goals and reports on them.']],
    outcomes: [
      ['PRO', 3],
      ['CSD', 3],
    ],
  },
  {
    unit: 'CAR',
    category: 'internship',
    title: 'Campus Consulting Studio',
    type: 'CoCurricular',
    description: 'Student teams solve a problem of a local business in eight weeks.',
    criteria: 'Contributed to the advice that the client received, and to its presentation.',
    roles: [
      ['Consultant', 'contributed', h(30), 'Researches, interviews and drafts.'],
      ['Engagement lead', 'led', h(45), 'Agrees the scope with the client and answers for the advice.'],
    ],
    outcomes: [
      ['PRO', 2],
      ['TEA', 3],
      ['CRT', 3],
    ],
  },
  {
    unit: 'CAR',
    category: 'internship',
    title: 'Career Readiness Workshops',
    type: 'LearningProgram',
    description: 'Six workshops on applications, interviews and work, with employers in the room.',
    criteria: 'Attended at least five of six workshops and completed a mock interview.',
    roles: [['Participant', 'attended', h(9), 'Attends and completes a mock interview.']],
    outcomes: [
      ['CSD', 2],
      ['PRO', 1],
    ],
  },
  {
    unit: 'ARTS',
    category: 'creative',
    title: 'Northfield Chamber Choir',
    type: 'Membership',
    description: 'A choir of thirty-two by audition that rehearses twice a week and gives four concerts a year.',
    criteria: 'Sang for the term, with no more than three rehearsals missed, and in its concerts.',
    roles: [
      ['Member', 'contributed', h(40), 'Rehearses twice a week and sings in concerts.'],
      ['Section leader', 'led', h(50), 'Rehearses a section and answers for it.'],
    ],
    outcomes: [
      ['TEA', 3],
      ['PRO', 2],
    ],
  },
  {
    unit: 'ARTS',
    category: 'creative',
    title: 'University Theatre',
    type: 'CoCurricular',
    description: 'Two student productions a term, from reading to last night, with a professional director.',
    criteria: 'Worked on a production from first rehearsal to strike.',
    roles: [
      ['Cast or crew', 'contributed', h(50), 'Acts, builds, lights or sews to opening night.'],
      ['Stage manager', 'led', h(80), 'Runs rehearsals and calls the show.'],
    ],
    outcomes: [
      ['TEA', 3],
      ['COM', 2],
      ['LEA', 2],
    ],
  },
  {
    unit: 'ARTS',
    category: 'creative',
    title: 'The Northfield Review',
    type: 'CoCurricular',
    description: 'A literary magazine, written, edited and printed by students each term.',
    criteria: 'Had work in the issue, as writer, editor or designer.',
    roles: [
      ['Contributor', 'contributed', h(10), 'Writes or designs for an issue.'],
      ['Editor', 'led', h(35), 'Chooses, edits and answers for an issue.'],
    ],
    outcomes: [
      ['COM', 3],
      ['TEC', 2],
    ],
  },
];

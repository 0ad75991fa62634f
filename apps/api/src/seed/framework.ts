/**
 * The sample's competency framework: the eight labels of NACE's career readiness, with statements, levels and a rubric
 * written for this sample.
 */
export const FRAMEWORK = {
  title: 'Northfield career readiness',
  creator: 'Northfield University',
  description: 'Eight competencies that students show in work beyond the classroom, each judged on one common rubric.',
};

export interface SampleCompetency {
  code: string;
  name: string;
  statement: string;
}

export const COMPETENCIES: readonly SampleCompetency[] = [
  {
    code: 'CSD',
    name: 'Career and self-development',
    statement:
      'Takes stock of own strengths and gaps, seeks experience on purpose, and can say what the next step is and why.',
  },
  {
    code: 'COM',
    name: 'Communication',
    statement:
      'Exchanges ideas clearly with people inside and outside the institution, listens, and fits form and tone to those addressed.',
  },
  {
    code: 'CRT',
    name: 'Critical thinking',
    statement:
      'Finds out what a problem needs, weighs evidence of different worth, and defends a conclusion that can be acted on.',
  },
  {
    code: 'EQI',
    name: 'Equity and inclusion',
    statement:
      'Works so that people of different backgrounds take part and are heard, notices what keeps someone out, and changes it.',
  },
  {
    code: 'LEA',
    name: 'Leadership',
    statement: 'Brings others together around an aim, makes use of what each can do, and answers for the result.',
  },
  {
    code: 'PRO',
    name: 'Professionalism',
    statement: 'Keeps commitments, acts with integrity, and meets the standards that a place of work asks for.',
  },
  {
    code: 'TEA',
    name: 'Teamwork',
    statement: 'Builds working relations, shares the load fairly, and resolves disagreement so that the work goes on.',
  },
  {
    code: 'TEC',
    name: 'Technology',
    statement: 'Chooses tools that fit the task, learns new ones quickly, and uses them safely and responsibly.',
  },
];

export const LEVELS = [
  { level: 1, name: 'Foundational', meaning: 'With guidance, in familiar settings' },
  { level: 2, name: 'Developing', meaning: 'Alone, in familiar settings' },
  { level: 3, name: 'Proficient', meaning: 'In new settings, and can say why' },
  { level: 4, name: 'Advanced', meaning: 'Leads others in it and improves it' },
] as const;

export const RUBRIC = {
  title: 'Career readiness, common rubric',
  description: 'Read the evidence as a whole, then score each criterion on its own.',
  criteria: [
    {
      title: 'Action',
      description: 'What the student did, in what setting and with how much help.',
      levels: [
        'Did parts of the task, step by step with someone beside them.',
        'Did the whole task alone where it had been done before.',
        'Carried the task into a setting that was new, and adapted it.',
        'Set the task up for others and made the way it is done better.',
      ],
    },
    {
      title: 'Judgement',
      description: 'How choices were made and on what ground.',
      levels: [
        'Follows given choices and can repeat the reasons for them.',
        'Chooses between known ways and names the reason.',
        'Weighs ways that pull apart, with evidence, and explains the choice.',
        'Foresees what a choice will cost whom, and settles it with those concerned.',
      ],
    },
    {
      title: 'Reflection',
      description: 'What was learned and what will be different.',
      levels: [
        'Says what happened.',
        'Says what went well and what did not.',
        'Draws a lesson that holds beyond this case.',
        'Has changed own practice by the lesson and shows the effect.',
      ],
    },
  ],
} as const;

/** What students wrote, by competency code; the sample picks from these. */
export const REFLECTIONS: Readonly<Record<string, readonly string[]>> = {
  CSD: [
    'I asked three people who know my work where I hold back. All of them said that I wait to be asked. This term I put my name down first twice, and kept a note of what came of it.',
  ],
  COM: [
    'Half of our visitors did not follow the leaflet. I rewrote it with two of them at the table, in shorter sentences, and the desk stopped answering the same question.',
  ],
  CRT: [
    'Our samples pointed two ways. I listed what would have to be true for each, found that one needed a rain that had not fallen, and we repeated that series before we wrote anything.',
  ],
  EQI: [
    'Nobody from the evening classes came to our meetings. They were at five. We moved every second one to half past seven and paid for the bus; nine people came who had never been.',
  ],
  LEA: [
    'Two of my group leaders wanted to leave. I gave one the schedule and one the training, which they were better at than I, and answered for both when it rained on the first day.',
  ],
  PRO: [
    'I had promised the figures for Monday and saw on Thursday that I would not make it. I said so that day, with what I had and a date, and kept the date.',
  ],
  TEA: [
    'We disagreed about the order of the rooms. I asked everyone to draw their own plan without a word, and we found that four of the five were nearly the same.',
  ],
  TEC: [
    'The sign-in sheet took an evening to type up. I built a form with a code to scan, wrote half a page on how to use it, and showed the next team how to take it over.',
  ],
};

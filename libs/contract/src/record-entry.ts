import { DEPTHS, VERIFIER_CLASSES } from '@laurel/domain';
import { z } from 'zod';

const Witness = z
  .object({
    name: z.string(),
    post: z.string().nullable(),
    unit: z.string().nullable(),
    capacity: z.enum(VERIFIER_CLASSES),
    method: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Witness' });

const EntryCompetency = z.object({
  competencyId: z.string(),
  uri: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  framework: z.string(),
  level: z.int(),
  levelName: z.string(),
});

const common = {
  key: z.string(),
  title: z.string(),
  startsOn: z.string().nullable(),
  endsOn: z.string(),
  termCode: z.string().nullable(),
  termTitle: z.string().nullable(),
  witnesses: z.array(Witness),
};

const ParticipationEntry = z.object({
  ...common,
  kind: z.literal('participation'),
  startsOn: z.string(),
  programmeVersionId: z.string(),
  programmeVersionNumber: z.int(),
  description: z.string(),
  criteria: z.string(),
  achievementType: z.string(),
  category: z.object({ code: z.string(), name: z.string() }),
  unit: z.object({ id: z.string(), name: z.string() }),
  role: z.object({ id: z.string(), name: z.string(), duties: z.string() }),
  depth: z.enum(DEPTHS),
  minutes: z.int(),
  activityTitle: z.string(),
  outcomes: z.array(EntryCompetency),
});

const CompetencyEntry = z.object({
  ...common,
  kind: z.literal('competency'),
  competency: EntryCompetency.extend({ statement: z.string() }),
  scale: z.array(z.object({ level: z.int(), name: z.string(), meaning: z.string() })),
  rubricTitle: z.string(),
  scores: z.array(z.object({ criterion: z.string(), level: z.int(), levelName: z.string() })),
  evidence: z.array(
    z.object({ name: z.string(), kind: z.enum(['file', 'link', 'reflection']), sha256: z.string().nullable() }),
  ),
  from: z.array(z.string()),
});

const AcademicEntry = z.object({
  ...common,
  kind: z.literal('academic'),
  academicKind: z.enum(['course', 'degree', 'honour']),
  code: z.string(),
  credits: z.number().nullable(),
  grade: z.string().nullable(),
});

/** One entry of a record as the domain assembles it. */
export const RecordEntryView = z
  .discriminatedUnion('kind', [ParticipationEntry, CompetencyEntry, AcademicEntry])
  .meta({ id: 'RecordEntry' });
export type RecordEntryView = z.infer<typeof RecordEntryView>;

export const RecordTotals = z.object({
  entries: z.int(),
  minutes: z.int(),
  ledOrAssessed: z.int(),
  competencies: z.int(),
  credits: z.number(),
});

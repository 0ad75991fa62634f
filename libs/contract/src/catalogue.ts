import { ACHIEVEMENT_TYPES, DEPTHS, PROGRAMME_STATES, PROGRAMME_VERBS } from '@laurel/domain';
import { z } from 'zod';
import { IdFilter } from './list-params.js';
import { DateText, Id, text } from './wire-types.js';

/** Text that may be empty while something is still being written. */
const draftText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Keep this to ${most} characters.`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Surrogate}]*$/u, 'This contains control characters.');

const version = z.int().min(1);
/** The version of the view that was decided on; a stale one is refused with `changed-meanwhile`. */
const seenVersion = version.optional();

// ── Programmes ──────────────────────────────────────────────────────────────────────────────────────────────────────

const roleInput = z.object({
  name: draftText(200),
  depth: z.enum(DEPTHS),
  requiredMinutes: z.int().min(0).max(1_000_000),
  duties: draftText(1000).default(''),
});

const outcomeInput = z.object({ competencyId: Id, level: z.int().min(1).max(10) });

const content = {
  categoryId: Id,
  title: text(200),
  description: draftText(4000).default(''),
  criteria: draftText(8000).default(''),
  achievementType: z.enum(ACHIEVEMENT_TYPES as [string, ...string[]]).default('CoCurricular'),
  fourEyes: z.boolean().default(false),
  roles: z.array(roleInput).max(20).default([]),
  outcomes: z.array(outcomeInput).max(30).default([]),
};

/** A new programme: its first version is a draft. What is missing is asked for when it is proposed. */
export const DraftProgramme = z.object({ unitId: Id, ...content }).meta({ id: 'DraftProgramme' });
export type DraftProgramme = z.infer<typeof DraftProgramme>;

/** The open version written anew as a whole; `version` as it was read. */
export const EditProgramme = z.object({ ...content, version }).meta({ id: 'EditProgramme' });
export type EditProgramme = z.infer<typeof EditProgramme>;

export const ApproveProgramme = z
  .object({ approvedUntil: DateText, version: seenVersion })
  .meta({ id: 'ApproveProgramme' });
export type ApproveProgramme = z.infer<typeof ApproveProgramme>;

export const ReturnProgramme = z.object({ comment: text(2000), version: seenVersion }).meta({ id: 'ReturnProgramme' });
export type ReturnProgramme = z.infer<typeof ReturnProgramme>;

/** A row of the list: the version being written, else the one in force, else the last. */
export const ProgrammeRow = z
  .object({
    id: z.string(),
    title: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    categoryId: z.string(),
    categoryCode: z.string(),
    categoryName: z.string(),
    state: z.enum(PROGRAMME_STATES),
    /** Number of the version shown. */
    number: z.int(),
    /** Number of the version in force; null when none is. */
    inForceNumber: z.int().nullable(),
    approvedUntil: z.string().nullable(),
    renewalDue: z.boolean(),
    retired: z.boolean(),
    achievementType: z.string(),
    roles: z.int(),
    updatedAt: z.string(),
  })
  .meta({ id: 'ProgrammeRow' });
export type ProgrammeRow = z.infer<typeof ProgrammeRow>;

export const ProgrammeRoleView = z
  .object({
    id: z.string(),
    name: z.string(),
    depth: z.enum(DEPTHS),
    requiredMinutes: z.int(),
    duties: z.string(),
  })
  .meta({ id: 'ProgrammeRole' });
export type ProgrammeRoleView = z.infer<typeof ProgrammeRoleView>;

export const ProgrammeOutcomeView = z
  .object({
    competencyId: z.string(),
    competencyName: z.string(),
    competencyCode: z.string().nullable(),
    frameworkTitle: z.string(),
    level: z.int(),
    levelName: z.string(),
  })
  .meta({ id: 'ProgrammeOutcome' });
export type ProgrammeOutcomeView = z.infer<typeof ProgrammeOutcomeView>;

/** One version in the history of a programme. */
export const ProgrammeVersionRow = z
  .object({
    id: z.string(),
    number: z.int(),
    state: z.enum(PROGRAMME_STATES),
    proposedByName: z.string().nullable(),
    proposedAt: z.string().nullable(),
    decidedByName: z.string().nullable(),
    decidedAt: z.string().nullable(),
    decisionComment: z.string().nullable(),
    approvedUntil: z.string().nullable(),
  })
  .meta({ id: 'ProgrammeVersionRow' });
export type ProgrammeVersionRow = z.infer<typeof ProgrammeVersionRow>;

/**
 * A programme with the content of one version on top: the one being written, else the one in force, else the last.
 * `version` goes back with an edit.
 */
export const ProgrammeView = z
  .object({
    id: z.string(),
    version: z.int(),
    unitId: z.string(),
    unitName: z.string(),
    categoryId: z.string(),
    categoryCode: z.string(),
    categoryName: z.string(),
    versionId: z.string(),
    number: z.int(),
    state: z.enum(PROGRAMME_STATES),
    /** "Approved until 31 May 2026". */
    standing: z.string(),
    renewalDue: z.boolean(),
    retiredAt: z.string().nullable(),
    title: z.string(),
    description: z.string(),
    criteria: z.string(),
    achievementType: z.string(),
    fourEyes: z.boolean(),
    roles: z.array(ProgrammeRoleView),
    outcomes: z.array(ProgrammeOutcomeView),
    proposedBy: z.string().nullable(),
    proposedByName: z.string().nullable(),
    proposedAt: z.string().nullable(),
    decidedByName: z.string().nullable(),
    decidedAt: z.string().nullable(),
    decisionComment: z.string().nullable(),
    approvedUntil: z.string().nullable(),
    /** SHA-256 in hex of the approved content; null before approval. */
    contentSha256: z.string().nullable(),
    /** What stays in force while another version is being written. */
    inForce: z.object({ versionId: z.string(), number: z.int(), approvedUntil: z.string().nullable() }).nullable(),
    /** What still stands between an open version and its proposal. */
    missing: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    /** What an open version changes about the one in force: "**subject** words". */
    changes: z.array(
      z.object({ kind: z.enum(['added', 'changed', 'removed']), subject: z.string(), words: z.string() }),
    ),
    versions: z.array(ProgrammeVersionRow),
    /** What you can do with it now. */
    verbs: z.array(z.enum(PROGRAMME_VERBS)),
  })
  .meta({ id: 'Programme' });
export type ProgrammeView = z.infer<typeof ProgrammeView>;

const words = z.string().trim().max(200);

const ProgrammeStateFilter = z.union([
  z.enum(PROGRAMME_STATES).transform((state) => [state]),
  z.array(z.enum(PROGRAMME_STATES)).max(PROGRAMME_STATES.length),
]);

export const ProgrammeFilter = z.strictObject({
  id: IdFilter.optional(),
  state: ProgrammeStateFilter.optional(),
  categoryId: Id.optional(),
  unitId: Id.optional(),
  q: words.optional(),
  /** Left out: without the retired ones, unless asked for by id. */
  retired: z.boolean().optional(),
});
export type ProgrammeFilter = z.infer<typeof ProgrammeFilter>;

export const CategoryView = z
  .object({ id: z.string(), code: z.string(), name: z.string(), position: z.int() })
  .meta({ id: 'Category' });
export type CategoryView = z.infer<typeof CategoryView>;

// ── Activities ──────────────────────────────────────────────────────────────────────────────────────────────────────

const plan = {
  title: text(200),
  place: text(200).nullish(),
  startsOn: DateText,
  endsOn: DateText,
  coordinatorId: Id.nullish(),
  capacity: z.int().min(1).max(100_000).nullish(),
};

/** A run of what is in force of a programme. `unitId`: the programme's own unit when left out, or one under it. */
export const PlanActivity = z
  .object({ programmeId: Id, termId: Id, unitId: Id.nullish(), ...plan })
  .meta({ id: 'PlanActivity' });
export type PlanActivity = z.infer<typeof PlanActivity>;

export const EditActivity = z.object({ ...plan, version }).meta({ id: 'EditActivity' });
export type EditActivity = z.infer<typeof EditActivity>;

const activityFields = {
  id: z.string(),
  title: z.string(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  programmeVersionId: z.string(),
  programmeVersionNumber: z.int(),
  categoryCode: z.string(),
  categoryName: z.string(),
  termId: z.string(),
  termCode: z.string(),
  termTitle: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  place: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string(),
  coordinatorId: z.string().nullable(),
  coordinatorName: z.string().nullable(),
  capacity: z.int().nullable(),
  version: z.int(),
};

export const ActivityRow = z.object(activityFields).meta({ id: 'ActivityRow' });
export type ActivityRow = z.infer<typeof ActivityRow>;

/** An activity with the roles of the programme version that it runs under. */
export const ActivityView = z
  .object({
    ...activityFields,
    fourEyes: z.boolean(),
    recordingDeadline: z.string(),
    roles: z.array(ProgrammeRoleView),
    outcomes: z.array(ProgrammeOutcomeView),
    /** Whether you can change it. */
    verbs: z.array(z.enum(['edit'])),
  })
  .meta({ id: 'Activity' });
export type ActivityView = z.infer<typeof ActivityView>;

export const ActivityFilter = z.strictObject({
  id: IdFilter.optional(),
  termId: Id.optional(),
  programmeId: Id.optional(),
  unitId: Id.optional(),
  q: words.optional(),
});
export type ActivityFilter = z.infer<typeof ActivityFilter>;

import {
  ASSESSMENT_DECISIONS,
  REFLECTION_LIMIT,
  REVIEW_OBSTACLES,
  SUBMISSION_STATES,
  VERIFIER_CLASSES,
} from '@laurel/domain';
import { z } from 'zod';
import { ProficiencyLevelView, RubricView } from './framework.js';
import { IdFilter } from './list-params.js';
import { DateText, Id, InstantText, Reason, text } from './wire-types.js';

/** What a student wrote; white space alone is nothing. */
const Reflection = z
  .string()
  .trim()
  .max(REFLECTION_LIMIT, `Keep this to ${REFLECTION_LIMIT.toLocaleString('en')} characters.`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/u, 'This contains control characters.')
  .nullish()
  .transform((value) => value || null);

/** Whether the address can stand is the domain's to say (`linkFault`); here it is only text. */
export const EvidenceLink = z.object({ title: text(200), url: z.string().trim() }).meta({ id: 'EvidenceLink' });
export type EvidenceLink = z.infer<typeof EvidenceLink>;

const Level = z.int().min(1).max(10);
const ParticipationIds = z.array(Id).max(10).default([]);
/** The version of the view that was decided on; a stale one is refused with `changed-meanwhile`. */
const SeenVersion = z.int().optional();

/** The JSON part `submission` of a new submission; files come beside it as `files`. */
export const SubmitWork = z
  .object({
    competencyId: Id,
    targetLevel: Level,
    participationIds: ParticipationIds,
    reflection: Reflection,
    links: z.array(EvidenceLink).default([]),
  })
  .meta({ id: 'SubmitWork' });
export type SubmitWork = z.infer<typeof SubmitWork>;

/** The JSON part `submission` of a new round. Participations named here are added; none is taken away. */
export const ReviseSubmission = z
  .object({
    targetLevel: Level.optional(),
    participationIds: ParticipationIds,
    reflection: Reflection,
    links: z.array(EvidenceLink).default([]),
    version: SeenVersion,
  })
  .meta({ id: 'ReviseSubmission' });
export type ReviseSubmission = z.infer<typeof ReviseSubmission>;

export const CriterionScoreInput = z.object({ criterionId: Id, level: z.int() }).meta({ id: 'CriterionScore' });

const Comment = text(4000).nullish();

export const ApproveSubmission = z
  .object({ scores: z.array(CriterionScoreInput).max(100), comment: Comment, version: SeenVersion })
  .meta({ id: 'ApproveSubmission' });
export type ApproveSubmission = z.infer<typeof ApproveSubmission>;

export const ReturnSubmission = z
  .object({ comment: Comment, scores: z.array(CriterionScoreInput).max(100).default([]), version: SeenVersion })
  .meta({ id: 'ReturnSubmission' });
export type ReturnSubmission = z.infer<typeof ReturnSubmission>;

export const DeclineSubmission = z.object({ comment: Comment, version: SeenVersion }).meta({ id: 'DeclineSubmission' });
export type DeclineSubmission = z.infer<typeof DeclineSubmission>;

export const UndoAssessment = Reason;
export type UndoAssessment = z.infer<typeof UndoAssessment>;

const SubmissionStateFilter = z.union([
  z.enum(SUBMISSION_STATES).transform((state) => [state]),
  z.array(z.enum(SUBMISSION_STATES)).max(SUBMISSION_STATES.length),
]);

/** What the list of submissions can be narrowed to. */
export const SubmissionFilter = z.strictObject({
  id: IdFilter.optional(),
  state: SubmissionStateFilter.optional(),
  /** In review, assigned to me as a reviewer, not mine. */
  queue: z.boolean().optional(),
  mine: z.boolean().optional(),
  competencyId: IdFilter.optional(),
  personId: IdFilter.optional(),
  /** In the student's or the competency's name. */
  q: z.string().trim().max(100).optional(),
});
export type SubmissionFilter = z.infer<typeof SubmissionFilter>;

const PersonName = z.object({ id: Id, displayName: z.string() });
const CompetencyName = z.object({ id: Id, name: z.string(), code: z.string().nullable() });

/** Why the reader may not judge this one; null when nothing stands in the way. */
const Obstacle = z.object({ code: z.enum(REVIEW_OBSTACLES), message: z.string() }).nullable();

export const SubmissionRow = z
  .object({
    id: Id,
    state: z.enum(SUBMISSION_STATES),
    round: z.int(),
    person: PersonName,
    competency: CompetencyName,
    targetLevel: z.int(),
    targetLevelName: z.string(),
    /** "Undergraduate Research, Spring 2026": where the work was made; empty when no participation is attached. */
    madeDuring: z.array(z.string()),
    submittedAt: InstantText,
    /** Whole days since the last round was handed in. */
    ageDays: z.int(),
    /** The level awarded; null until approved. */
    level: z.int().nullable(),
    levelName: z.string().nullable(),
    obstacle: Obstacle,
  })
  .meta({ id: 'SubmissionRow' });
export type SubmissionRow = z.infer<typeof SubmissionRow>;

export const EvidenceView = z
  .object({
    id: Id,
    round: z.int(),
    kind: z.enum(['reflection', 'link', 'file']),
    title: z.string(),
    /** Of a reflection: plain text. */
    body: z.string().nullable(),
    /** Of a link: never fetched by us. */
    url: z.string().nullable(),
    file: z.object({ name: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string() }).nullable(),
  })
  .meta({ id: 'Evidence' });
export type EvidenceView = z.infer<typeof EvidenceView>;

const WitnessView = z.object({
  name: z.string(),
  post: z.string().nullable(),
  unit: z.string().nullable(),
  capacity: z.enum(VERIFIER_CLASSES),
  method: z.string(),
  at: InstantText,
});

export const AttachedParticipation = z
  .object({
    id: Id,
    programme: z.string(),
    activity: z.string(),
    role: z.string(),
    unit: z.string(),
    term: z.string(),
    startsOn: DateText,
    endsOn: DateText,
    minutes: z.int(),
    state: z.string(),
    verifiedBy: z.array(WitnessView),
  })
  .meta({ id: 'AttachedParticipation' });
export type AttachedParticipation = z.infer<typeof AttachedParticipation>;

export const AssessmentView = z
  .object({
    id: Id,
    round: z.int(),
    reviewer: z.object({ name: z.string(), post: z.string().nullable(), unit: z.string().nullable() }),
    decision: z.enum(ASSESSMENT_DECISIONS),
    level: z.int().nullable(),
    levelName: z.string().nullable(),
    comment: z.string().nullable(),
    decidedAt: InstantText,
    scores: z.array(z.object({ criterionId: Id, level: z.int() })),
    /** Set when the decision was taken back. */
    undone: z.object({ at: InstantText, by: z.string(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'Assessment' });
export type AssessmentView = z.infer<typeof AssessmentView>;

export const SubmissionView = SubmissionRow.extend({
  version: z.int(),
  competency: CompetencyName.extend({ statement: z.string(), framework: z.string() }),
  /** The institution's scale, low to high. */
  scale: z.array(ProficiencyLevelView),
  /** Null when the competency has lost its rubric: then nothing can be approved. */
  rubric: RubricView.nullable(),
  /** Of all rounds, oldest first. */
  evidence: z.array(EvidenceView),
  participations: z.array(AttachedParticipation),
  /** Oldest first; those taken back are marked. */
  assessments: z.array(AssessmentView),
  /** What the reader may do now. */
  may: z.object({ revise: z.boolean(), withdraw: z.boolean(), decide: z.boolean(), undo: z.boolean() }),
}).meta({ id: 'Submission' });
export type SubmissionView = z.infer<typeof SubmissionView>;

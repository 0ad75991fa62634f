import { DEPTHS, PARTICIPATION_SOURCES, PARTICIPATION_STATES, VERIFIER_CLASSES } from '@laurel/domain';
import { z } from 'zod';
import { IdFilter } from './list-params.js';
import { DateText, Id, InstantText, text } from './wire-types.js';

const version = z.int().min(1);

/** A note for colleagues; empty is none. */
const Note = z
  .string()
  .trim()
  .max(2000, 'Keep this to 2000 characters.')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/u, 'This contains control characters.')
  .nullish()
  .transform((note) => note || null);

/** Whether minutes and days are possible is the domain's to say (`factsFaults`); here they are only numbers and dates. */
const facts = { roleId: Id, minutes: z.number(), startsOn: DateText, endsOn: DateText };

export const RecordParticipation = z
  .object({ activityId: Id, personId: Id, ...facts, note: Note })
  .meta({ id: 'RecordParticipation' });
export type RecordParticipation = z.infer<typeof RecordParticipation>;

export const CorrectParticipation = z
  .object({ ...facts, note: Note.optional(), version })
  .meta({ id: 'CorrectParticipation' });
export type CorrectParticipation = z.infer<typeof CorrectParticipation>;

/** `version` as it was read: what has changed since is refused with `changed-meanwhile`. Left out: not asked. */
export const VerifyParticipation = z
  .object({ note: Note, version: version.optional() })
  .meta({ id: 'VerifyParticipation' });
export type VerifyParticipation = z.infer<typeof VerifyParticipation>;

export const DeclineParticipation = z
  .object({ reason: text(2000), version: version.optional() })
  .meta({ id: 'DeclineParticipation' });
export type DeclineParticipation = z.infer<typeof DeclineParticipation>;

export const UndoParticipation = z
  .object({ reason: text(2000), version: version.optional() })
  .meta({ id: 'UndoParticipation' });
export type UndoParticipation = z.infer<typeof UndoParticipation>;

export const WithdrawParticipation = z
  .object({ reason: text(2000), version: version.optional() })
  .meta({ id: 'WithdrawParticipation' });
export type WithdrawParticipation = z.infer<typeof WithdrawParticipation>;

const ids = z.array(Id).min(1, 'Choose at least one.').max(1000, 'Choose at most 1000 at a time.');

export const VerifyParticipations = z.object({ ids, note: Note }).meta({ id: 'VerifyParticipations' });
export type VerifyParticipations = z.infer<typeof VerifyParticipations>;

export const DeclineParticipations = z.object({ ids, reason: text(2000) }).meta({ id: 'DeclineParticipations' });
export type DeclineParticipations = z.infer<typeof DeclineParticipations>;

/** What became of each row of a bulk verb, in the order asked for. */
export const BulkOutcome = z
  .object({
    results: z.array(
      z.object({ id: Id, ok: z.boolean(), code: z.string().optional(), message: z.string().optional() }),
    ),
    done: z.int(),
    failed: z.int(),
  })
  .meta({ id: 'BulkOutcome' });
export type BulkOutcome = z.infer<typeof BulkOutcome>;

const StateFilter = z.union([
  z.enum(PARTICIPATION_STATES).transform((state) => [state]),
  z.array(z.enum(PARTICIPATION_STATES)).max(PARTICIPATION_STATES.length),
]);

export const ParticipationFilter = z.strictObject({
  id: IdFilter.optional(),
  activityId: Id.optional(),
  personId: Id.optional(),
  roleId: Id.optional(),
  programmeId: Id.optional(),
  termId: Id.optional(),
  unitId: Id.optional(),
  state: StateFilter.optional(),
  /** Waits for a decision in the units where the reader verifies. */
  queue: z.boolean().optional(),
  /** In the student's name, or the beginning of the student number. */
  q: z.string().trim().max(100).optional(),
});
export type ParticipationFilter = z.infer<typeof ParticipationFilter>;

/** Why the reader may not; null when nothing stands in the way. */
const Obstacle = z.object({ code: z.string(), message: z.string() }).nullable();

const place = {
  programme: z.object({ id: Id, title: z.string(), versionNumber: z.int(), fourEyes: z.boolean() }),
  category: z.object({ code: z.string(), name: z.string() }),
  activity: z.object({ id: Id, title: z.string(), startsOn: DateText, endsOn: DateText }),
  term: z.object({ code: z.string(), title: z.string() }),
  unit: z.object({ id: Id, name: z.string() }),
  role: z.object({ id: Id, name: z.string(), depth: z.enum(DEPTHS), requiredMinutes: z.int() }),
};

/** Whose word stands, in what capacity, how and when. */
const Witness = z.object({
  name: z.string(),
  post: z.string().nullable(),
  unit: z.string().nullable(),
  capacity: z.enum(VERIFIER_CLASSES),
  method: z.string(),
  at: InstantText,
});

export const ParticipationRow = z
  .object({
    id: Id,
    version: z.int(),
    state: z.enum(PARTICIPATION_STATES),
    source: z.enum(PARTICIPATION_SOURCES),
    person: z.object({
      id: Id,
      displayName: z.string(),
      studentNumber: z.string().nullable(),
      study: z.string().nullable(),
      classYear: z.int().nullable(),
    }),
    ...place,
    minutes: z.int(),
    startsOn: DateText,
    endsOn: DateText,
    note: z.string().nullable(),
    externalId: z.string().nullable(),
    recordedBy: z.object({ id: Id, name: z.string() }).nullable(),
    recordedAt: InstantText,
    /** The roster that it came in, last. */
    roster: z.object({ batchId: Id, fileName: z.string() }).nullable(),
    /** Whole days since it was recorded. */
    ageDays: z.int(),
    declineReason: z.string().nullable(),
    /** First to last; those taken back are left out. */
    verifiers: z.array(Witness),
    /** What it waits for: null when nothing. */
    waitsFor: z.enum(['first person', 'second person', 'one person']).nullable(),
    verifyObstacle: Obstacle,
    declineObstacle: Obstacle,
  })
  .meta({ id: 'ParticipationRow' });
export type ParticipationRow = z.infer<typeof ParticipationRow>;

export const VerificationView = Witness.extend({
  id: Id,
  note: z.string().nullable(),
  /** Set when it was taken back. */
  undone: z.object({ at: InstantText, by: z.string().nullable(), reason: z.string().nullable() }).nullable(),
}).meta({ id: 'Verification' });
export type VerificationView = z.infer<typeof VerificationView>;

/** One line of what happened, newest first. */
export const ParticipationHistoryLine = z
  .object({
    at: InstantText,
    what: z.enum(['recorded', 'imported', 'corrected', 'verified', 'declined', 'withdrawn', 'undone']),
    by: z.string().nullable(),
    /** "Roster sign-up.csv", "18 h, was 16 h", the reason. */
    detail: z.string().nullable(),
  })
  .meta({ id: 'ParticipationHistoryLine' });
export type ParticipationHistoryLine = z.infer<typeof ParticipationHistoryLine>;

export const ParticipationView = ParticipationRow.extend({
  /** Oldest first; those taken back are marked. */
  verifications: z.array(VerificationView),
  history: z.array(ParticipationHistoryLine),
  /** What the reader may do now. */
  may: z.object({
    correct: z.boolean(),
    verify: z.boolean(),
    decline: z.boolean(),
    withdraw: z.boolean(),
    undo: z.boolean(),
  }),
}).meta({ id: 'Participation' });
export type ParticipationView = z.infer<typeof ParticipationView>;

/** How many of an activity are in each state. */
export const ParticipationCounts = z
  .object({
    id: Id,
    recorded: z.int(),
    seconding: z.int(),
    verified: z.int(),
    declined: z.int(),
    withdrawn: z.int(),
    /** Neither declined nor withdrawn. */
    live: z.int(),
  })
  .meta({ id: 'ParticipationCounts' });
export type ParticipationCounts = z.infer<typeof ParticipationCounts>;

/** What a student sees of their own, in any state. */
export const MyParticipation = z
  .object({
    id: Id,
    state: z.enum(PARTICIPATION_STATES),
    ...place,
    minutes: z.int(),
    startsOn: DateText,
    endsOn: DateText,
    recordedAt: InstantText,
    ageDays: z.int(),
    declineReason: z.string().nullable(),
    verifiers: z.array(Witness),
    waitsFor: ParticipationRow.shape.waitsFor,
  })
  .meta({ id: 'MyParticipation' });
export type MyParticipation = z.infer<typeof MyParticipation>;

export const MyParticipationFilter = z.strictObject({
  id: IdFilter.optional(),
  state: StateFilter.optional(),
  /** Neither declined nor withdrawn: what evidence may come from. */
  live: z.boolean().optional(),
});
export type MyParticipationFilter = z.infer<typeof MyParticipationFilter>;

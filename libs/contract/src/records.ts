import { ITEM_STATES, PUBLICATION_OUTCOMES, RUN_STATES, VERSION_STATES } from '@laurel/domain';
import { z } from 'zod';
import { RecordEntryView, RecordTotals } from './record-entry.js';
import { Id } from './wire-types.js';

/** A frozen version of a record. */
export const RecordVersionView = z
  .object({
    id: z.string(),
    number: z.int(),
    state: z.enum(VERSION_STATES),
    createdAt: z.string(),
    issuedAt: z.string().nullable(),
    verifyCode: z.string(),
    verifyUrl: z.string(),
    entries: z.int(),
    failure: z.string().nullable(),
    revokedAt: z.string().nullable(),
    revokeReason: z.string().nullable(),
  })
  .meta({ id: 'RecordVersion' });
export type RecordVersionView = z.infer<typeof RecordVersionView>;

/** An entry with what is official about it. */
export const OwnEntry = z.object({
  entry: RecordEntryView,
  /** In the current official version, word for word. */
  official: z.boolean(),
  /** When a verified entry that is not official yet joins: the publication deadline of its term. */
  joinsOn: z.string().nullable(),
});

/**
 * The whole record of one person: what is official (also what is verified no longer, until a new version is issued),
 * and what is verified and will join.
 */
export const RecordView = z
  .object({
    /** The person's id: a record is one per person. */
    id: z.string(),
    institution: z.object({ name: z.string(), url: z.string() }),
    subject: z.object({
      displayName: z.string(),
      studentNumber: z.string().nullable(),
      study: z.string().nullable(),
      classYear: z.int().nullable(),
    }),
    official: RecordVersionView.nullable(),
    entries: z.array(OwnEntry),
    /** Sums over all these entries, official or not yet. */
    totals: RecordTotals,
    versions: z.array(RecordVersionView),
    held: z.boolean(),
  })
  .meta({ id: 'Record' });
export type RecordView = z.infer<typeof RecordView>;

/** A row of the registrar's list: a person and the state of their record. */
export const RecordRow = z
  .object({
    id: z.string(),
    displayName: z.string(),
    studentNumber: z.string().nullable(),
    study: z.string().nullable(),
    version: z.int().nullable(),
    state: z.enum(['none', ...VERSION_STATES]),
    issuedAt: z.string().nullable(),
    entries: z.int(),
    held: z.boolean(),
  })
  .meta({ id: 'RecordRow' });
export type RecordRow = z.infer<typeof RecordRow>;

export const PublicationRequest = z.object({ termId: Id }).meta({ id: 'PublicationRequest' });
export type PublicationRequest = z.infer<typeof PublicationRequest>;

const outcomeCounts = z.object({
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  held: z.int(),
  refused: z.int(),
});

/** What a publication would do, from facts up to `at`. */
export const PublicationPreview = z
  .object({
    termId: z.string(),
    termCode: z.string(),
    termTitle: z.string(),
    at: z.string(),
    counts: outcomeCounts,
    /** Credentials that would be signed: one an entry and one for each record. */
    credentials: z.int(),
    items: z.array(
      z.object({
        id: z.string(),
        displayName: z.string(),
        studentNumber: z.string().nullable(),
        outcome: z.enum(PUBLICATION_OUTCOMES),
        code: z.string().nullable(),
        message: z.string().nullable(),
        entries: z.int(),
      }),
    ),
  })
  .meta({ id: 'PublicationPreview' });
export type PublicationPreview = z.infer<typeof PublicationPreview>;

/** A run and how far it is. */
export const PublicationRunView = z
  .object({
    id: z.string(),
    termId: z.string().nullable(),
    termTitle: z.string().nullable(),
    personName: z.string().nullable(),
    state: z.enum(RUN_STATES),
    /** Until everyone was looked at, the counts still grow. */
    assembled: z.boolean(),
    releasedBy: z.string(),
    releasedAt: z.string(),
    finishedAt: z.string().nullable(),
    /** People of the cohort, known from the start. */
    people: z.int(),
    counts: outcomeCounts,
    progress: z.object({
      queued: z.int(),
      issued: z.int(),
      failed: z.int(),
      skipped: z.int(),
      cancelled: z.int(),
    }),
  })
  .meta({ id: 'PublicationRun' });
export type PublicationRunView = z.infer<typeof PublicationRunView>;

/** One person in a run. */
export const PublicationItemView = z
  .object({
    id: z.string(),
    displayName: z.string(),
    studentNumber: z.string().nullable(),
    outcome: z.enum(PUBLICATION_OUTCOMES),
    state: z.enum(ITEM_STATES),
    code: z.string().nullable(),
    message: z.string().nullable(),
  })
  .meta({ id: 'PublicationItem' });
export type PublicationItemView = z.infer<typeof PublicationItemView>;

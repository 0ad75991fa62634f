import { z } from 'zod';

/** What waits for the person who asks; a count that is not theirs is absent. */
export const TodayView = z
  .object({
    toVerify: z.int().optional(),
    oldestWaitsSince: z.string().nullable().optional(),
    programmesReturned: z.int().optional(),
    toReview: z.int().optional(),
    programmesProposed: z.int().optional(),
    holds: z.int().optional(),
    runsUnderWay: z.int().optional(),
    /** Submissions that came back to the student. */
    returned: z.int().optional(),
  })
  .meta({ id: 'Today' });
export type TodayView = z.infer<typeof TodayView>;

/** A signing key, without its secret. */
export const KeyView = z
  .object({
    id: z.string(),
    did: z.string(),
    publicMultibase: z.string(),
    state: z.enum(['active', 'retired']),
    createdAt: z.string(),
    retiredAt: z.string().nullable(),
    /** Live credentials that it signed. */
    credentials: z.int(),
  })
  .meta({ id: 'SigningKey' });
export type KeyView = z.infer<typeof KeyView>;

export const AuditEventView = z
  .object({
    id: z.string(),
    seq: z.int(),
    at: z.string(),
    actorName: z.string().nullable(),
    verb: z.string(),
    subjectType: z.string(),
    subjectId: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEventView = z.infer<typeof AuditEventView>;

import { z } from 'zod';

/** What a check can come to, best to worst; a record's verdict is the worst of its parts and of the whole. */
export const VERDICTS = [
  'genuine',
  'replaced',
  'not-yet-valid',
  'expired',
  'suspended',
  'revoked',
  'could-not-be-checked',
  'not-issued-by',
  'changed',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What was looked at; each becomes one line of the verdict card. */
export const CHECKS = ['issuer', 'signatures', 'status', 'dates', 'pdf'] as const;
export type Check = (typeof CHECKS)[number];

/** `unknown`: not asked, or no answer; it says nothing either way. */
export const CHECK_OUTCOMES = ['holds', 'fails', 'unknown'] as const;

/** `POST /api/verify` as JSON: a code, a link, or the signed text itself. A file is sent as multipart `file`. */
export const VerifyRequest = z
  .union([z.strictObject({ code: z.string().trim().min(1).max(500) }), z.strictObject({ text: z.string().min(1) })], {
    error: 'Give one of the two: “code”, or “text” with a link or the signed record as text.',
  })
  .meta({ id: 'VerifyRequest' });
export type VerifyRequest = z.infer<typeof VerifyRequest>;

const Part = z
  .object({
    title: z.string(),
    /** "Researcher, 120 h 45 min"; empty when there is no more to say. */
    detail: z.string(),
    verdict: z.enum(VERDICTS),
    /** Why it is not genuine, in a sentence; null when it is. */
    reason: z.string().nullable(),
  })
  .meta({ id: 'VerifiedPart' });

/** One verdict in words, the facts it rests on, and the verdict of every part. */
export const VerifyAnswer = z
  .object({
    verdict: z.enum(VERDICTS),
    /** The verdict in a sentence or two for people who know nothing of signatures. */
    sentence: z.string(),
    /** The first kept as it is found in the document, unproved unless the signatures hold. */
    issuer: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    subjectName: z.string().nullable(),
    /** What kind of document: "record" or "credential". */
    kind: z.enum(['record', 'credential']),
    title: z.string().nullable(),
    validFrom: z.string().nullable(),
    validUntil: z.string().nullable(),
    /** Why, in a sentence or two for people; null when genuine. */
    reason: z.string().nullable(),
    checkedAt: z.string(),
    checks: z.array(z.object({ check: z.enum(CHECKS), outcome: z.enum(CHECK_OUTCOMES), detail: z.string() })),
    parts: z.array(Part),
    /** The version that takes its place, when we issued one. */
    successor: z.object({ code: z.string(), number: z.int(), issuedAt: z.string() }).nullable(),
  })
  .meta({ id: 'VerifyAnswer' });
export type VerifyAnswer = z.infer<typeof VerifyAnswer>;

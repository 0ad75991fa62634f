import { DATE_ORDERS, ROSTER_ENCODINGS } from '@laurel/domain';
import { z } from 'zod';
import { IdFilter } from './list-params.js';
import { DateText, Id, InstantText } from './wire-types.js';

const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

/** `dryRun` reports and stores nothing. */
export const ImportRosterQuery = z.object({ dryRun: flag.default(true) }).meta({ id: 'ImportRosterQuery' });
export type ImportRosterQuery = z.infer<typeof ImportRosterQuery>;

const choice = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema);

/** The fields beside the part `file`: what the file itself could not say. */
export const RosterChoices = z
  .object({
    /** Accepts that the file is not UTF-8. */
    encoding: choice(z.enum(ROSTER_ENCODINGS).optional()),
    /** Whether 03/04/2026 is in April (`dmy`) or in March (`mdy`). */
    dateOrder: choice(z.enum(DATE_ORDERS).optional()),
  })
  .meta({ id: 'RosterChoices' });
export type RosterChoices = z.infer<typeof RosterChoices>;

export const RosterFaultView = z
  .object({
    /** Physical line, from 1, the header counted. */
    line: z.int(),
    /** The column's header as the file has it; null when the whole row is at fault. */
    column: z.string().nullable(),
    /** As read, odd characters kept. */
    value: z.string(),
    code: z.string(),
    message: z.string(),
    /** A value that would be right, where there is exactly one good guess. */
    suggestion: z.string().optional(),
  })
  .meta({ id: 'RosterFault' });
export type RosterFaultView = z.infer<typeof RosterFaultView>;

/** What an import would do (dry run) or did. total = new + changed + unchanged + faulty. */
export const RosterReport = z
  .object({
    /** Null for a dry run, and when there was nothing to store. */
    batchId: Id.nullable(),
    dryRun: z.boolean(),
    activityId: Id,
    fileName: z.string(),
    /** Rows with something in them, without the header. */
    total: z.int(),
    new: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    /** Rows that stay out, however many faults each has. */
    faulty: z.int(),
    faults: z.array(RosterFaultView),
    /** All faults, where `faults` holds only the first. */
    faultCount: z.int(),
    /** Rows by kind of fault, for the chips above the list. */
    faultKinds: z.array(z.object({ label: z.string(), count: z.int() })),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
    /** Every column and what it is read as; null = left alone. */
    mapping: z.array(z.object({ column: z.string(), field: z.string().nullable(), label: z.string().nullable() })),
    encoding: z.string(),
    /** Set when the file is not UTF-8: what Windows-1252 would make of it, to be confirmed. */
    encodingOffer: z
      .object({
        encoding: z.enum(ROSTER_ENCODINGS),
        samples: z.array(z.object({ line: z.int(), column: z.string().nullable(), value: z.string() })),
      })
      .nullable(),
    delimiter: z.string(),
    /** How 03/04/2026 was read; null when nothing needed it, or when it could not be told. */
    dateOrder: z.enum(DATE_ORDERS).nullable(),
    /** The first rows that would go in. */
    preview: z.array(
      z.object({
        line: z.int(),
        outcome: z.enum(['new', 'changed', 'unchanged']),
        displayName: z.string(),
        studentNumber: z.string().nullable(),
        role: z.string(),
        minutes: z.int(),
        startsOn: DateText,
        endsOn: DateText,
        /** For changed rows: what is recorded now. */
        before: z.object({ role: z.string(), minutes: z.int(), startsOn: DateText, endsOn: DateText }).nullable(),
      }),
    ),
  })
  .meta({ id: 'RosterReport' });
export type RosterReport = z.infer<typeof RosterReport>;

/** A roster that was committed. */
export const ImportBatchView = z
  .object({
    id: Id,
    activityId: Id,
    activityTitle: z.string(),
    programmeTitle: z.string(),
    unitName: z.string(),
    termTitle: z.string(),
    fileName: z.string(),
    fileSha256: z.string(),
    total: z.int(),
    new: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    faulty: z.int(),
    committedBy: z.string().nullable(),
    committedAt: InstantText,
    mapping: RosterReport.shape.mapping,
    /** Of the rows it brought: how many wait, are verified, or ended otherwise. */
    waiting: z.int(),
    verified: z.int(),
    ended: z.int(),
  })
  .meta({ id: 'ImportBatch' });
export type ImportBatchView = z.infer<typeof ImportBatchView>;

export const ImportBatchFilter = z.strictObject({
  id: IdFilter.optional(),
  activityId: Id.optional(),
  q: z.string().trim().max(200).optional(),
});
export type ImportBatchFilter = z.infer<typeof ImportBatchFilter>;

import { isCalendarDate, isUuid } from '@laurel/domain';
import { z } from 'zod';

/** A UUID as the API writes it: lower case. Anything else is refused, so that it can never match a row by accident. */
export const Id = z
  .string()
  .refine(isUuid, 'This is not an id.')
  .transform((id) => id.toLowerCase())
  .meta({ id: 'Id', type: 'string', format: 'uuid' });

/** `2026-05-01`, a day that exists. */
export const DateText = z
  .string()
  .refine(isCalendarDate, 'Write the date as 2026-05-01.')
  .meta({ id: 'CalendarDate', type: 'string', format: 'date' });

/** Text that people type: trimmed, not empty, no control characters, at most `most` characters. */
export const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'This must not be empty.')
    .max(most, `Keep this to ${most} characters.`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/u, 'This contains control characters.');

/** An instant on the wire: ISO 8601 in UTC. */
export const InstantText = z.iso.datetime();

export const Reason = z.object({ reason: text(2000) }).meta({ id: 'Reason' });
export type Reason = z.infer<typeof Reason>;

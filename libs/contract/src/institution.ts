import { z } from 'zod';

/** `GET /api/institution`, for everybody, before sign-in too: whose house this is, and what day it is there. */
export const InstitutionView = z
  .object({
    name: z.string(),
    url: z.string(),
    /** IANA name: all calendar days and printed times are of this zone. */
    timeZone: z.string(),
    locale: z.string(),
    /** What stands under the name on the seal, "Founded 1887". */
    sealMotto: z.string().nullable(),
    registrarName: z.string(),
    registrarTitle: z.string(),
    /** The calendar day there now. */
    today: z.string(),
  })
  .meta({ id: 'Institution' });
export type InstitutionView = z.infer<typeof InstitutionView>;

import { z } from 'zod';
import { Id } from './wire-types.js';

/**
 * The query of every list (the form of ra-data-simple-rest): each a JSON text. Without an id of its own, so that the
 * description of the API lists three parameters rather than one nameless object.
 */
export const ListParams = z.object({
  sort: z.string().optional().describe('["name","ASC"]'),
  range: z.string().optional().describe('[0,24]: first and last row, from 0'),
  filter: z.string().optional().describe('{"id":["…"]} and what the list offers'),
});
export type ListParams = z.infer<typeof ListParams>;

/** Filter `id` of every list: the rows with these ids (getMany), one or several. */
export const IdFilter = z.union([Id.transform((id) => [id]), z.array(Id).max(1000)]);

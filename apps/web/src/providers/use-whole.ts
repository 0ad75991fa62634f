import { type RaRecord, useGetOne } from 'react-admin';

/** Set on questions for one whole view: react-admin otherwise answers them with the shorter rows of a list. */
export const WHOLE = { whole: true };

/** One of `resource` as its own view, never a row of a list in its place. */
export const useWhole = <View extends RaRecord>(resource: string, id: string | undefined) =>
  useGetOne<View>(resource, { id: id ?? '', meta: WHOLE }, { enabled: Boolean(id) });

import { conflict } from '@laurel/domain';

/** The `version` sent with an edit is not the row's any more. */
export const changedMeanwhile = () =>
  conflict('changed-meanwhile', 'Someone changed this since you opened it. Reload to see what, then change it again.');

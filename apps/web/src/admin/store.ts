import { localStorageStore, type Store } from 'react-admin';

const kept = localStorageStore('1', 'laurel');

/** Light or dark is the machine's habit, not the session's: it outlives signing out, which resets all else. */
export const store: Store = {
  ...kept,
  reset: () => {
    const theme = kept.getItem('theme');
    kept.reset();
    if (theme) kept.setItem('theme', theme);
  },
};

import type { ReactElement } from 'react';

/** Every room of this build: its resource, its own routes, and its name for the menus. */
export const resources: ReactElement[] = [];
export const routes: ReactElement[] = [];
export const rooms: ReadonlySet<string> = new Set();

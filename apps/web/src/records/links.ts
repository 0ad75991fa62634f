/** Where an entry of somebody's record opens. */
export const entryOf =
  (personId: string) =>
  (key: string): string =>
    `/records/${personId}/entries/${encodeURIComponent(key)}`;

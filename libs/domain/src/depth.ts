/** How much lies behind an entry, shallow to deep. `assessed` comes only from an approved assessment. */
export const DEPTHS = ['attended', 'contributed', 'led', 'assessed'] as const;
export type Depth = (typeof DEPTHS)[number];

/** 1 (attended) to 4 (assessed): leaves in lists, weight on the timeline. */
export const depthRank = (depth: Depth): number => DEPTHS.indexOf(depth) + 1;

export const deeper = (a: Depth, b: Depth): Depth => (depthRank(a) >= depthRank(b) ? a : b);

/** The word beside the leaves. */
export const DEPTH_WORDS: Record<Depth, string> = {
  attended: 'Attended',
  contributed: 'Contributed',
  led: 'Led',
  assessed: 'Assessed',
};

/** What the word means, for people outside the institution. */
export const DEPTH_MEANINGS: Record<Depth, string> = {
  attended: 'took part',
  contributed: 'did a defined share of the work',
  led: 'was responsible for other people’s work',
  assessed: 'work judged against a rubric by faculty',
};

export const ACHIEVEMENT_STATES = ['live', 'superseded', 'withdrawn'] as const;
export type AchievementState = (typeof ACHIEVEMENT_STATES)[number];

/** One level of one competency that one person was awarded. */
export interface AwardedLevel {
  id: string;
  level: number;
  state: AchievementState;
  /** ISO 8601 in UTC, of the row: what was awarded first stands when levels are equal. */
  awardedAt: string;
}

/**
 * Which state each award of one person for one competency has: the highest level is live, of equal ones the earliest;
 * the others are kept as superseded; what was withdrawn stays so. Asked after every approval and every undo, so that
 * taking an award back brings back the one that it had replaced.
 *
 * Returns only what must change.
 */
export function settleAwards(awards: readonly AwardedLevel[]): { id: string; state: AchievementState }[] {
  const standing = awards.filter((award) => award.state !== 'withdrawn');
  const [best] = [...standing].sort(
    (a, b) => b.level - a.level || compare(a.awardedAt, b.awardedAt) || compare(a.id, b.id),
  );
  return standing
    .map((award) => ({
      id: award.id,
      was: award.state,
      state: award === best ? ('live' as const) : ('superseded' as const),
    }))
    .filter((award) => award.was !== award.state)
    .map(({ id, state }) => ({ id, state }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

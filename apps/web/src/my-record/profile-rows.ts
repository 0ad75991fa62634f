import type { SubmissionRow } from '@laurel/contract';
import type { EntryOf, RecordItem } from '../record/entries/entry-words.js';
import type { LadderRow } from '../record/Ladder.js';

/** A competency of the profile: the rung of the ladder, and the entry that the evidence opens to. */
export interface ProfileRow extends LadderRow {
  /** Of the level held; null while nothing is on the record. */
  held: EntryOf<'competency'> | null;
}

const isLevel = (entry: RecordItem['entry']): entry is EntryOf<'competency'> => entry.kind === 'competency';

/**
 * One row a competency, the highest level first, then by name; last those of which nothing is on the record but work
 * is under way.
 */
export function profileRows(items: readonly RecordItem[], submissions: readonly SubmissionRow[]): ProfileRow[] {
  const levels = new Map<string, EntryOf<'competency'>[]>();
  for (const entry of items.map((item) => item.entry).filter(isLevel)) {
    const { competencyId } = entry.competency;
    levels.set(competencyId, [...(levels.get(competencyId) ?? []), entry]);
  }
  const held = [...levels].map(([competencyId, entries]) => {
    const climb = entries.toSorted((a, b) => a.competency.level - b.competency.level);
    const top = climb.at(-1) ?? null;
    return {
      competencyId,
      name: top?.competency.name ?? '',
      reached: climb.map((entry) => ({ level: entry.competency.level, on: entry.endsOn })),
      evidence: climb.reduce((sum, entry) => sum + entry.evidence.length, 0),
      held: top,
    };
  });
  const under = submissions.filter(
    (one) => (one.state === 'in-review' || one.state === 'returned') && !levels.has(one.competency.id),
  );
  const open = [...new Map(under.map((one) => [one.competency.id, one])).values()].map((one) => ({
    competencyId: one.competency.id,
    name: one.competency.name,
    reached: [],
    evidence: 0,
    note: `${one.state === 'returned' ? 'In revision' : 'In review'}, not on the record yet`,
    held: null,
  }));
  const level = (row: ProfileRow) => row.reached.at(-1)?.level ?? 0;
  const byLevel = (a: ProfileRow, b: ProfileRow) => level(b) - level(a) || a.name.localeCompare(b.name, 'en');
  return [...held.toSorted(byLevel), ...open.toSorted(byLevel)];
}

import type { FrameworkImportReport } from '@laurel/contract';

type Difference = FrameworkImportReport['differences'][number];

/** `time-zone-missing` → "Time zone missing": the kind of a fault or repair, on its chip. */
export function kindWords(code: string): string {
  const words = code.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const THING_WORDS: Record<Difference['kind'], string> = {
  framework: 'Framework',
  item: 'Competency',
  association: 'Connection',
  rubric: 'Rubric',
};

export const CHANGE_WORDS: Record<Difference['change'], string> = {
  added: 'Added',
  changed: 'Changed',
  retired: 'Retired',
  removed: 'Removed',
  reinstated: 'Reinstated',
};

/** Alike lines counted, the most frequent first. */
export function countKinds<Line>(
  lines: readonly Line[],
  kindOf: (line: Line) => string,
): { label: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(kindOf(line), (counts.get(kindOf(line)) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count);
}

/** What an association of the standard says, from the competency it starts at. */
export const CONNECTION_WORDS: Record<string, string> = {
  isChildOf: 'Stands under',
  isPeerOf: 'Stands beside',
  isPartOf: 'Is part of',
  exactMatchOf: 'Is the same as',
  precedes: 'Comes before',
  isRelatedTo: 'Is related to',
  replacedBy: 'Was replaced by',
  exemplar: 'Is shown by',
  hasSkillLevel: 'Has the level',
  isTranslationOf: 'Is a translation of',
};

import { canonicalJson } from '../canonical-json.js';
import { type Depth, deeper, depthRank } from '../depth.js';
import { conflict } from '../errors.js';
import type { AcademicEntry, AssembledRecord, CompetencyEntry, ParticipationEntry, RecordEntry } from './entry.js';

/** Verified facts about one person, as the rooms hand them over. */
export interface RecordFacts {
  institution: AssembledRecord['institution'];
  subject: AssembledRecord['subject'];
  participations: readonly ParticipationEntry[];
  competencies: readonly CompetencyEntry[];
  academic: readonly AcademicEntry[];
  /** Keys of participation entries whose work was judged and approved: their depth is `assessed`. */
  assessedKeys: ReadonlySet<string>;
}

/**
 * Assembles the whole record of one person. Pure: the same facts in any order give the same record, byte for byte.
 * Refuses (`fact-without-witness`) when a fact carries no verification: only verified facts reach a record.
 */
export function assembleRecord(facts: RecordFacts): AssembledRecord {
  const onRecord = new Set(facts.participations.map((entry) => entry.key));
  const entries: RecordEntry[] = [
    ...facts.participations.map((entry) => ({ ...entry, depth: earnedDepth(entry, facts.assessedKeys) })),
    // A competency names only the participation that the record shows as well.
    ...facts.competencies.map((entry) => ({ ...entry, from: entry.from.filter((key) => onRecord.has(key)).sort() })),
    ...facts.academic,
  ];
  for (const entry of entries) {
    if (entry.witnesses.length === 0)
      throw conflict('fact-without-witness', `“${entry.title}” was not verified by anyone and cannot be published.`);
  }
  return {
    format: 1,
    institution: facts.institution,
    subject: facts.subject,
    entries: inRecordOrder(entries),
    totals: totalsOf(entries),
  };
}

/** Newest first; entries of the same days in the order of their keys. */
export const inRecordOrder = (entries: readonly RecordEntry[]): RecordEntry[] => [...entries].sort(newestFirst);

/** An entry beside the official version: in it word for word, or to join it with the next one. */
export interface StandingEntry {
  entry: RecordEntry;
  official: boolean;
}

/**
 * What a person's record shows today: everything verified, and what the official version says that is verified no
 * longer. That stays official until the next version is issued, since it is signed and in others' hands.
 */
export function standingEntries(verified: readonly RecordEntry[], official: readonly RecordEntry[]): StandingEntry[] {
  const signed = new Map(official.map((entry) => [entry.key, canonicalJson(entry)]));
  const keys = new Set(verified.map((entry) => entry.key));
  const leaving = official.filter((entry) => !keys.has(entry.key));
  return inRecordOrder([...verified, ...leaving]).map((entry) => ({
    entry,
    official: signed.get(entry.key) === canonicalJson(entry),
  }));
}

/** A role promises at most `led`; `assessed` comes only from an approved assessment of the work. */
function earnedDepth(entry: ParticipationEntry, assessedKeys: ReadonlySet<string>): Depth {
  if (assessedKeys.has(entry.key)) return 'assessed';
  return entry.depth === 'assessed' ? 'led' : deeper(entry.depth, 'attended');
}

function newestFirst(a: RecordEntry, b: RecordEntry): number {
  return compare(b.endsOn, a.endsOn) || compare(b.startsOn ?? '', a.startsOn ?? '') || compare(a.key, b.key);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The figures at the head of a record. Minutes are whole and summed, never rounded. */
export function totalsOf(entries: readonly RecordEntry[]): AssembledRecord['totals'] {
  const participations = entries.filter((entry) => entry.kind === 'participation');
  const competencies = entries.filter((entry) => entry.kind === 'competency');
  const credits = entries.reduce((sum, entry) => sum + (entry.kind === 'academic' ? (entry.credits ?? 0) : 0), 0);
  return {
    entries: entries.length,
    minutes: participations.reduce((sum, entry) => sum + entry.minutes, 0),
    ledOrAssessed: participations.filter((entry) => depthRank(entry.depth) >= depthRank('led')).length,
    competencies: new Set(competencies.map((entry) => entry.competency.competencyId)).size,
    credits: Math.round(credits * 100) / 100,
  };
}

import type { PublicationItemView, PublicationPreview, PublicationRunView } from '@laurel/contract';
import type { PublicationOutcome } from '@laurel/domain';
import { counted, printCount } from '../record/print.js';

/** Why somebody is refused or held, in two words for the chips. */
export const REASON_WORDS: Record<string, string> = {
  'record-hold': 'Record hold',
  'nothing-verified': 'Nothing verified',
  'name-missing': 'Name missing',
  'glyph-missing': 'Letter without a font',
  'fact-fault': 'Fault in the facts',
  'already-queued': 'Being signed already',
};

export const reasonOf = (code: string | null): string => (code && REASON_WORDS[code]) || 'Other';

/** Which kind of a preview to look at first: what needs a person, else what would be signed. */
export function firstToLookAt(counts: PublicationPreview['counts']): PublicationOutcome {
  const order = ['refused', 'changed', 'new', 'held', 'unchanged'] as const;
  return order.find((outcome) => counts[outcome] > 0) ?? 'new';
}

/** The records of a run that are signed or to be signed, as far as they are known. */
export const toSign = ({ progress }: Pick<PublicationRunView, 'progress'>): number =>
  progress.queued + progress.issued + progress.failed + progress.cancelled;

/** People whom the run has looked at. */
export const lookedAt = ({ counts }: Pick<PublicationRunView, 'counts'>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

export interface Sample {
  /** Milliseconds since the epoch. */
  at: number;
  issued: number;
}

/**
 * Records issued a second: over the samples while a run is watched, else over its whole time. Null while nothing can
 * be said.
 */
export function rateOf(run: PublicationRunView, samples: readonly Sample[]): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (run.state === 'running' && first && last && last.at - first.at >= 2000 && last.issued > first.issued)
    return ((last.issued - first.issued) * 1000) / (last.at - first.at);
  if (run.finishedAt === null || run.progress.issued === 0) return null;
  const took = Date.parse(run.finishedAt) - Date.parse(run.releasedAt);
  return took > 0 ? (run.progress.issued * 1000) / took : null;
}

/** "214 records a second", "40 records a minute". */
export function rateWords(aSecond: number): string {
  if (aSecond >= 1) return `${counted(Math.round(aSecond), 'record')} a second`;
  return `${counted(Math.max(1, Math.round(aSecond * 60)), 'record')} a minute`;
}

/** "6 seconds", "4 minutes", "2 h 5 min": for what is left and what it took. */
export function durationWords(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 90) return counted(whole, 'second');
  const minutes = Math.round(whole / 60);
  if (minutes < 90) return counted(minutes, 'minute');
  return `${printCount(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

/** What became of one person in a run. */
export function itemWords(item: PublicationItemView): string {
  const why = item.message ?? (item.code ? reasonOf(item.code) : null);
  if (item.state === 'issued')
    return item.outcome === 'changed' ? 'Issued, replaces the version before' : 'Issued, the first version';
  if (item.state === 'queued') return 'Waits to be signed';
  if (item.state === 'failed') return `Failed: ${why ?? 'no reason was kept.'} Nothing was signed.`;
  if (item.state === 'cancelled') return 'Cancelled; the record is as it was before';
  if (item.outcome === 'unchanged') return 'Unchanged, nothing was signed again';
  return why ?? 'Left out';
}

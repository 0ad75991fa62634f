import { dayIn, printLongDate, type RecordEntry, type VerifierClass, type Witness } from '@laurel/domain';
import type { MappingContext } from './mapping.js';

const CAPACITY: Record<VerifierClass, string> = {
  staff: 'as staff',
  faculty: 'as faculty',
  'external supervisor': 'as supervisor outside the institution',
  'system rule': 'by rule',
  registrar: 'as registrar',
};

/** "Verified by Dana Ortiz, Assistant Dean, Student Life, as staff (roster) on 28 April 2026." */
function sentence(witness: Witness, entry: RecordEntry, timeZone: string): string {
  const day = printLongDate(dayIn(timeZone, new Date(witness.at)));
  const verb = entry.kind === 'competency' ? 'Judged' : 'Verified';
  if (witness.capacity === 'system rule') return `${verb} by rule (${witness.name}: ${witness.method}) on ${day}.`;
  const who = [witness.name, witness.post, witness.unit].filter(Boolean).join(', ');
  return `${verb} by ${who}, ${CAPACITY[witness.capacity]} (${witness.method}) on ${day}.`;
}

/** What happened and who vouches for it, in sentences for people. */
export function narrativeOf(entry: RecordEntry, { timeZone }: MappingContext): string {
  const witnesses = entry.witnesses.map((witness) => sentence(witness, entry, timeZone));
  const about = entry.kind === 'participation' && entry.activityTitle ? [`Took place as ${entry.activityTitle}.`] : [];
  return [...about, ...witnesses].join(' ');
}

/** The latest word of a witness: the moment of the award. */
export const lastWitness = (entry: RecordEntry): Witness | undefined =>
  [...entry.witnesses].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];

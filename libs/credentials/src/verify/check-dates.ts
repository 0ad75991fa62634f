import { printLongDate } from '@laurel/domain';
import { type JsonObject, textOf } from '../documents/json.js';
import type { Finding } from './verdict.js';

/** Clocks differ a little. */
const LEEWAY_MS = 60_000;

/** From when and until when a credential is valid, in VCDM 2.0 or 1.1; as written. */
export const validFromOf = (document: JsonObject): string | null =>
  textOf(document['validFrom'] ?? document['issuanceDate']);
export const validUntilOf = (document: JsonObject): string | null =>
  textOf(document['validUntil'] ?? document['expirationDate']);

/** What the dates say against relying on a credential now. */
export function checkDates(document: JsonObject, now: Date): Finding[] {
  const findings: Finding[] = [];
  const [from, until] = [validFromOf(document), validUntilOf(document)];
  for (const stamp of [from, until]) {
    if (stamp !== null && Number.isNaN(Date.parse(stamp)))
      findings.push({ verdict: 'could-not-be-checked', reason: `Its date “${stamp.slice(0, 40)}” is not readable.` });
  }
  if (from && Date.parse(from) > now.getTime() + LEEWAY_MS)
    findings.push({ verdict: 'not-yet-valid', reason: `It is not valid until ${print(from)}.` });
  if (until && Date.parse(until) <= now.getTime())
    findings.push({ verdict: 'expired', reason: `It was valid until ${print(until)}.` });
  return findings;
}

/** The day of an instant as people write it, in UTC. */
export const print = (stamp: string): string => printLongDate(new Date(stamp).toISOString().slice(0, 10));

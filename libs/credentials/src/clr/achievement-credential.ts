import type { RecordEntry } from '@laurel/domain';
import { CREDENTIALS_V2_URL, OPEN_BADGES_URL } from '../contexts/document-loader.js';
import type { JsonObject } from '../documents/json.js';
import { achievementOf } from './achievement.js';
import { credentialIdOf, namedUnitIdOf, unitIdOf } from './identifiers.js';
import {
  credentialStatus,
  identifierOf,
  issuerProfile,
  type MappingContext,
  noon,
  type StatusPlace,
  unitProfile,
  wholeSeconds,
} from './mapping.js';
import { lastWitness, narrativeOf } from './narrative.js';

/**
 * One entry of a record as an unsigned Open Badges 3.0 AchievementCredential. Every node that may have an id gets one:
 * documents without blank nodes are canonicalised faster, and two alike never stand in each other's way in a CLR.
 */
export function achievementCredential(
  entry: RecordEntry,
  uuid: string,
  status: StatusPlace,
  context: MappingContext,
): JsonObject {
  const id = credentialIdOf(uuid);
  const { achievement, results } = achievementOf(entry, id, context);
  const awarded = lastWitness(entry);
  return {
    '@context': [CREDENTIALS_V2_URL, OPEN_BADGES_URL],
    id,
    type: ['VerifiableCredential', 'AchievementCredential'],
    name: entry.title,
    issuer: issuerProfile(context),
    validFrom: context.validFrom,
    ...(awarded ? { awardedDate: wholeSeconds(new Date(awarded.at)) } : {}),
    credentialSubject: {
      id: context.subject.id,
      type: ['AchievementSubject'],
      identifier: identifierOf(context.subject.name),
      achievement,
      ...(entry.startsOn ? { activityStartDate: noon(entry.startsOn) } : {}),
      activityEndDate: noon(entry.endsOn),
      ...(entry.kind === 'participation' ? { role: entry.role.name } : {}),
      ...((entry.termTitle ?? entry.termCode) ? { term: (entry.termTitle ?? entry.termCode) as string } : {}),
      ...(entry.kind === 'academic' && entry.credits !== null ? { creditsEarned: entry.credits } : {}),
      ...(entry.witnesses.length > 0 ? { narrative: narrativeOf(entry, context) } : {}),
      ...(results.length > 0 ? { result: results } : {}),
      source: sourceOf(entry, context),
    },
    ...evidenceOf(entry, id),
    credentialStatus: credentialStatus(context.baseUrl, status),
  };
}

/** The unit that vouches: that of the last witness, else the unit that offers the programme, else the institution. */
function sourceOf(entry: RecordEntry, context: MappingContext): JsonObject {
  const unitOfWitness = lastWitness(entry)?.unit;
  if (entry.kind === 'participation' && (!unitOfWitness || unitOfWitness === entry.unit.name))
    return unitProfile(unitIdOf(entry.unit.id), entry.unit.name);
  if (unitOfWitness) return unitProfile(namedUnitIdOf(context.institution.name, unitOfWitness), unitOfWitness);
  return issuerProfile(context);
}

/** What was judged, by name and digest. The works themselves never travel with the credential. */
function evidenceOf(entry: RecordEntry, credentialId: string): { evidence?: JsonObject[] } {
  if (entry.kind !== 'competency' || entry.evidence.length === 0) return {};
  const evidence = entry.evidence.map((item, index) => ({
    id: `${credentialId}#evidence-${index + 1}`,
    type: ['Evidence'],
    name: item.name,
    genre: item.kind,
    ...(item.sha256 ? { description: `SHA-256 ${item.sha256}` } : {}),
  }));
  return { evidence };
}

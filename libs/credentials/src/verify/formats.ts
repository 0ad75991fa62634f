import { hasType, type JsonObject, listOf } from '../documents/json.js';

const STARTS: [string, string][] = [
  ['https://w3id.org/openbadges/v2', 'Open Badges 2.0'],
  ['https://w3id.org/openbadges/v1', 'Open Badges 1.1'],
  ['https://purl.imsglobal.org/spec/clr/v1p0', 'CLR 1.0'],
];

/** What kind of document this is, in words; and whether it is of a kind whose credentials are checked here. */
export function formatOf(document: JsonObject): { words: string; supported: boolean } {
  const contexts = listOf(document['@context']).filter((one) => typeof one === 'string');
  for (const [start, words] of STARTS)
    if (contexts.some((one) => one.startsWith(start))) return { words, supported: false };
  if (hasType(document, 'Assertion')) return { words: 'Open Badges 2.0', supported: false };
  if (hasType(document, 'VerifiablePresentation')) return { words: 'a presentation', supported: false };
  if (hasType(document, 'ClrCredential')) return { words: 'CLR 2.0', supported: true };
  if (hasType(document, 'OpenBadgeCredential') || hasType(document, 'AchievementCredential'))
    return { words: 'Open Badges 3.0', supported: true };
  if (hasType(document, 'EndorsementCredential')) return { words: 'Open Badges 3.0 endorsement', supported: true };
  if (hasType(document, 'VerifiableCredential')) return { words: 'a verifiable credential', supported: true };
  return { words: 'no known kind of credential', supported: false };
}

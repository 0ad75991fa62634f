import type { RecordEntry } from '@laurel/domain';
import { CLR_CONTEXT_URL } from '../contexts/clr-context.js';
import { CREDENTIALS_V2_URL, OPEN_BADGES_URL } from '../contexts/document-loader.js';
import type { JsonObject } from '../documents/json.js';
import { achievementIdOf } from './achievement.js';
import { credentialIdOf } from './identifiers.js';
import { credentialStatus, identifierOf, issuerProfile, type MappingContext, type StatusPlace } from './mapping.js';

export interface ClrParts {
  uuid: string;
  name: string;
  entries: readonly RecordEntry[];
  /** The signed credentials of the entries, in the same order. */
  signed: readonly JsonObject[];
  status: StatusPlace;
}

/** The CLR 2.0 ClrCredential around signed credentials, unsigned itself. Contexts stand in the order CLR demands. */
export function clrCredential(parts: ClrParts, context: MappingContext): JsonObject {
  const association = associationsOf(parts.entries, context);
  return {
    '@context': [CREDENTIALS_V2_URL, CLR_CONTEXT_URL, OPEN_BADGES_URL],
    id: credentialIdOf(parts.uuid),
    type: ['VerifiableCredential', 'ClrCredential'],
    name: parts.name,
    issuer: issuerProfile(context),
    validFrom: context.validFrom,
    partial: false,
    credentialSubject: {
      id: context.subject.id,
      type: ['ClrSubject'],
      identifier: identifierOf(context.subject.name),
      verifiableCredential: [...parts.signed],
      ...(association.length > 0 ? { association } : {}),
    },
    credentialStatus: credentialStatus(context.baseUrl, parts.status),
  };
}

/** Which competency was shown in which programme, as far as both stand here. Each pair once. */
function associationsOf(entries: readonly RecordEntry[], context: MappingContext): JsonObject[] {
  const achievementIds = new Map(entries.map((entry) => [entry.key, achievementIdOf(entry, context)]));
  const pairs = entries.flatMap((entry) =>
    entry.kind !== 'competency'
      ? []
      : entry.from.flatMap((key) => {
          const target = achievementIds.get(key);
          return target ? [`${achievementIds.get(entry.key)} ${target}`] : [];
        }),
  );
  return [...new Set(pairs)].map((pair) => {
    const [sourceId, targetId] = pair.split(' ') as [string, string];
    return { type: 'Association', associationType: 'isRelatedTo', sourceId, targetId };
  });
}

import { isCalendarDate, isMinutes } from '@laurel/domain';
import { MINUTES_NAME } from '../clr/results.js';
import { isObject, type Json, type JsonObject, listOf, objectsOf, textOf } from '../documents/json.js';
import type { CredentialFacts } from './report.js';

/** The first subject of a credential. */
export const subjectOf = (document: JsonObject): JsonObject => objectsOf(document.credentialSubject)[0] ?? {};

/** The holder's name where the document gives it in plain text. Other identifiers are nobody's business. */
export function subjectNameOf(document: JsonObject): string | null {
  const identifiers = objectsOf(subjectOf(document).identifier);
  const name = identifiers.find((one) => one.identityType === 'name' && one.hashed === false);
  return name ? textOf(name.identityHash) : null;
}

/** What an achievement credential says, for people. Null for a document that is none. */
export function factsOf(document: JsonObject): CredentialFacts | null {
  const subject = subjectOf(document);
  const [achievement] = objectsOf(subject.achievement);
  if (!achievement || listOf(subject.verifiableCredential).length > 0) return null;
  const results = resultsOf(subject, achievement);
  const minutes = Number(results.find(({ name }) => name === MINUTES_NAME)?.value);
  return {
    title: textOf(achievement.name) ?? textOf(document.name),
    achievementType: textOf(achievement.achievementType),
    description: textOf(achievement.description),
    criteria: isObject(achievement.criteria) ? textOf(achievement.criteria.narrative) : null,
    role: textOf(subject.role),
    term: textOf(subject.term),
    startsOn: dateOf(subject.activityStartDate),
    endsOn: dateOf(subject.activityEndDate),
    verifiedMinutes: isMinutes(minutes) ? minutes : null,
    credits: typeof subject.creditsEarned === 'number' ? subject.creditsEarned : null,
    results: results.filter(({ name }) => name !== MINUTES_NAME),
    competencies: objectsOf(achievement.alignment).flatMap((one) => {
      const name = textOf(one.targetName);
      return name ? [{ name, framework: textOf(one.targetFramework), url: webAddress(one.targetUrl) }] : [];
    }),
    narrative: textOf(subject.narrative),
    source: isObject(subject.source) ? textOf(subject.source.name) : null,
  };
}

function resultsOf(
  subject: JsonObject,
  achievement: JsonObject,
): { name: string; value: string; meaning: string | null }[] {
  const described = new Map(objectsOf(achievement.resultDescription).map((one) => [textOf(one.id), one]));
  return objectsOf(subject.result).flatMap((result) => {
    const description = described.get(textOf(result.resultDescription));
    const levels = objectsOf(description?.rubricCriterionLevel);
    const level = levels.find((one) => one.id !== undefined && one.id === result.achievedLevel);
    const value = textOf(level?.name) ?? textOf(result.value) ?? textOf(result.status);
    if (!value) return [];
    return [{ name: textOf(description?.name) ?? 'Result', value, meaning: textOf(level?.description) }];
  });
}

/** The calendar day as written: the part before the time, in whatever zone that was meant. */
function dateOf(value: Json | undefined): string | null {
  const day = textOf(value)?.slice(0, 10);
  return isCalendarDate(day) ? day : null;
}

/** A link that is safe to show: no `javascript:` and the like. */
function webAddress(value: Json | undefined): string | null {
  const text = textOf(value);
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}

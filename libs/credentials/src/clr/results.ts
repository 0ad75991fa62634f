import { DEPTH_MEANINGS, DEPTH_WORDS, DEPTHS, type Depth, depthRank } from '@laurel/domain';
import type { JsonObject } from '../documents/json.js';

/** What can be achieved (in the achievement) and what was (in the award). */
export interface Measured {
  description: JsonObject;
  /** null where nothing was measured */
  result: JsonObject | null;
}

interface Level {
  key: string;
  name: string;
  level: number;
  meaning: string;
}

/** The name by which our own pages and other readers find the minutes. */
export const MINUTES_NAME = 'Verified minutes';
export const DEPTH_NAME = 'Depth of involvement';

const described = (achievementId: string, key: string, name: string, resultType: string): JsonObject => ({
  id: `${achievementId}#${key}`,
  type: ['ResultDescription'],
  name,
  resultType,
});

const resultOf = (credentialId: string, achievementId: string, key: string, value: string): JsonObject => ({
  id: `${credentialId}#${key}`,
  type: ['Result'],
  resultDescription: `${achievementId}#${key}`,
  value,
});

/** A position on a scale: a rubric of levels, low to high, and the one reached. */
export function levelOf(
  ids: { achievementId: string; credentialId: string },
  key: string,
  name: string,
  scale: readonly Level[],
  reached: { key: string; name: string },
): Measured {
  const { achievementId, credentialId } = ids;
  const levelId = (level: string) => `${achievementId}#${key}-${level}`;
  const rubricCriterionLevel = scale.map((level) => ({
    id: levelId(level.key),
    type: ['RubricCriterionLevel'],
    name: level.name,
    level: String(level.level),
    ...(level.meaning ? { description: level.meaning } : {}),
  }));
  const onScale = scale.some((level) => level.key === reached.key);
  return {
    description: { ...described(achievementId, key, name, 'RubricCriterionLevel'), rubricCriterionLevel },
    result: {
      ...resultOf(credentialId, achievementId, key, reached.name),
      ...(onScale ? { achievedLevel: levelId(reached.key) } : {}),
    },
  };
}

export const depthOf = (ids: { achievementId: string; credentialId: string }, depth: Depth): Measured =>
  levelOf(
    ids,
    'depth',
    DEPTH_NAME,
    DEPTHS.map((one) => ({ key: one, name: DEPTH_WORDS[one], level: depthRank(one), meaning: DEPTH_MEANINGS[one] })),
    { key: depth, name: DEPTH_WORDS[depth] },
  );

/** A value in words or figures: minutes, a grade, the score for one criterion. */
export const figureOf = (
  ids: { achievementId: string; credentialId: string },
  key: string,
  name: string,
  resultType: string,
  value: string | null,
): Measured => ({
  description: described(ids.achievementId, key, name, resultType),
  result: value === null ? null : resultOf(ids.credentialId, ids.achievementId, key, value),
});

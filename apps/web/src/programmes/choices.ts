import { ACHIEVEMENT_TYPE_WORDS, type AchievementType, DEPTH_MEANINGS, DEPTH_WORDS, DEPTHS } from '@laurel/domain';

/** Kinds that student affairs gives out come first; the rest of the standard's list follows. */
const usual: AchievementType[] = [
  'CoCurricular',
  'CommunityService',
  'Fieldwork',
  'Membership',
  'LearningProgram',
  'Award',
  'MicroCredential',
];

export const achievementChoices = [
  ...usual,
  ...(Object.keys(ACHIEVEMENT_TYPE_WORDS) as AchievementType[]).filter((type) => !usual.includes(type)),
].map((type) => ({ id: type, name: ACHIEVEMENT_TYPE_WORDS[type] }));

export const depthChoices = DEPTHS.map((depth) => ({
  id: depth,
  name: `${DEPTH_WORDS[depth]}: ${DEPTH_MEANINGS[depth]}`,
}));

import { DEPTH_WORDS, depthRank } from '../depth.js';
import { printMinutes } from '../minutes.js';
import { foldName } from '../names.js';
import { ACHIEVEMENT_TYPE_WORDS, isAchievementType } from './achievement-type.js';
import type { ProgrammeContent, ProgrammeRoleContent } from './programme-content.js';

/** One difference as a sentence in two parts: "**Minimum for Mediator** rises from 20 h to 30 h". */
export interface ProgrammeChange {
  kind: 'added' | 'changed' | 'removed';
  subject: string;
  words: string;
}

/** How competencies and levels are called. */
export interface ChangeNames {
  competency: (id: string) => string;
  level: (level: number) => string;
}

/**
 * What `after` changes about `before`, in words, in the order of the editor. Roles are the same when their names are,
 * whatever the case; a renamed role reads as one gone and one new, since records keep the old name.
 */
export function programmeChanges(
  before: ProgrammeContent,
  after: ProgrammeContent,
  names: ChangeNames,
): ProgrammeChange[] {
  return [...textChanges(before, after), ...roleChanges(before, after), ...outcomeChanges(before, after, names)];
}

const typeWord = (type: string): string => (isAchievementType(type) ? ACHIEVEMENT_TYPE_WORDS[type] : type || 'none');

function textChanges(before: ProgrammeContent, after: ProgrammeContent): ProgrammeChange[] {
  const changes: ProgrammeChange[] = [];
  const changed = (subject: string, words: string) => changes.push({ kind: 'changed', subject, words });
  if (before.title !== after.title) changed('Title', `goes from “${before.title}” to “${after.title}”`);
  if (before.description !== after.description) changed('Description', 'is worded anew');
  if (before.criteria !== after.criteria) changed('Criteria', 'are worded anew');
  if (before.achievementType !== after.achievementType)
    changed(
      'Kind of achievement',
      `goes from ${typeWord(before.achievementType)} to ${typeWord(after.achievementType)}`,
    );
  if (before.fourEyes !== after.fourEyes)
    changed('Verification', after.fourEyes ? 'needs a second person' : 'no longer needs a second person');
  return changes;
}

function roleChanges(before: ProgrammeContent, after: ProgrammeContent): ProgrammeChange[] {
  const earlier = new Map(before.roles.map((role) => [foldName(role.name), role]));
  const later = new Set(after.roles.map((role) => foldName(role.name)));
  const kept = after.roles.flatMap((role): ProgrammeChange[] => {
    const old = earlier.get(foldName(role.name));
    if (old) return oneRole(old, role);
    return [{ kind: 'added', subject: role.name, words: `is a new role, at depth ${DEPTH_WORDS[role.depth]}` }];
  });
  const gone = before.roles
    .filter((role) => !later.has(foldName(role.name)))
    .map((role): ProgrammeChange => ({ kind: 'removed', subject: role.name, words: 'is no longer a role' }));
  return [...kept, ...gone];
}

function oneRole(old: ProgrammeRoleContent, role: ProgrammeRoleContent): ProgrammeChange[] {
  const changes: ProgrammeChange[] = [];
  const changed = (subject: string, words: string) => changes.push({ kind: 'changed', subject, words });
  if (old.name !== role.name) changed(old.name, `is now written ${role.name}`);
  if (old.depth !== role.depth) {
    const verb = depthRank(role.depth) > depthRank(old.depth) ? 'rises' : 'falls';
    changed(`Depth of ${role.name}`, `${verb} from ${DEPTH_WORDS[old.depth]} to ${DEPTH_WORDS[role.depth]}`);
  }
  if (old.requiredMinutes !== role.requiredMinutes) {
    const verb = role.requiredMinutes > old.requiredMinutes ? 'rises' : 'falls';
    changed(
      `Minimum for ${role.name}`,
      `${verb} from ${printMinutes(old.requiredMinutes)} to ${printMinutes(role.requiredMinutes)}`,
    );
  }
  if (old.duties !== role.duties) changed(`Duties of ${role.name}`, 'are worded anew');
  return changes;
}

function outcomeChanges(before: ProgrammeContent, after: ProgrammeContent, names: ChangeNames): ProgrammeChange[] {
  const earlier = new Map(before.outcomes.map(({ competencyId, level }) => [competencyId, level]));
  const later = new Set(after.outcomes.map(({ competencyId }) => competencyId));
  const kept = after.outcomes.flatMap(({ competencyId, level }): ProgrammeChange[] => {
    const old = earlier.get(competencyId);
    const subject = names.competency(competencyId);
    if (old === level) return [];
    if (old === undefined) return [{ kind: 'added', subject, words: `is a new outcome, up to ${names.level(level)}` }];
    return [{ kind: 'changed', subject, words: `goes from ${names.level(old)} to ${names.level(level)}` }];
  });
  const gone = before.outcomes
    .filter(({ competencyId }) => !later.has(competencyId))
    .map(
      ({ competencyId }): ProgrammeChange => ({
        kind: 'removed',
        subject: names.competency(competencyId),
        words: 'is no longer an outcome',
      }),
    );
  return [...kept, ...gone];
}

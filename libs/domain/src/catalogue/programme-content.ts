import { DEPTHS, type Depth } from '../depth.js';
import type { Fault } from '../errors.js';
import { isMinutes, type Minutes } from '../minutes.js';
import { foldName, trimUnicode } from '../names.js';
import { isAchievementType } from './achievement-type.js';

export interface ProgrammeRoleContent {
  name: string;
  depth: Depth;
  requiredMinutes: Minutes;
  /** Printed beside the role on the record. */
  duties: string;
}

export interface ProgrammeOutcome {
  competencyId: string;
  /** Of the institution's scale, 1 the lowest. */
  level: number;
}

/** What a programme version says: frozen and hashed once approved. Order of roles and outcomes counts. */
export interface ProgrammeContent {
  title: string;
  description: string;
  criteria: string;
  achievementType: string;
  /** Whoever recorded a participation may not be the one to verify it. */
  fourEyes: boolean;
  roles: readonly ProgrammeRoleContent[];
  outcomes: readonly ProgrammeOutcome[];
}

/** What the content is checked against. */
export interface ProgrammeFacts {
  /** Levels of the institution's scale. */
  scale: readonly number[];
  /** Competencies that are there and not retired. */
  activeCompetencyIds: ReadonlySet<string>;
}

/** Longest description that fits a line of the record. Code points. */
export const DESCRIPTION_LIMIT = 400;
export const TITLE_LIMIT = 120;

/** More minutes than a year has: a slip of the keyboard. */
const MINUTES_OF_A_YEAR = 366 * 24 * 60;

const MARKUP = /<\/?[a-z!][^>]*>|\[[^\]]*\]\([^)]*\)|&[a-z]+;|&#\d+;/iu;

const length = (text: string): number => [...text].length;

const empty = (text: string): boolean => trimUnicode(text) === '';

/**
 * What stands between a draft and its proposal: each fault with the path of its field. Empty = ready. The same list is
 * the checklist of the editor.
 */
export function programmeFaults(content: ProgrammeContent, facts: ProgrammeFacts): Fault[] {
  const faults: Fault[] = [];
  const add = (path: string, code: string, message: string) => faults.push({ path, code, message });
  if (empty(content.title)) add('title', 'title-missing', 'Give the programme a title.');
  else if (length(content.title) > TITLE_LIMIT)
    add('title', 'title-too-long', `Keep the title to ${TITLE_LIMIT} characters; it has ${length(content.title)}.`);
  if (empty(content.description))
    add('description', 'description-missing', 'Say in one or two sentences what the programme is.');
  else if (length(content.description) > DESCRIPTION_LIMIT)
    add(
      'description',
      'description-too-long',
      `Keep the description to ${DESCRIPTION_LIMIT} characters; it has ${length(content.description)}.`,
    );
  if (empty(content.criteria))
    add('criteria', 'criteria-missing', 'Say what a student has to do for this to stand on the record.');
  for (const path of ['title', 'description', 'criteria'] as const)
    if (MARKUP.test(content[path]))
      add(path, 'markup-not-plain', 'Write plain text: mark-up is printed on the record as it stands.');
  if (!isAchievementType(content.achievementType))
    add('achievementType', 'achievement-type-unknown', 'Choose the kind of achievement from the list.');
  roleFaults(content, add);
  outcomeFaults(content, facts, add);
  return faults;
}

type Add = (path: string, code: string, message: string) => void;

function roleFaults({ roles, outcomes }: ProgrammeContent, add: Add): void {
  if (roles.length === 0) add('roles', 'role-missing', 'Add at least one role, such as Participant.');
  const names = new Map<string, number>();
  roles.forEach((role, index) => {
    const at = `roles.${index}`;
    const folded = foldName(role.name);
    const earlier = names.get(folded);
    if (folded === '') add(`${at}.name`, 'role-name-missing', 'Give the role a name.');
    else if (earlier !== undefined)
      add(`${at}.name`, 'role-name-repeated', `Role ${earlier + 1} has this name already. Give each its own.`);
    else names.set(folded, index);
    if (!DEPTHS.includes(role.depth)) add(`${at}.depth`, 'depth-unknown', `Choose one of: ${DEPTHS.join(', ')}.`);
    if (role.depth === 'assessed' && outcomes.length === 0)
      add(
        `${at}.depth`,
        'assessed-without-outcome',
        'Assessed work is judged against a competency: add an outcome, or choose another depth.',
      );
    if (!isMinutes(role.requiredMinutes) || role.requiredMinutes > MINUTES_OF_A_YEAR)
      add(`${at}.requiredMinutes`, 'minutes-invalid', 'Give whole minutes, from 0 to the minutes of a year.');
    if (empty(role.duties)) add(`${at}.duties`, 'duties-missing', 'Say what this role does, as it will be printed.');
    for (const field of ['name', 'duties'] as const)
      if (MARKUP.test(role[field]))
        add(`${at}.${field}`, 'markup-not-plain', 'Write plain text: mark-up is printed on the record as it stands.');
  });
}

function outcomeFaults({ outcomes }: ProgrammeContent, facts: ProgrammeFacts, add: Add): void {
  const seen = new Set<string>();
  outcomes.forEach(({ competencyId, level }, index) => {
    const at = `outcomes.${index}`;
    if (!facts.activeCompetencyIds.has(competencyId))
      add(`${at}.competencyId`, 'competency-not-in-use', 'This competency is unknown or retired. Choose another.');
    else if (seen.has(competencyId))
      add(`${at}.competencyId`, 'outcome-repeated', 'This competency is an outcome already. Keep one of the two.');
    seen.add(competencyId);
    if (!facts.scale.includes(level))
      add(`${at}.level`, 'level-unknown', `There is no level ${level}. Choose one of ${facts.scale.join(', ')}.`);
  });
}

/** Exactly what approval freezes: no more fields than these, so that the hash of it never moves. */
export const frozenProgramme = (content: ProgrammeContent): ProgrammeContent => ({
  title: content.title,
  description: content.description,
  criteria: content.criteria,
  achievementType: content.achievementType,
  fourEyes: content.fourEyes,
  roles: content.roles.map(({ name, depth, requiredMinutes, duties }) => ({ name, depth, requiredMinutes, duties })),
  outcomes: content.outcomes.map(({ competencyId, level }) => ({ competencyId, level })),
});

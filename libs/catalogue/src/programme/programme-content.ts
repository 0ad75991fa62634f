import { createHash } from 'node:crypto';
import type { ProgrammeOutcomeView, ProgrammeRoleView } from '@laurel/contract';
import {
  canonicalJson,
  type Fault,
  frozenProgramme,
  invalid,
  type ProgrammeContent,
  programmeFaults,
  tidyName,
} from '@laurel/domain';
import { newId } from '@laurel/platform';
import { type EntityManager, In } from 'typeorm';
import { Competency } from '../competency/competency.entity.js';
import { ProficiencyLevel } from '../competency/rubric.entities.js';
import { ProgrammeOutcomeRow } from './programme-outcome.entity.js';
import { ProgrammeRole } from './programme-role.entity.js';
import { ProgrammeVersion } from './programme-version.entity.js';

/** What the content of a version is, with the ids and names around it. */
export interface LoadedContent {
  content: ProgrammeContent;
  roles: ProgrammeRoleView[];
  outcomes: ProgrammeOutcomeView[];
}

export async function loadContent(manager: EntityManager, version: ProgrammeVersion): Promise<LoadedContent> {
  const roles = await rolesOf(manager, version.id);
  const outcomes = await outcomesOf(manager, version.id);
  return { content: frozenProgramme({ ...version, roles, outcomes }), roles, outcomes };
}

/** In the order of the programme. */
export const rolesOf = (manager: EntityManager, versionId: string): Promise<ProgrammeRoleView[]> =>
  manager.query(
    `select id, name, depth, required_minutes as "requiredMinutes", duties
       from programme_role where programme_version_id = $1 order by position`,
    [versionId],
  );

/** In the order of the programme. */
export const outcomesOf = (manager: EntityManager, versionId: string): Promise<ProgrammeOutcomeView[]> =>
  manager.query(
    `select outcome.competency_id as "competencyId", competency.name as "competencyName",
            competency.code as "competencyCode", framework.title as "frameworkTitle",
            outcome.level, proficiency_level.name as "levelName"
       from programme_outcome outcome
       join competency on competency.id = outcome.competency_id
       join framework on framework.id = competency.framework_id
       join proficiency_level on proficiency_level.level = outcome.level
      where outcome.programme_version_id = $1 order by outcome.position`,
    [versionId],
  );

/** What still stands between this content and a proposal. */
export async function whatIsMissing(manager: EntityManager, content: ProgrammeContent): Promise<Fault[]> {
  const scale = await manager.find(ProficiencyLevel);
  const active = await manager.find(Competency, {
    select: { id: true },
    where: { id: In(content.outcomes.map(({ competencyId }) => competencyId)), status: 'active' },
  });
  return programmeFaults(content, {
    scale: scale.map(({ level }) => level),
    activeCompetencyIds: new Set(active.map(({ id }) => id)),
  });
}

/** Faults that not even a draft may have, since nothing could be stored under them. */
const NOT_IN_A_DRAFT = new Set([
  'role-name-repeated',
  'minutes-invalid',
  'outcome-repeated',
  'level-unknown',
  'competency-unknown',
]);

/** Writes the roles and outcomes of a version that is not frozen, in place of what was there. */
export async function storeContent(
  manager: EntityManager,
  versionId: string,
  content: ProgrammeContent,
): Promise<void> {
  await mustBeStorable(manager, content);
  await manager.delete(ProgrammeRole, { programmeVersionId: versionId });
  await manager.delete(ProgrammeOutcomeRow, { programmeVersionId: versionId });
  await manager.insert(
    ProgrammeRole,
    content.roles.map((role, position) => ({
      id: newId(),
      programmeVersionId: versionId,
      position,
      name: tidyName(role.name),
      depth: role.depth,
      requiredMinutes: role.requiredMinutes,
      duties: role.duties,
    })),
  );
  await manager.insert(
    ProgrammeOutcomeRow,
    content.outcomes.map(({ competencyId, level }, position) => ({
      programmeVersionId: versionId,
      competencyId,
      level,
      position,
    })),
  );
}

async function mustBeStorable(manager: EntityManager, content: ProgrammeContent): Promise<void> {
  const known = await manager.find(Competency, {
    select: { id: true },
    where: { id: In(content.outcomes.map(({ competencyId }) => competencyId)) },
  });
  const knownIds = new Set(known.map(({ id }) => id));
  const unknown = content.outcomes.flatMap(({ competencyId }, index): Fault[] =>
    knownIds.has(competencyId)
      ? []
      : [
          {
            path: `outcomes.${index}.competencyId`,
            code: 'competency-unknown',
            message: 'There is no such competency. Choose one from the list.',
          },
        ],
  );
  const faults = [...unknown, ...(await whatIsMissing(manager, content))].filter(({ code }) =>
    NOT_IN_A_DRAFT.has(code),
  );
  if (faults.length > 0) throw invalid('programme-invalid', faults[0]?.message ?? '', faults);
}

/** SHA-256 in hex over the canonical JSON of what approval freezes. */
export const contentSha256 = (content: ProgrammeContent): string =>
  createHash('sha256')
    .update(canonicalJson(frozenProgramme(content)))
    .digest('hex');

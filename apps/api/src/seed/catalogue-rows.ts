import { createHash } from 'node:crypto';
import { contentSha256 } from '@laurel/catalogue';
import { canonicalJson, type ProgrammeContent } from '@laurel/domain';
import { sampleId } from './deterministic.js';
import { COMPETENCIES, FRAMEWORK, LEVELS, RUBRIC } from './framework.js';
import { CATEGORIES, INSTITUTION, UNITS } from './institution.js';
import { PROGRAMMES, type SampleProgramme } from './programmes.js';
import type { SampleTerm } from './terms.js';

const sha256 = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');
const caseUri = (kind: string, id: string) => `${INSTITUTION.url}/ims/case/v1p1/${kind}/${id}`;

export const unitId = (code: string) => sampleId('unit', code);
export const competencyId = (code: string) => sampleId('competency', code);
export const rubricId = sampleId('rubric', 'common');
export const criterionId = (position: number) => sampleId('criterion', position);
export const versionId = (programme: number) => sampleId('programme-version', programme);
export const roleId = (programme: number, position: number) => sampleId('programme-role', `${programme}.${position}`);
export const activityId = (programme: number, term: SampleTerm) => sampleId('activity', `${programme}.${term.code}`);

export const unitRows = () =>
  UNITS.map((unit) => ({
    id: unitId(unit.code),
    parent_id: unit.parent && unitId(unit.parent),
    code: unit.code,
    name: unit.name,
    kind: unit.kind,
    created_at: 'epoch',
  }));

export const categoryRows = () =>
  CATEGORIES.map((category, position) => ({ id: sampleId('category', category.code), ...category, position }));

/** Framework, rubric and scale, in the order in which their tables depend on each other. */
export function frameworkRows(now: string) {
  const id = sampleId('framework', 'career-readiness');
  const document = {
    identifier: id,
    uri: caseUri('CFDocuments', id),
    creator: FRAMEWORK.creator,
    title: FRAMEWORK.title,
    description: FRAMEWORK.description,
    lastChangeDateTime: now,
    caseVersion: '1.1',
  };
  return {
    framework: [
      {
        id,
        identifier: id,
        uri: document.uri,
        title: FRAMEWORK.title,
        creator: FRAMEWORK.creator,
        description: FRAMEWORK.description,
        language: 'en',
        framework_type: 'Competency framework',
        case_version: '1.1',
        last_change_at: now,
        content_sha256: sha256({ FRAMEWORK, COMPETENCIES }),
        source: document,
        imported_at: now,
      },
    ],
    rubric: [
      { id: rubricId, framework_id: id, identifier: rubricId, title: RUBRIC.title, description: RUBRIC.description },
    ],
    rubric_criterion: RUBRIC.criteria.map((criterion, position) => ({
      id: criterionId(position),
      rubric_id: rubricId,
      position,
      title: criterion.title,
      description: criterion.description,
      weight: 1,
    })),
    rubric_level: RUBRIC.criteria.flatMap((criterion, position) =>
      criterion.levels.map((description, index) => ({
        id: sampleId('rubric-level', `${position}.${index}`),
        criterion_id: criterionId(position),
        level: index + 1,
        name: LEVELS[index]?.name,
        description,
        points: index + 1,
      })),
    ),
    proficiency_level: [...LEVELS],
    competency: COMPETENCIES.map((competency, position) => ({
      id: competencyId(competency.code),
      framework_id: id,
      identifier: competencyId(competency.code),
      uri: caseUri('CFItems', competencyId(competency.code)),
      code: competency.code,
      name: competency.name,
      statement: competency.statement,
      item_type: 'Competency',
      position,
      status: 'active',
      rubric_id: rubricId,
      source: {
        identifier: competencyId(competency.code),
        fullStatement: competency.statement,
        abbreviatedStatement: competency.name,
        humanCodingScheme: competency.code,
      },
    })),
    competency_association: COMPETENCIES.map((competency, sequence) => ({
      id: sampleId('association', competency.code),
      framework_id: id,
      identifier: sampleId('association', competency.code),
      uri: caseUri('CFAssociations', sampleId('association', competency.code)),
      type: 'isChildOf',
      origin_uri: caseUri('CFItems', competencyId(competency.code)),
      destination_uri: document.uri,
      origin_id: competencyId(competency.code),
      destination_id: null,
      sequence,
      source: {},
    })),
  };
}

/** What approval freezes of a programme of the sample. */
const contentOf = (programme: SampleProgramme): ProgrammeContent => ({
  title: programme.title,
  description: programme.description,
  criteria: programme.criteria,
  achievementType: programme.type,
  fourEyes: programme.fourEyes ?? false,
  roles: programme.roles.map(([name, depth, requiredMinutes, duties]) => ({ name, depth, requiredMinutes, duties })),
  outcomes: programme.outcomes.map(([code, level]) => ({ competencyId: competencyId(code), level })),
});

/** Programmes, each with one version in force, its roles and outcomes. `staff` maps a unit's code to its people. */
export function programmeRows(
  approvedAt: string,
  approvedUntil: string,
  registrar: string,
  proposer: (unit: string) => string,
) {
  const indexed = PROGRAMMES.map((programme, index) => ({ programme, index }));
  return {
    programme: indexed.map(({ programme, index }) => ({
      id: sampleId('programme', index),
      unit_id: unitId(programme.unit),
      category_id: sampleId('category', programme.category),
      created_by: proposer(programme.unit),
      created_at: approvedAt,
    })),
    programme_version: indexed.map(({ programme, index }) => ({
      id: versionId(index),
      programme_id: sampleId('programme', index),
      number: 1,
      state: 'approved',
      title: programme.title,
      description: programme.description,
      criteria: programme.criteria,
      achievement_type: programme.type,
      four_eyes: programme.fourEyes ?? false,
      proposed_by: proposer(programme.unit),
      proposed_at: approvedAt,
      decided_by: registrar,
      decided_at: approvedAt,
      approved_until: approvedUntil,
      content_sha256: contentSha256(contentOf(programme)),
      version: 1,
      updated_at: approvedAt,
    })),
    programme_role: indexed.flatMap(({ programme, index }) =>
      programme.roles.map(([name, depth, minutes, duties], position) => ({
        id: roleId(index, position),
        programme_version_id: versionId(index),
        position,
        name,
        depth,
        required_minutes: minutes,
        duties,
      })),
    ),
    programme_outcome: indexed.flatMap(({ programme, index }) =>
      programme.outcomes.map(([code, level], position) => ({
        programme_version_id: versionId(index),
        competency_id: competencyId(code),
        level,
        position,
      })),
    ),
  };
}

/** A second version in each state that one can be in before approval: something to finish, to decide and to answer. */
const OPEN = [
  {
    title: 'Peer Mediation',
    state: 'returned',
    comment: 'Name the validator for weekend sessions: who is on duty when no staff mediator is?',
  },
  { title: 'Residence Hall Government', state: 'proposed', comment: null },
  { title: 'Riverside Tutoring', state: 'proposed', comment: null },
  { title: 'Orientation Leaders', state: 'draft', comment: null },
] as const;

/** Second versions of a few programmes: each asks two hours more of every role than the one in force. */
export function openVersionRows(now: string, registrar: string, proposer: (unit: string) => string) {
  const opened = OPEN.map((open) => {
    const index = PROGRAMMES.findIndex((programme) => programme.title === open.title);
    return { ...open, index, programme: PROGRAMMES[index] as (typeof PROGRAMMES)[number] };
  });
  const idOf = (index: number) => sampleId('programme-version', `${index}.2`);
  return {
    programme_version: opened.map(({ index, programme, state, comment }) => ({
      id: idOf(index),
      programme_id: sampleId('programme', index),
      number: 2,
      state,
      title: programme.title,
      description: programme.description,
      criteria: programme.criteria,
      achievement_type: programme.type,
      four_eyes: programme.fourEyes ?? false,
      proposed_by: state === 'draft' ? null : proposer(programme.unit),
      proposed_at: state === 'draft' ? null : now,
      decided_by: comment === null ? null : registrar,
      decided_at: comment === null ? null : now,
      decision_comment: comment,
      version: 1,
      updated_at: now,
    })),
    programme_role: opened.flatMap(({ index, programme }) =>
      programme.roles.map(([name, depth, minutes, duties], position) => ({
        id: sampleId('programme-role', `${index}.2.${position}`),
        programme_version_id: idOf(index),
        position,
        name,
        depth,
        required_minutes: minutes + 120,
        duties,
      })),
    ),
    programme_outcome: opened.flatMap(({ index, programme }) =>
      programme.outcomes.map(([code, level], position) => ({
        programme_version_id: idOf(index),
        competency_id: competencyId(code),
        level,
        position,
      })),
    ),
  };
}

/** Every programme runs once a term. */
export const activityRows = (terms: readonly SampleTerm[], coordinator: (unit: string) => string) =>
  terms.flatMap((term) =>
    PROGRAMMES.map((programme, index) => ({
      id: activityId(index, term),
      programme_version_id: versionId(index),
      term_id: term.id,
      unit_id: unitId(programme.unit),
      title: `${PLACES[programme.unit] ?? 'Campus'} group`,
      place: PLACES[programme.unit] ?? 'Main building',
      starts_on: term.first_day,
      ends_on: term.last_day,
      coordinator_id: coordinator(programme.unit),
      capacity: 60,
      created_by: coordinator(programme.unit),
      created_at: `${term.first_day}T08:00:00Z`,
      version: 1,
    })),
  );

const PLACES: Readonly<Record<string, string>> = {
  LEAD: 'Hale Hall',
  SERV: 'Community House',
  RES: 'Carver Science Building',
  INTL: 'International House',
  CAR: 'Careers Centre',
  ARTS: 'Old Chapel',
};

import { Activity } from './activity/activity.entity.js';
import { Competency } from './competency/competency.entity.js';
import { ProficiencyLevel, Rubric, RubricCriterion, RubricLevel } from './competency/rubric.entities.js';
import { CompetencyAssociation, Framework } from './framework/framework.entities.js';
import { Category } from './programme/category.entity.js';
import { Programme } from './programme/programme.entity.js';
import { ProgrammeOutcomeRow } from './programme/programme-outcome.entity.js';
import { ProgrammeRole } from './programme/programme-role.entity.js';
import { ProgrammeVersion } from './programme/programme-version.entity.js';

/** Every table of this room. */
export const catalogueEntities = [
  Activity,
  Category,
  Competency,
  CompetencyAssociation,
  Framework,
  ProficiencyLevel,
  Programme,
  ProgrammeOutcomeRow,
  ProgrammeRole,
  ProgrammeVersion,
  Rubric,
  RubricCriterion,
  RubricLevel,
];

import { z } from 'zod';
import { IdFilter } from './list-params.js';
import { Id } from './wire-types.js';

const words = z.string().trim().max(200);

export const ProficiencyLevelView = z
  .object({ id: z.int(), level: z.int(), name: z.string(), meaning: z.string() })
  .meta({ id: 'ProficiencyLevel' });
export type ProficiencyLevelView = z.infer<typeof ProficiencyLevelView>;

export const RubricView = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    criteria: z.array(
      z.object({
        id: z.string(),
        position: z.int(),
        title: z.string(),
        description: z.string().nullable(),
        weight: z.number(),
        /** Low to high. */
        levels: z.array(
          z.object({
            id: z.string(),
            level: z.int(),
            name: z.string(),
            description: z.string(),
            points: z.int(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Rubric' });
export type RubricView = z.infer<typeof RubricView>;

export const CompetencyRow = z
  .object({
    id: z.string(),
    frameworkId: z.string(),
    frameworkTitle: z.string(),
    identifier: z.string(),
    uri: z.string(),
    code: z.string().nullable(),
    name: z.string(),
    statement: z.string(),
    itemType: z.string().nullable(),
    position: z.int(),
    status: z.enum(['active', 'retired']),
    rubricId: z.string().nullable(),
  })
  .meta({ id: 'CompetencyRow' });
export type CompetencyRow = z.infer<typeof CompetencyRow>;

/** A competency with the rubric it is judged by and where it points. */
export const CompetencyView = CompetencyRow.extend({
  rubric: RubricView.nullable(),
  /** From this competency outwards. `competencyId` is null for what is not in this catalogue. */
  associations: z.array(
    z.object({
      type: z.string(),
      uri: z.string(),
      competencyId: z.string().nullable(),
      name: z.string().nullable(),
    }),
  ),
}).meta({ id: 'Competency' });
export type CompetencyView = z.infer<typeof CompetencyView>;

export const CompetencyFilter = z.strictObject({
  id: IdFilter.optional(),
  /** The same as `id`. */
  ids: IdFilter.optional(),
  frameworkId: Id.optional(),
  status: z.enum(['active', 'retired']).optional(),
  /** Only those that can be assessed: with a rubric. */
  assessable: z.boolean().optional(),
  q: words.optional(),
});
export type CompetencyFilter = z.infer<typeof CompetencyFilter>;

export const FrameworkRow = z
  .object({
    id: z.string(),
    identifier: z.string(),
    uri: z.string(),
    title: z.string(),
    creator: z.string(),
    description: z.string().nullable(),
    language: z.string().nullable(),
    caseVersion: z.string().nullable(),
    lastChangeAt: z.string(),
    importedAt: z.string(),
    importedByName: z.string().nullable(),
    /** Competencies in use, and those retired. */
    active: z.int(),
    retired: z.int(),
  })
  .meta({ id: 'FrameworkRow' });
export type FrameworkRow = z.infer<typeof FrameworkRow>;

/** A framework and its competencies as one list from top to bottom of the tree; `depth` says how far to indent. */
export const FrameworkView = FrameworkRow.extend({
  competencies: z.array(
    z.object({
      id: z.string(),
      /** The competency it stands under; null at the root. */
      parentId: z.string().nullable(),
      /** 0 at the root. */
      depth: z.int(),
      code: z.string().nullable(),
      name: z.string(),
      statement: z.string(),
      itemType: z.string().nullable(),
      status: z.enum(['active', 'retired']),
      rubricId: z.string().nullable(),
    }),
  ),
}).meta({ id: 'Framework' });
export type FrameworkView = z.infer<typeof FrameworkView>;

export const FrameworkFilter = z.strictObject({ id: IdFilter.optional(), q: words.optional() });
export type FrameworkFilter = z.infer<typeof FrameworkFilter>;

const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

/** `dryRun` reports and stores nothing. `acceptRepairs` is needed to store a package that has to be mended. */
export const ImportFrameworkQuery = z
  .object({ dryRun: flag.default(true), acceptRepairs: flag.default(false) })
  .meta({ id: 'ImportFrameworkQuery' });
export type ImportFrameworkQuery = z.infer<typeof ImportFrameworkQuery>;

/** What an import would do (dry run) or did. Counts are over the framework itself, items, associations and rubrics. */
export const FrameworkImportReport = z
  .object({
    /** Null until it is stored. */
    frameworkId: z.string().nullable(),
    dryRun: z.boolean(),
    title: z.string().nullable(),
    items: z.int(),
    associations: z.int(),
    rubrics: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    /** No longer in the package, but used: kept and retired. */
    retired: z.int(),
    /** No longer in the package and used by nothing: removed. */
    removed: z.int(),
    /** The first of what differs, for a look before storing. */
    differences: z.array(
      z.object({
        kind: z.enum(['framework', 'item', 'association', 'rubric']),
        change: z.enum(['added', 'changed', 'retired', 'removed', 'reinstated']),
        identifier: z.string(),
        name: z.string(),
        fields: z.array(z.string()),
      }),
    ),
    /** `refused`: the package cannot be stored. `left-out`: this part is left out, the rest loads. The first 500. */
    faults: z.array(
      z.object({
        path: z.string(),
        code: z.string(),
        message: z.string(),
        effect: z.enum(['refused', 'left-out']),
      }),
    ),
    faultsTotal: z.int(),
    /** What would be mended, only when accepted. The first 500. */
    repairs: z.array(
      z.object({
        path: z.string(),
        code: z.string(),
        message: z.string(),
        from: z.string().nullable(),
        to: z.string(),
      }),
    ),
    repairsTotal: z.int(),
  })
  .meta({ id: 'FrameworkImportReport' });
export type FrameworkImportReport = z.infer<typeof FrameworkImportReport>;

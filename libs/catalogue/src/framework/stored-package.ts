import type { EntityManager } from 'typeorm';
import type { CaseCriterion, CaseReading, CaseSource } from '../case/case-package.js';
import type { StoredAssociation, StoredItem, StoredPackage, StoredRubric } from '../case/compare-package.js';
import { Framework } from './framework.entities.js';

/** What is kept of the framework with this identifier, with the ids of its rows. */
export interface KeptPackage extends StoredPackage {
  id: string;
  itemIds: Map<string, string>;
}

/** Null when nothing is kept under this identifier yet. */
export async function loadPackage(manager: EntityManager, identifier: string): Promise<KeptPackage | null> {
  const framework = await manager.findOneBy(Framework, { identifier });
  if (!framework) return null;
  const items = await manager.query<(StoredItem & { id: string })[]>(
    `select id, identifier, uri, code, name, statement, item_type as "itemType", position, status, source
       from competency where framework_id = $1 order by position`,
    [framework.id],
  );
  const associations = await manager.query<StoredAssociation[]>(
    `select identifier, uri, type, origin_uri as "originUri", destination_uri as "destinationUri", sequence, source
       from competency_association where framework_id = $1`,
    [framework.id],
  );
  return {
    id: framework.id,
    framework: {
      ...framework,
      lastChangeAt: framework.lastChangeAt.toISOString(),
      source: framework.source as CaseSource,
    },
    competencies: items,
    associations,
    rubrics: await loadRubrics(manager, framework.id),
    itemIds: new Map(items.map((item) => [item.identifier, item.id])),
  };
}

async function loadRubrics(manager: EntityManager, frameworkId: string): Promise<StoredRubric[]> {
  const rubrics = await manager.query<Omit<StoredRubric, 'criteria'>[]>(
    'select identifier, title, description from rubric where framework_id = $1',
    [frameworkId],
  );
  const criteria = await manager.query<(CaseCriterion & { rubric: string })[]>(
    `select rubric.identifier as rubric, criterion.title, criterion.description, criterion.weight::float8 as weight,
            coalesce(json_agg(json_build_object('level', level.level, 'name', level.name,
              'description', level.description, 'points', level.points) order by level.level)
              filter (where level.id is not null), '[]') as levels
       from rubric
       join rubric_criterion criterion on criterion.rubric_id = rubric.id
       left join rubric_level level on level.criterion_id = criterion.id
      where rubric.framework_id = $1
      group by rubric.identifier, criterion.id order by rubric.identifier, criterion.position`,
    [frameworkId],
  );
  return rubrics.map((rubric) => ({
    ...rubric,
    criteria: criteria.filter((one) => one.rubric === rubric.identifier).map(({ rubric: _rubric, ...rest }) => rest),
  }));
}

/**
 * Takes out what belongs to another framework: an item or a rubric refuses the package, an association, which two
 * frameworks may both publish, stays where it is and is left out here.
 */
export async function withoutForeign(manager: EntityManager, reading: CaseReading): Promise<CaseReading> {
  if (!reading.framework) return reading;
  const own = reading.framework.identifier;
  const items = await elsewhere(manager, 'competency', own, reading.competencies);
  const rubrics = await elsewhere(manager, 'rubric', own, reading.rubrics);
  const associations = await elsewhere(manager, 'competency_association', own, reading.associations);
  const refused = [...reading.competencies, ...reading.rubrics].flatMap(({ identifier, path }) => {
    const owner = items.get(identifier) ?? rubrics.get(identifier);
    if (owner === undefined) return [];
    const message = `This identifier belongs to “${owner}” already; it is not moved to another framework.`;
    return [{ path: `${path}.identifier`, code: 'identifier-elsewhere', message, effect: 'refused' as const }];
  });
  const left = reading.associations.flatMap(({ identifier, path }) => {
    const owner = associations.get(identifier);
    if (owner === undefined) return [];
    return [
      { path, code: 'edge-elsewhere', message: `“${owner}” keeps this edge already.`, effect: 'left-out' as const },
    ];
  });
  return {
    ...reading,
    associations: reading.associations.filter(({ identifier }) => !associations.has(identifier)),
    faults: [...reading.faults, ...refused, ...left],
  };
}

/** Identifier → title of the other framework that has it. */
async function elsewhere(
  manager: EntityManager,
  table: 'competency' | 'competency_association' | 'rubric',
  own: string,
  entries: readonly { identifier: string }[],
): Promise<Map<string, string>> {
  const rows = await manager.query<{ identifier: string; owner: string | null }[]>(
    `select kept.identifier, framework.title as owner
       from ${table} kept left join framework on framework.id = kept.framework_id
      where kept.identifier = any($1::text[]) and framework.identifier is distinct from $2`,
    [entries.map(({ identifier }) => identifier), own],
  );
  return new Map(rows.map(({ identifier, owner }) => [identifier, owner ?? 'the institution']));
}

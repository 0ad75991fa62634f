import { newId } from '@laurel/platform';
import type { EntityManager } from 'typeorm';
import type { CaseAssociation, CaseFramework, CaseItem, CaseReading } from '../case/case-package.js';
import type { PackagePlan } from '../case/compare-package.js';
import { storeRubrics } from './store-rubrics.js';

/** The stamp of an import. */
export interface ImportStamp {
  frameworkId: string;
  importedBy: string;
  importedAt: Date;
  /** Of the package as it came. */
  contentSha256: string;
}

/**
 * Carries out the plan, set by set: a package of 20,000 items is a handful of statements. Runs inside the caller's
 * transaction, so that all of it is stored or nothing.
 */
export async function storePackage(
  manager: EntityManager,
  reading: CaseReading & { framework: CaseFramework },
  plan: PackagePlan,
  stamp: ImportStamp,
): Promise<void> {
  const { frameworkId } = stamp;
  await storeFramework(manager, reading.framework, stamp);
  await storeRubrics(manager, frameworkId, [...plan.rubrics.add, ...plan.rubrics.change]);
  await insertItems(manager, frameworkId, plan.items.add);
  await updateItems(manager, plan.items.change);
  await placeItems(manager, reading.competencies);
  await retireItems(manager, identifiers(plan.items.retire));
  await manager.query('delete from competency_association where framework_id = $1 and identifier = any($2::text[])', [
    frameworkId,
    identifiers(plan.associations.remove),
  ]);
  await upsertAssociations(manager, frameworkId, [...plan.associations.add, ...plan.associations.change]);
  await removeItems(manager, identifiers(plan.items.remove));
  await linkEnds(manager, frameworkId, reading.associations);
}

const identifiers = (entries: readonly { identifier: string }[]): string[] =>
  entries.map(({ identifier }) => identifier);

async function storeFramework(manager: EntityManager, framework: CaseFramework, stamp: ImportStamp): Promise<void> {
  await manager.query(
    `insert into framework (id, identifier, uri, title, creator, description, language, framework_type, case_version,
                            last_change_at, content_sha256, source, imported_by, imported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13, $14)
     on conflict (identifier) do update set
       uri = excluded.uri, title = excluded.title, creator = excluded.creator, description = excluded.description,
       language = excluded.language, framework_type = excluded.framework_type, case_version = excluded.case_version,
       last_change_at = excluded.last_change_at, content_sha256 = excluded.content_sha256, source = excluded.source,
       imported_by = excluded.imported_by, imported_at = excluded.imported_at`,
    [
      stamp.frameworkId,
      framework.identifier,
      framework.uri,
      framework.title,
      framework.creator,
      framework.description,
      framework.language,
      framework.frameworkType,
      framework.caseVersion,
      framework.lastChangeAt,
      stamp.contentSha256,
      JSON.stringify(framework.source),
      stamp.importedBy,
      stamp.importedAt,
    ],
  );
}

/** One array a column, for unnest. */
const itemColumns = (items: readonly CaseItem[]) => [
  items.map((item) => item.identifier),
  items.map((item) => item.uri),
  items.map((item) => item.code),
  items.map((item) => item.name),
  items.map((item) => item.statement),
  items.map((item) => item.itemType),
  items.map((item) => item.position),
  items.map((item) => JSON.stringify(item.source)),
];

async function insertItems(manager: EntityManager, frameworkId: string, items: readonly CaseItem[]): Promise<void> {
  if (items.length === 0) return;
  await manager.query(
    `insert into competency (id, framework_id, identifier, uri, code, name, statement, item_type, position, source)
     select item.id, $1, item.identifier, item.uri, item.code, item.name, item.statement, item.item_type,
            item.position, item.source
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[],
                   $10::jsonb[])
         as item(id, identifier, uri, code, name, statement, item_type, position, source)`,
    [frameworkId, items.map(() => newId()), ...itemColumns(items)],
  );
}

async function updateItems(manager: EntityManager, items: readonly CaseItem[]): Promise<void> {
  if (items.length === 0) return;
  await manager.query(
    `update competency set uri = item.uri, code = item.code, name = item.name, statement = item.statement,
            item_type = item.item_type, position = item.position, source = item.source, status = 'active'
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::jsonb[])
         as item(identifier, uri, code, name, statement, item_type, position, source)
      where competency.identifier = item.identifier`,
    itemColumns(items),
  );
}

/** Places in the tree move when anything before them does; a rubric named in the package is tied to its item. */
async function placeItems(manager: EntityManager, items: readonly CaseItem[]): Promise<void> {
  await manager.query(
    `update competency set position = item.position, rubric_id = coalesce(rubric.id, competency.rubric_id)
       from unnest($1::text[], $2::int[], $3::text[]) as item(identifier, position, rubric)
       left join rubric on rubric.identifier = item.rubric
      where competency.identifier = item.identifier
        and (competency.position <> item.position
             or competency.rubric_id is distinct from coalesce(rubric.id, competency.rubric_id))`,
    [identifiers(items), items.map((item) => item.position), items.map((item) => item.rubricIdentifier)],
  );
}

const retireItems = (manager: EntityManager, retired: readonly string[]): Promise<unknown> =>
  manager.query(`update competency set status = 'retired' where identifier = any($1::text[])`, [retired]);

/** Removes items that nothing uses; edges of other frameworks that point at them become external links again. */
async function removeItems(manager: EntityManager, removed: readonly string[]): Promise<void> {
  if (removed.length === 0) return;
  for (const end of ['origin_id', 'destination_id'] as const)
    await manager.query(
      `update competency_association set ${end} = null
        where ${end} in (select id from competency where identifier = any($1::text[]))`,
      [removed],
    );
  await manager.query('delete from competency where identifier = any($1::text[])', [removed]);
}

async function upsertAssociations(
  manager: EntityManager,
  frameworkId: string,
  associations: readonly CaseAssociation[],
): Promise<void> {
  if (associations.length === 0) return;
  await manager.query(
    `insert into competency_association
       (id, framework_id, identifier, uri, type, origin_uri, destination_uri, sequence, source)
     select edge.id, $1, edge.identifier, edge.uri, edge.type, edge.origin_uri, edge.destination_uri, edge.sequence,
            edge.source
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::jsonb[])
         as edge(id, identifier, uri, type, origin_uri, destination_uri, sequence, source)
     on conflict (identifier) do update set
       uri = excluded.uri, type = excluded.type, origin_uri = excluded.origin_uri,
       destination_uri = excluded.destination_uri, sequence = excluded.sequence, source = excluded.source`,
    [
      frameworkId,
      associations.map(() => newId()),
      associations.map((edge) => edge.identifier),
      associations.map((edge) => edge.uri),
      associations.map((edge) => edge.type),
      associations.map((edge) => edge.originUri),
      associations.map((edge) => edge.destinationUri),
      associations.map((edge) => edge.sequence),
      associations.map((edge) => JSON.stringify(edge.source)),
    ],
  );
}

/** Ties the ends of edges to the items they name, here or in other frameworks, and others' edges to items new here. */
async function linkEnds(
  manager: EntityManager,
  frameworkId: string,
  associations: readonly CaseAssociation[],
): Promise<void> {
  await manager.query(
    `update competency_association association set origin_id = origin.id, destination_id = destination.id
       from unnest($1::text[], $2::text[], $3::text[]) as edge(identifier, origin, destination)
       left join competency origin on origin.identifier = edge.origin
       left join competency destination on destination.identifier = edge.destination
      where association.identifier = edge.identifier
        and (association.origin_id is distinct from origin.id
             or association.destination_id is distinct from destination.id)`,
    [
      identifiers(associations),
      associations.map((edge) => edge.originIdentifier),
      associations.map((edge) => edge.destinationIdentifier),
    ],
  );
  for (const end of ['origin', 'destination'] as const)
    await manager.query(
      `update competency_association association set ${end}_id = competency.id
         from competency
        where competency.framework_id = $1 and association.framework_id <> $1
          and association.${end}_id is null and association.${end}_uri = competency.uri`,
      [frameworkId],
    );
}

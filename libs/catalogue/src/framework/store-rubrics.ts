import { conflict } from '@laurel/domain';
import { newId } from '@laurel/platform';
import type { EntityManager } from 'typeorm';
import type { CaseRubric } from '../case/case-package.js';
import { usedIds } from './usage.js';

/**
 * Writes rubrics with criteria by position and levels by ordinal. What a new wording no longer has is deleted, unless
 * work was scored on it: then the import is refused, since a score must keep what it was given for.
 */
export async function storeRubrics(
  manager: EntityManager,
  frameworkId: string,
  rubrics: readonly CaseRubric[],
): Promise<void> {
  for (const rubric of rubrics) await storeRubric(manager, frameworkId, rubric);
}

async function storeRubric(manager: EntityManager, frameworkId: string, rubric: CaseRubric): Promise<void> {
  const [row] = await manager.query<{ id: string }[]>(
    `insert into rubric (id, framework_id, identifier, title, description) values ($1, $2, $3, $4, $5)
     on conflict (identifier) do update set title = excluded.title, description = excluded.description
     returning id`,
    [newId(), frameworkId, rubric.identifier, rubric.title, rubric.description],
  );
  const rubricId = row?.id as string;
  await removeSurplus(manager, rubricId, rubric);
  const criteria = await manager.query<{ id: string; position: number }[]>(
    `insert into rubric_criterion (id, rubric_id, position, title, description, weight)
     select criterion.id, $1, criterion.position, criterion.title, criterion.description, criterion.weight
       from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::numeric[])
         as criterion(id, position, title, description, weight)
     on conflict (rubric_id, position) do update set
       title = excluded.title, description = excluded.description, weight = excluded.weight
     returning id, position`,
    [
      rubricId,
      rubric.criteria.map(() => newId()),
      rubric.criteria.map((_, position) => position),
      rubric.criteria.map((criterion) => criterion.title),
      rubric.criteria.map((criterion) => criterion.description),
      rubric.criteria.map((criterion) => criterion.weight),
    ],
  );
  const idAt = new Map(criteria.map(({ id, position }) => [position, id]));
  const levels = rubric.criteria.flatMap((criterion, position) =>
    criterion.levels.map((level) => ({ ...level, criterionId: idAt.get(position) })),
  );
  await manager.query(
    `insert into rubric_level (id, criterion_id, level, name, description, points)
     select level.id, level.criterion_id, level.level, level.name, level.description, level.points
       from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::int[])
         as level(id, criterion_id, level, name, description, points)
     on conflict (criterion_id, level) do update set
       name = excluded.name, description = excluded.description, points = excluded.points`,
    [
      levels.map(() => newId()),
      levels.map((level) => level.criterionId),
      levels.map((level) => level.level),
      levels.map((level) => level.name),
      levels.map((level) => level.description),
      levels.map((level) => level.points),
    ],
  );
}

async function removeSurplus(manager: EntityManager, rubricId: string, rubric: CaseRubric): Promise<void> {
  const criteria = await manager.query<{ id: string; position: number }[]>(
    'select id, position from rubric_criterion where rubric_id = $1',
    [rubricId],
  );
  const ids = criteria.map(({ id }) => id);
  const most = rubric.criteria[0]?.levels.length ?? 0;
  const [surplusLevels] = await manager.query<{ count: number }[]>(
    'select count(*)::int as count from rubric_level where criterion_id = any($1::uuid[]) and level > $2',
    [ids, most],
  );
  const surplus = criteria.filter(({ position }) => position >= rubric.criteria.length).map(({ id }) => id);
  if (surplus.length === 0 && !surplusLevels?.count) return;
  const used = await usedIds(manager, 'rubric_criterion', ids, ['rubric_level']);
  if (used.size > 0)
    throw conflict(
      'rubric-in-use',
      `Work has been scored on “${rubric.title}”, so it cannot lose criteria or levels. Publish it under a new identifier.`,
    );
  await manager.query(
    'delete from rubric_level where criterion_id = any($1::uuid[]) or (criterion_id = any($2::uuid[]) and level > $3)',
    [surplus, ids, most],
  );
  await manager.query('delete from rubric_criterion where id = any($1::uuid[])', [surplus]);
}

import type { EntityManager } from 'typeorm';

/** Everyone with something live in the term: recorded or verified participation, an achievement, an academic result. */
const COHORT = `
  select participation.person_id
  from participation join activity on activity.id = participation.activity_id
  where activity.term_id = $1 and participation.state in ('recorded', 'seconding', 'verified', 'declined')
  union
  select person_id from competency_achievement where term_id = $1 and state = 'live'
  union
  select person_id from academic_result where term_id = $1`;

/** How many people a run for the term looks at. */
export async function cohortSize(manager: EntityManager, termId: string): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(`select count(*)::int as count from (${COHORT}) cohort`, [
    termId,
  ]);
  return row?.count ?? 0;
}

/** The next `limit` people of the cohort after `after` (exclusive), by id: pages that never repeat or skip anyone. */
export async function cohortPage(
  manager: EntityManager,
  termId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await manager.query<{ person_id: string }[]>(
    `select person_id from (${COHORT}) cohort
     where $2::uuid is null or person_id > $2::uuid
     order by person_id limit $3`,
    [termId, after, limit],
  );
  return rows.map((row) => row.person_id);
}

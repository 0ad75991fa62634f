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

/** Ids of the cohort in the order in which people are locked. */
export async function cohortOf(manager: EntityManager, termId: string): Promise<string[]> {
  const rows = await manager.query<{ person_id: string }[]>(
    `select person_id from (${COHORT}) cohort order by person_id`,
    [termId],
  );
  return rows.map((row) => row.person_id);
}

/** Those of the cohort whom this run has not looked at: all at first, the rest after a crash. */
export async function cohortLeftIn(manager: EntityManager, run: { id: string; termId: string }): Promise<string[]> {
  const rows = await manager.query<{ person_id: string }[]>(
    `select person_id from (${COHORT}) cohort
     where not exists (select 1 from publication_item item where item.run_id = $2 and item.person_id = cohort.person_id)
     order by person_id`,
    [run.termId, run.id],
  );
  return rows.map((row) => row.person_id);
}

/** `ids` in pieces of `size`, in order. */
export function* batches(ids: readonly string[], size: number): Generator<readonly string[]> {
  for (let start = 0; start < ids.length; start += size) yield ids.slice(start, start + size);
}

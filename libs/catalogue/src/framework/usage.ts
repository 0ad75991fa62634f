import type { EntityManager } from 'typeorm';

interface Reference {
  /** Quoted by the database itself. */
  table: string;
  column: string;
}

/**
 * Which of these rows of `table` anything refers to. Asked of the database's own foreign keys, so that rooms count
 * that this one does not know. References from `except` do not count.
 */
export async function usedIds(
  manager: EntityManager,
  table: 'competency' | 'rubric_criterion' | 'rubric_level',
  ids: readonly string[],
  except: readonly string[],
): Promise<Set<string>> {
  const references = await manager.query<Reference[]>(
    `select conrelid::regclass::text as table, quote_ident(attname) as column
       from pg_constraint
       join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f' and confrelid = $1::regclass and conrelid::regclass::text <> all($2::text[])`,
    [table, except],
  );
  const used = new Set<string>();
  for (const reference of references) {
    const rows = await manager.query<{ id: string }[]>(
      `select distinct ${reference.column} as id from ${reference.table} where ${reference.column} = any($1::uuid[])`,
      [ids],
    );
    for (const { id } of rows) used.add(id);
  }
  return used;
}

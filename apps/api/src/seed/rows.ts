import type { EntityManager } from 'typeorm';

type Row = object;

/** Rows a statement: enough to be set-based, few enough to stay small in memory. */
const CHUNK = 2000;

/**
 * Inserts rows whose keys are column names; columns left out take their defaults. The database reads the values by the
 * table's own types.
 */
export async function insertRows(manager: EntityManager, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let start = 0; start < rows.length; start += CHUNK) {
    await manager.query(
      `insert into ${table} (${columns.join(', ')})
       select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      [JSON.stringify(rows.slice(start, start + CHUNK))],
    );
  }
}

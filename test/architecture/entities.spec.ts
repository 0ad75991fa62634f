import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities } from '@laurel/api';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase({ entities });
  dataSource = database.dataSource;
});

afterAll(async () => {
  await database?.drop();
});

interface ColumnRow {
  table_name: string;
  column_name: string;
  data_type: string;
  nullable: boolean;
}

/** TypeORM's words for types, in PostgreSQL's. */
const TYPES: Readonly<Record<string, string>> = {
  int: 'integer',
  int4: 'integer',
  bigint: 'bigint',
  bool: 'boolean',
  timestamptz: 'timestamp with time zone',
  varchar: 'character varying',
};

describe('entities say what the migrations made', () => {
  it('has an entity for the tables of every room', () => {
    expect(dataSource.entityMetadatas.length).toBeGreaterThan(20);
  });

  it('agrees on every column: name, type, and whether it may be empty', async () => {
    const rows = await dataSource.query<ColumnRow[]>(
      `select table_name, column_name, data_type, is_nullable = 'YES' as nullable
       from information_schema.columns where table_schema = 'public'`,
    );
    const real = new Map(rows.map((row) => [`${row.table_name}.${row.column_name}`, row]));
    const faults: string[] = [];
    for (const metadata of dataSource.entityMetadatas) {
      const declared = new Set<string>();
      for (const column of metadata.columns) {
        const name = `${metadata.tableName}.${column.databaseName}`;
        declared.add(name);
        const row = real.get(name);
        const type = dataSource.driver.normalizeType(column);
        if (!row) faults.push(`${name} is not in the database`);
        else if ((TYPES[type] ?? type) !== row.data_type) faults.push(`${name} is ${row.data_type}, not ${type}`);
        else if (row.nullable !== column.isNullable)
          faults.push(`${name}: nullable is ${row.nullable} in the database`);
      }
      for (const [name, row] of real)
        if (row.table_name === metadata.tableName && !declared.has(name)) faults.push(`${name} has no property`);
    }
    expect(faults).toEqual([]);
  });
});

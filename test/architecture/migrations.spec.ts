import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrations } from '@laurel/migrations';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
});

afterAll(async () => {
  await database?.drop();
});

const schema = () =>
  database.dataSource.query(
    `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
     where table_schema = 'public' and table_name <> 'schema_migration' order by 1, 2`,
  );

const indexes = () =>
  database.dataSource.query(
    `select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename <> 'schema_migration' order by 1`,
  );

describe('migrations', () => {
  it('go up, go down to nothing, and up again to the same schema', async () => {
    await database.dataSource.runMigrations();
    const [columns, keys] = [await schema(), await indexes()];
    for (const _ of migrations) await database.dataSource.undoLastMigration();
    expect(await schema()).toEqual([]);
    await database.dataSource.runMigrations();
    expect(await schema()).toEqual(columns);
    expect(await indexes()).toEqual(keys);
  });

  it('index every foreign key', async () => {
    const unindexed = await database.dataSource.query(
      `select con.conrelid::regclass::text as "table", att.attname as "column"
       from pg_constraint con
       join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
       where con.contype = 'f' and con.connamespace = 'public'::regnamespace
         and not exists (select 1 from pg_index idx where idx.indrelid = con.conrelid and idx.indkey[0] = con.conkey[1])
       order by 1, 2`,
    );
    expect(unindexed).toEqual([]);
  });
});

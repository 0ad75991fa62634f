import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHttpApp, entities, openApiOf } from '@laurel/api';
import { readConfig } from '@laurel/platform';
import type { INestApplication } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const SNAPSHOT = fileURLToPath(new URL('./openapi.snapshot.json', import.meta.url));

let database: TestDatabase;
let app: INestApplication;

beforeAll(async () => {
  database = await createTestDatabase({ entities });
  app = await createHttpApp({ config: readConfig({}), dataSource: database.dataSource, webRoot: null });
  await app.init();
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

describe('the API as it is described', () => {
  it('has not changed without anyone saying so (UPDATE_OPENAPI=1 writes the new description)', () => {
    const text = `${JSON.stringify(openApiOf(app), null, 2)}\n`;
    if (process.env['UPDATE_OPENAPI']) writeFileSync(SNAPSHOT, text);
    expect(existsSync(SNAPSHOT)).toBe(true);
    expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(SNAPSHOT, 'utf8')));
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppModule, entities } from '@laurel/api';
import { MAY, PUBLIC } from '@laurel/identity';
import { readConfig } from '@laurel/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner, NestFactory, Reflector } from '@nestjs/core';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

/** Nest's own mark on a route handler. */
const PATH = 'path';

let database: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  database = await createTestDatabase({ entities });
  @Module({
    imports: [DiscoveryModule, AppModule.forRoot({ config: readConfig({}), dataSource: database.dataSource })],
  })
  class Whole {}
  app = await NestFactory.createApplicationContext(Whole, { logger: false });
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

interface Handler {
  name: string;
  open: boolean;
  verbs: readonly string[];
}

function handlers(): Handler[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return scanner
        .getAllMethodNames(prototype)
        .filter((method) => Reflect.hasMetadata(PATH, prototype[method] as object))
        .map((method) => {
          const targets = [prototype[method] as () => unknown, metatype as () => unknown];
          return {
            name: `${metatype.name}.${method}`,
            open: reflector.getAllAndOverride<boolean>(PUBLIC, targets) === true,
            verbs: reflector.getAllAndOverride<string[]>(MAY, targets) ?? [],
          };
        });
    });
}

describe('every route says who may call it', () => {
  it('finds the routes of all rooms', () => {
    const names = handlers().map((handler) => handler.name.split('.')[0]);
    expect(new Set(names).size).toBeGreaterThan(15);
  });

  it('has a permission or is public, never both and never neither', () => {
    const undecided = handlers().filter((handler) => handler.open === handler.verbs.length > 0);
    expect(undecided.map((handler) => handler.name)).toEqual([]);
  });

  it('is public only where strangers have business', () => {
    const open = handlers()
      .filter((handler) => handler.open)
      .map((handler) => handler.name.split('.')[0]);
    expect([...new Set(open)].sort()).toEqual(PUBLIC_CONTROLLERS);
  });
});

/** Adding one here is a decision: whoever reads these answers is not signed in. */
const PUBLIC_CONTROLLERS = [
  'AchievementsController',
  'AuthController',
  'DocumentsController',
  'HealthController',
  'InstitutionController',
  'VerifyController',
];

import { type Actor, invalidField, type Role } from '@laurel/domain';
import { ActorService } from '@laurel/identity';
import { readConfig } from '@laurel/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { type House, openHouse } from '../house.js';

export interface OpenedHouse {
  app: INestApplicationContext;
  house: House;
}

/** Opens the house for one command and closes it whatever happens. */
export async function withHouse<T>(use: (opened: OpenedHouse) => Promise<T>): Promise<T> {
  const config = readConfig();
  const house = await openHouse(config, { applicationName: 'laurel-cli', log: (line) => console.error(line) });
  try {
    const app = await NestFactory.createApplicationContext(
      AppModule.forRoot({ config, dataSource: house.dataSource }),
      { logger: ['error', 'warn'] },
    );
    try {
      return await use({ app, house });
    } finally {
      await app.close();
    }
  } finally {
    await house.close();
  }
}

/**
 * Who acts: the person with the e-mail given by `--as`, else the one who has had `role` longest. Their rights and units
 * count as on screen, and the log names them.
 */
export async function actorFor({ app, house }: OpenedHouse, email: string | undefined, role: Role): Promise<Actor> {
  const [found] = await house.dataSource.query<{ person_id: string }[]>(
    email === undefined
      ? `select person_id from role_grant where role = $1 and valid_from <= current_date
         and (valid_until is null or valid_until >= current_date) order by created_at, id limit 1`
      : `select person_id from person_identifier where scheme = 'email' and normalised = lower($1)`,
    [email ?? role],
  );
  const actor = found && (await app.get(ActorService).load(found.person_id));
  if (actor) return actor;
  throw invalidField(
    '--as',
    'actor-unknown',
    email === undefined
      ? `Nobody has the role ${role}. Name someone with --as EMAIL.`
      : `Nobody has the e-mail ${email}.`,
  );
}

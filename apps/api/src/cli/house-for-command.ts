import { type Actor, invalidField, may, mustBeAllowed, normaliseIdentifier, rolesFor, type Verb } from '@laurel/domain';
import { ActorService, InstitutionService } from '@laurel/identity';
import { readConfig } from '@laurel/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { type House, openHouse } from '../house.js';
import { errorLogger } from './output.js';

export interface OpenedHouse {
  app: INestApplicationContext;
  house: House;
  /** Aborts when the person at the terminal has had enough. */
  signal: AbortSignal;
}

/** As shells have it: 128 and the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** How long a command that was interrupted may take to come to a stop by itself, before the database is closed. */
const PATIENCE_MS = 5000;

/**
 * Opens the house for one command and closes it whatever happens, also when the command is interrupted. Uses the
 * settings of the server: with the same PORT or PUBLIC_URL what is signed carries the same addresses.
 */
export async function withHouse<T>(use: (opened: OpenedHouse) => Promise<T>): Promise<T> {
  const config = readConfig();
  const house = await openHouse(config, { applicationName: 'laurel-cli', log: (line) => console.error(line) });
  const stopping = new AbortController();
  const interrupt = (name: keyof typeof EXIT_CODES) => {
    // Asked twice: now. What was done is in the database, what was not is done by the next command.
    if (stopping.signal.aborted) process.exit(EXIT_CODES[name]);
    stopping.abort(name);
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    const app = await NestFactory.createApplicationContext(
      AppModule.forRoot({ config, dataSource: house.dataSource }),
      { logger: errorLogger, abortOnError: false },
    );
    try {
      return await orInterrupted(use({ app, house, signal: stopping.signal }), stopping.signal);
    } finally {
      await app.close();
    }
  } finally {
    await house.close();
    const { aborted, reason } = stopping.signal;
    if (aborted) process.exit(EXIT_CODES[reason as keyof typeof EXIT_CODES]);
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** The result of `work`; after an interruption not much longer than it takes to stop. */
function orInterrupted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    const giveUp = () => setTimeout(() => reject(signal.reason), PATIENCE_MS).unref();
    signal.addEventListener('abort', giveUp, { once: true });
  });
}

/**
 * Who does `verb`: the person with the e-mail given by `--as`, else whoever has had a role for it longest. Their rights
 * and units count as on screen, and the log names them. Refuses who may not (`not-permitted`).
 */
export async function actorFor(opened: OpenedHouse, email: string | undefined, verb: Verb): Promise<Actor> {
  const actor = email === undefined ? await longestServing(opened, verb) : await withEmail(opened, email);
  mustBeAllowed(actor, verb);
  return actor;
}

async function withEmail({ app, house }: OpenedHouse, email: string): Promise<Actor> {
  const [found] = await house.dataSource.query<{ person_id: string }[]>(
    `select person_id from person_identifier where scheme = 'email' and normalised = $1`,
    [normaliseIdentifier('email', email)],
  );
  const actor = found && (await app.get(ActorService).load(found.person_id));
  if (actor) return actor;
  throw invalidField('--as', 'actor-unknown', `Nobody who may act has the e-mail ${email}.`);
}

async function longestServing({ app, house }: OpenedHouse, verb: Verb): Promise<Actor> {
  const roles = rolesFor(verb);
  const holders = await house.dataSource.query<{ person_id: string }[]>(
    `select person_id from role_grant
     where role = any($1::text[]) and ended_at is null and valid_from <= $2 and (valid_until is null or valid_until >= $2)
     group by person_id order by min(created_at), min(id::text)`,
    [roles, await app.get(InstitutionService).today()],
  );
  for (const { person_id } of holders) {
    const actor = await app.get(ActorService).load(person_id);
    if (actor && may(actor, verb)) return actor;
  }
  throw invalidField(
    '--as',
    'actor-unknown',
    `Nobody has the role ${roles.join(' or ')}. Name who acts with --as EMAIL.`,
  );
}

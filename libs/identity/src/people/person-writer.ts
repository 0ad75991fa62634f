import {
  type CalendarDate,
  type Fault,
  foldName,
  type IdentifierScheme,
  identifier,
  invalidField,
  Refusal,
  tidyName,
  trimUnicode,
} from '@laurel/domain';
import { Clock, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Unit } from '../units/unit.entity.js';
import { Person } from './person.entity.js';

export interface NewIdentifier {
  scheme: IdentifierScheme;
  value: string;
}

/** What may be said of a person when adding or describing one; what is left out is none. */
export interface PersonFacts {
  displayName: string;
  legalName?: string | null;
  post?: string | null;
  unitId?: string | null;
  study?: string | null;
  classYear?: number | null;
  birthDate?: CalendarDate | null;
}

export interface NewPerson extends PersonFacts {
  identifiers: readonly NewIdentifier[];
  /** Which field of the input holds the nth identifier; default `identifiers.n.value`. */
  identifierPath?: (index: number) => string;
}

export const IDENTIFIER_WORDS: Record<IdentifierScheme, string> = {
  studentNumber: 'student number',
  sisSourcedId: 'student system id',
  email: 'e-mail',
  username: 'user name',
};

/** Writes people and their identifiers in the caller's transaction, one way for screens, setup and command line. */
@Injectable()
export class PersonWriter {
  constructor(private readonly clock: Clock) {}

  /** Adds a person with identifiers and returns the id. Refuses an identifier that is another person's. */
  async add(manager: EntityManager, { identifiers, identifierPath, ...facts }: NewPerson): Promise<string> {
    const id = newId();
    const path = identifierPath ?? ((index: number) => `identifiers.${index}.value`);
    await manager.getRepository(Person).insert({ id, ...(await this.columns(manager, facts)) });
    for (const [index, wanted] of identifiers.entries()) await this.identify(manager, id, wanted, path(index));
    return id;
  }

  /**
   * Describes a person anew, provided nobody did since `version`. Returns false when the version has moved on.
   */
  async describe(manager: EntityManager, id: string, version: number, facts: PersonFacts): Promise<boolean> {
    const { affected } = await manager
      .getRepository(Person)
      .update(
        { id, version },
        { ...(await this.columns(manager, facts)), version: version + 1, updatedAt: this.clock.now() },
      );
    return affected === 1;
  }

  /**
   * Gives the person an identifier. Having it already changes nothing; refuses one that is another person's, naming the
   * field at `path`. Two at the same moment: the second waits for the first and is then refused.
   */
  async identify(manager: EntityManager, personId: string, wanted: NewIdentifier, path: string): Promise<boolean> {
    const normalised = identifier(wanted.scheme, wanted.value, path);
    const added = await manager.query<unknown[]>(
      `insert into person_identifier (id, person_id, scheme, value, normalised) values ($1, $2, $3, $4, $5)
       on conflict (scheme, normalised) do nothing returning id`,
      [newId(), personId, wanted.scheme, trimUnicode(wanted.value), normalised],
    );
    if (added.length > 0) return true;
    const [holder] = await manager.query<{ person_id: string }[]>(
      'select person_id from person_identifier where scheme = $1 and normalised = $2',
      [wanted.scheme, normalised],
    );
    if (holder?.person_id === personId) return false;
    const message = `The ${IDENTIFIER_WORDS[wanted.scheme]} “${normalised}” already belongs to another person.`;
    const fault: Fault = { path, code: 'identifier-taken', message };
    throw new Refusal('conflict', 'identifier-taken', message, [fault]);
  }

  private async columns(manager: EntityManager, facts: PersonFacts) {
    const displayName = tidyName(facts.displayName);
    if (displayName === '') throw invalidField('displayName', 'name-empty', 'A person needs a name.');
    const unitId = facts.unitId ?? null;
    if (unitId !== null && !(await manager.getRepository(Unit).existsBy({ id: unitId })))
      throw invalidField('unitId', 'unit-unknown', 'There is no such unit.');
    return {
      displayName,
      legalName: tidyName(facts.legalName ?? '') || displayName,
      foldedName: foldName(displayName),
      post: facts.post ?? null,
      unitId,
      study: facts.study ?? null,
      classYear: facts.classYear ?? null,
      birthDate: facts.birthDate ?? null,
    };
  }
}

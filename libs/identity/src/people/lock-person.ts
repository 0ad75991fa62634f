import { notFound } from '@laurel/domain';
import type { EntityManager } from 'typeorm';
import { Person } from './person.entity.js';

/** The person, locked until the transaction ends; not-found when there is none. */
export async function lockPerson(manager: EntityManager, id: string): Promise<Person> {
  const person = await manager.getRepository(Person).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!person) throw notFound('person');
  return person;
}

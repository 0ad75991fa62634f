import { notFound } from '@laurel/domain';
import type { EntityManager } from 'typeorm';

export interface TermRow {
  id: string;
  code: string;
  title: string;
}

/** The term; not-found when there is none. */
export const termById = (manager: EntityManager, termId: string): Promise<TermRow> => find(manager, termId, '');

/** The same, locked: whoever else releases it waits until the transaction ends. Activities may still be added to it. */
export const lockTerm = (manager: EntityManager, termId: string): Promise<TermRow> =>
  find(manager, termId, 'for no key update');

async function find(manager: EntityManager, termId: string, lock: string): Promise<TermRow> {
  const [term] = await manager.query<TermRow[]>(`select id, code, title from term where id = $1 ${lock}`, [termId]);
  if (!term) throw notFound('term');
  return term;
}

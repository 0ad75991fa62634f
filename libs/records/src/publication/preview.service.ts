import type { PublicationPreview } from '@laurel/contract';
import { dayIn, notFound, PUBLICATION_OUTCOMES, type PublicationOutcome } from '@laurel/domain';
import { Clock } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RecordFacts } from '../facts/record-facts.js';
import { cohortPage } from './cohort.js';

const BATCH = 250;

/** Named people a kind in the answer; the counts are always of all. */
const NAMED = 200;

/** What matters to a registrar first. */
const ORDER: readonly PublicationOutcome[] = ['refused', 'held', 'changed', 'new', 'unchanged'];

export interface TermRow {
  id: string;
  code: string;
  title: string;
}

export async function termById(manager: EntityManager, termId: string): Promise<TermRow> {
  const [term] = await manager.query<TermRow[]>('select id, code, title from term where id = $1', [termId]);
  if (!term) throw notFound('term');
  return term;
}

/** The institution's calendar day at `instant`. */
export async function institutionDay(manager: EntityManager, instant: Date): Promise<string> {
  const [row] = await manager.query<{ time_zone: string }[]>('select time_zone from institution');
  return dayIn(row?.time_zone ?? 'UTC', instant);
}

/** Says what a publication would do, and stores nothing. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RecordFacts,
    private readonly clock: Clock,
  ) {}

  /** `onProgress` is told how many people were looked at. */
  async preview(termId: string, onProgress: (done: number) => void = () => {}): Promise<PublicationPreview> {
    // One snapshot for the whole preview: figures that were true together.
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const term = await termById(manager, termId);
      const now = this.clock.now();
      const today = await institutionDay(manager, now);
      const counts = Object.fromEntries(
        PUBLICATION_OUTCOMES.map((outcome) => [outcome, 0]),
      ) as PublicationPreview['counts'];
      const items: PublicationPreview['items'] = [];
      let credentials = 0;
      let seen = 0;
      let after: string | null = null;
      for (;;) {
        const ids = await cohortPage(manager, termId, after, BATCH);
        if (ids.length === 0) break;
        for (const person of await this.facts.forPeople(manager, ids, today)) {
          const { outcome, code, message } = person.decision;
          const entries = person.record?.entries.length ?? 0;
          counts[outcome] += 1;
          if (outcome === 'new' || outcome === 'changed') credentials += entries + 1;
          if (counts[outcome] > NAMED) continue;
          const { personId: id, displayName, studentNumber } = person;
          items.push({ id, displayName, studentNumber, outcome, code, message, entries });
        }
        seen += ids.length;
        onProgress(seen);
        after = ids.at(-1) ?? null;
      }
      items.sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
      return {
        termId: term.id,
        termCode: term.code,
        termTitle: term.title,
        at: now.toISOString(),
        counts,
        credentials,
        items,
      };
    });
  }
}

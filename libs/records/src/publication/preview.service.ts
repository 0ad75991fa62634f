import type { PublicationPreview } from '@laurel/contract';
import { PUBLICATION_OUTCOMES, type PublicationOutcome } from '@laurel/domain';
import { InstitutionService } from '@laurel/identity';
import { Clock } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RecordFacts } from '../facts/record-facts.js';
import { batches, cohortOf } from './cohort.js';
import { termById } from './term.js';

/** People a piece of work: between two of them the server answers others. */
const BATCH = 100;

/**
 * How many people of each kind the answer names; the counts are always of all. Who is refused or held is somebody's
 * task, so nearly everyone of those is named.
 */
const NAMED: Readonly<Record<PublicationOutcome, number>> = {
  refused: 2000,
  held: 2000,
  changed: 200,
  new: 200,
  unchanged: 200,
};

/** What matters to a registrar first. */
const ORDER: readonly PublicationOutcome[] = ['refused', 'held', 'changed', 'new', 'unchanged'];

/** Says what a publication would do, and stores nothing. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RecordFacts,
    private readonly institution: InstitutionService,
    private readonly clock: Clock,
  ) {}

  /** `onProgress` is told how many people were looked at, and of how many. */
  async preview(
    termId: string,
    onProgress: (done: number, total: number) => void = () => {},
  ): Promise<PublicationPreview> {
    // One snapshot for the whole preview: figures that were true together.
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const term = await termById(manager, termId);
      const at = this.clock.now().toISOString();
      const today = await this.institution.today(manager);
      const counts = Object.fromEntries(
        PUBLICATION_OUTCOMES.map((outcome) => [outcome, 0]),
      ) as PublicationPreview['counts'];
      const items: PublicationPreview['items'] = [];
      let credentials = 0;
      let seen = 0;
      const cohort = await cohortOf(manager, termId);
      for (const ids of batches(cohort, BATCH)) {
        for (const person of await this.facts.forPeople(manager, ids, today)) {
          const { outcome, code, message } = person.decision;
          const entries = person.record?.entries.length ?? 0;
          counts[outcome] += 1;
          if (outcome === 'new' || outcome === 'changed') credentials += entries + 1;
          if (counts[outcome] > NAMED[outcome]) continue;
          const { personId: id, displayName, studentNumber } = person;
          items.push({ id, displayName, studentNumber, outcome, code, message, entries });
        }
        seen += ids.length;
        onProgress(seen, cohort.length);
      }
      items.sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
      return { termId: term.id, termCode: term.code, termTitle: term.title, at, counts, credentials, items };
    });
  }
}

import { nextRunState } from '@laurel/domain';
import { InstitutionService } from '@laurel/identity';
import { AuditLog, Clock, Jobs } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RecordFacts } from '../facts/record-facts.js';
import { batches, cohortLeftIn } from './cohort.js';
import { freezeBatch, lockPeople } from './freeze.js';
import type { AssembleRun } from './jobs.js';

/** People a transaction while a run is assembled: small enough to be quick, large enough to be set-based. */
const BATCH = 100;

/** Carries runs from release to their end, around the signing, which is `RecordIssuer`'s. */
@Injectable()
export class RunAssembler {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RecordFacts,
    private readonly institution: InstitutionService,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Job: walks the cohort batch by batch, each in a transaction of its own. Done again after a crash it goes on where
   * it was, since people whom the run has are left out. Stops when the run was cancelled.
   */
  async assemble({ runId }: AssembleRun, signal?: AbortSignal): Promise<void> {
    const { manager } = this.dataSource;
    const [run] = await manager.query<{ term_id: string | null }[]>(
      `select term_id from publication_run where id = $1 and state = 'running'`,
      [runId],
    );
    if (run?.term_id) {
      for (const ids of batches(await cohortLeftIn(manager, { id: runId, termId: run.term_id }), BATCH)) {
        signal?.throwIfAborted();
        if (!(await this.freeze(runId, ids))) return;
      }
      await manager.query(
        `update publication_run set assembled_at = $2 where id = $1 and state = 'running' and assembled_at is null`,
        [runId, this.clock.now()],
      );
    }
    await this.finishIfDone(runId);
  }

  /** Freezes one batch; false when the run is no longer running. A cancellation waits for the batch that is under way. */
  private async freeze(runId: string, ids: readonly string[]): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [running] = await manager.query<unknown[]>(
        `select 1 from publication_run where id = $1 and state = 'running' for key share`,
        [runId],
      );
      if (!running) return false;
      await lockPeople(manager, ids);
      const people = await this.facts.forPeople(manager, ids, await this.institution.today(manager));
      await freezeBatch(manager, this.jobs, runId, people, this.clock.now());
      return true;
    });
  }

  /**
   * Ends a run once everyone was looked at and nobody waits. Called after a person's transaction has committed: inside
   * it, the last two would each still see the other waiting.
   */
  async finishIfDone(runId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [ended] = await manager.query<[unknown[], number]>(
        `update publication_run run set state = $2, finished_at = $3
         where id = $1 and state = 'running' and assembled_at is not null
           and not exists (select 1 from publication_item item where item.run_id = run.id and item.state = 'queued')
         returning 1`,
        [runId, nextRunState('running', 'finish'), this.clock.now()],
      );
      if (ended.length === 0) return;
      const counts = await manager.query<{ state: string; count: number }[]>(
        `select state, count(*)::int as count from publication_item where run_id = $1 group by state order by state`,
        [runId],
      );
      await this.audit.append(manager, {
        actor: null,
        verb: 'publication.finish',
        subjectType: 'publication',
        subjectId: runId,
        detail: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
      });
    });
  }
}

import { type Actor, conflict, notFound } from '@laurel/domain';
import { AuditLog, Clock, Jobs, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RecordFacts } from '../facts/record-facts.js';
import { cohortPage, cohortSize } from './cohort.js';
import { freezeBatch } from './freeze.js';
import { ASSEMBLE_RUN, type AssembleRun, assembleJobKey, ISSUE_RECORD, issueJobKey } from './jobs.js';
import { institutionDay, termById } from './preview.service.js';
import { PublicationRun } from './publication-run.entity.js';

/** People a transaction while a run is assembled: small enough to be quick, large enough to be set-based. */
const BATCH = 100;

/** Releases publication runs and carries them to their end. Signing is `RecordIssuer`'s. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RecordFacts,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Releases a term: answers at once with the run's id; a worker does the rest. Refuses while a run of it is under way. */
  async releaseTerm(actor: Actor, termId: string): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      const term = await termById(manager, termId);
      const [running] = await manager.query<{ id: string }[]>(
        `select id from publication_run where term_id = $1 and state = 'running'`,
        [termId],
      );
      if (running)
        throw conflict('run-under-way', `${term.title} is being published already. Wait for it, or cancel it.`);
      const run = await this.startRun(manager, actor, {
        termId,
        personId: null,
        people: await cohortSize(manager, termId),
      });
      await this.audit.append(manager, {
        actor,
        verb: 'publication.release',
        subjectType: 'publication',
        subjectId: run,
        detail: { term: term.code },
      });
      return run;
    });
  }

  /** Releases one student's record. Refuses with the reason where there is nothing to sign. */
  async releasePerson(actor: Actor, personId: string): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      const now = this.clock.now();
      const [person] = await this.facts.forPeople(manager, [personId], await institutionDay(manager, now));
      if (!person) throw notFound('student');
      const { outcome, code, message } = person.decision;
      if (outcome === 'unchanged')
        throw conflict('record-unchanged', 'The official record already says exactly this. Nothing was signed.');
      if (outcome === 'held' || outcome === 'refused') throw conflict(code ?? outcome, message ?? 'Not publishable.');
      const run = await this.startRun(manager, actor, { termId: null, personId, people: 1 });
      if ((await freezeBatch(manager, this.jobs, run, [person], now)) === 0)
        throw conflict('already-queued', 'This record is being signed already. Look again in a moment.');
      await manager.query('update publication_run set assembled_at = $2 where id = $1', [run, now]);
      await this.audit.append(manager, {
        actor,
        verb: 'publication.release',
        subjectType: 'publication',
        subjectId: run,
        detail: { person: personId },
      });
      return run;
    });
  }

  private async startRun(
    manager: EntityManager,
    actor: Actor,
    cohort: { termId: string | null; personId: string | null; people: number },
  ): Promise<string> {
    const id = newId();
    await manager.insert(PublicationRun, {
      id,
      ...cohort,
      state: 'running',
      releasedBy: actor.personId,
      releasedAt: this.clock.now(),
      assembledAt: null,
      finishedAt: null,
    });
    if (cohort.termId)
      await this.jobs.add(manager, ASSEMBLE_RUN, { runId: id } satisfies AssembleRun, { jobKey: assembleJobKey(id) });
    return id;
  }

  /**
   * Job: walks the cohort batch by batch, each in a transaction of its own. Done again after a crash it goes on where
   * it was, since people whom the run has are passed over. Stops when the run was cancelled.
   */
  async assembleRun({ runId }: AssembleRun, signal?: AbortSignal): Promise<void> {
    let after: string | null = null;
    for (;;) {
      signal?.throwIfAborted();
      const next: string | null | undefined = await this.dataSource.transaction((manager) =>
        this.assembleBatch(manager, runId, after),
      );
      if (next === undefined) break;
      after = next;
    }
    await this.finishIfDone(runId);
  }

  /** Freezes one batch; returns the last person looked at, or undefined when the run is done or no longer running. */
  private async assembleBatch(
    manager: EntityManager,
    runId: string,
    after: string | null,
  ): Promise<string | undefined> {
    const [run] = await manager.query<{ term_id: string; state: string }[]>(
      'select term_id, state from publication_run where id = $1 for key share',
      [runId],
    );
    if (run?.state !== 'running') return undefined;
    const now = this.clock.now();
    const ids = await cohortPage(manager, run.term_id, after, BATCH);
    if (ids.length === 0) {
      await manager.query('update publication_run set assembled_at = $2 where id = $1 and assembled_at is null', [
        runId,
        now,
      ]);
      return undefined;
    }
    const people = await this.facts.forPeople(manager, ids, await institutionDay(manager, now));
    await freezeBatch(manager, this.jobs, runId, people, now);
    return ids.at(-1);
  }

  /**
   * Ends a run once everyone was looked at and nobody waits. Called after a person's transaction has committed: inside
   * it, the last two would each still see the other waiting.
   */
  async finishIfDone(runId: string): Promise<void> {
    await this.dataSource.query(
      `update publication_run run set state = 'finished', finished_at = $2
       where id = $1 and state = 'running' and assembled_at is not null
         and not exists (select 1 from publication_item item where item.run_id = run.id and item.state = 'queued')`,
      [runId, this.clock.now()],
    );
  }

  /** Stops a run: who waits is left as before; what was issued stays issued. */
  async cancel(actor: Actor, runId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const run = await this.lockedRun(manager, runId);
      if (run.state !== 'running') throw conflict('run-not-running', 'This run has ended already.');
      const waiting = await manager.query<{ record_version_id: string }[]>(
        `select item.record_version_id from publication_item item
         join record_version version on version.id = item.record_version_id
         where item.run_id = $1 and item.state = 'queued' and version.state = 'queued'
         order by item.person_id for update of version`,
        [runId],
      );
      const ids = waiting.map((row) => row.record_version_id);
      await manager.query(
        `update record_version set state = 'failed', failure = 'The run was cancelled before this was signed.'
         where id = any($1::uuid[])`,
        [ids],
      );
      await manager.query(`update publication_item set state = 'cancelled' where run_id = $1 and state = 'queued'`, [
        runId,
      ]);
      for (const id of ids) await manager.query('select graphile_worker.remove_job($1)', [issueJobKey(id)]);
      await manager.query(`update publication_run set state = 'cancelled', finished_at = $2 where id = $1`, [
        runId,
        this.clock.now(),
      ]);
      await this.audit.append(manager, {
        actor,
        verb: 'publication.cancel',
        subjectType: 'publication',
        subjectId: runId,
        detail: { left: ids.length },
      });
    });
  }

  /** Queues the failed ones of a run again. Refuses when there are none. */
  async retryFailed(actor: Actor, runId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const run = await this.lockedRun(manager, runId);
      if (run.state === 'cancelled') throw conflict('run-cancelled', 'This run was cancelled. Publish again instead.');
      const failed = await manager.query<{ id: string }[]>(
        `with again as (
           update record_version version set state = 'queued', failure = null
           from publication_item item
           where item.run_id = $1 and item.state = 'failed' and version.id = item.record_version_id
             and version.state = 'failed'
             and not exists (select 1 from record_version other
                             where other.person_id = version.person_id and other.number > version.number)
           returning version.id)
         select id from again`,
        [runId],
      );
      const ids = failed.map((row) => row.id);
      if (ids.length === 0) throw conflict('nothing-failed', 'Nothing in this run has failed.');
      await manager.query(
        `update publication_item set state = 'queued', code = null, message = null
         where run_id = $1 and record_version_id = any($2::uuid[])`,
        [runId, ids],
      );
      await manager.query(`update publication_run set state = 'running', finished_at = null where id = $1`, [runId]);
      await this.jobs.addMany(
        manager,
        ISSUE_RECORD,
        ids.map((id) => ({ payload: { recordVersionId: id }, jobKey: issueJobKey(id) })),
      );
      await this.audit.append(manager, {
        actor,
        verb: 'publication.retry',
        subjectType: 'publication',
        subjectId: runId,
        detail: { again: ids.length },
      });
    });
  }

  private async lockedRun(manager: EntityManager, runId: string): Promise<PublicationRun> {
    const run = await manager.findOne(PublicationRun, { where: { id: runId }, lock: { mode: 'pessimistic_write' } });
    if (!run) throw notFound('publication');
    return run;
  }
}

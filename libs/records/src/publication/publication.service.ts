import { type Actor, conflict, nextRunState, nextVersionState, notFound } from '@laurel/domain';
import { InstitutionService } from '@laurel/identity';
import { AuditLog, Clock, Jobs, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RecordFacts } from '../facts/record-facts.js';
import { cohortSize } from './cohort.js';
import { freezeBatch, lockPeople } from './freeze.js';
import { ASSEMBLE_RUN, type AssembleRun, assembleJobKey, ISSUE_RECORD, issueJobKey } from './jobs.js';
import { PublicationRun } from './publication-run.entity.js';
import { lockTerm } from './term.js';

/** Releases publication runs, stops them and takes them up again. `RunAssembler` and `RecordIssuer` carry them out. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: RecordFacts,
    private readonly institution: InstitutionService,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Releases a term: answers at once with the run's id; a worker does the rest. Refuses (`run-under-way`) while a run
   * of it is under way, also when two release it at the same moment.
   */
  async releaseTerm(actor: Actor, termId: string): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      const term = await lockTerm(manager, termId);
      await mustHaveNoRun(manager, term);
      const people = await cohortSize(manager, termId);
      const id = await this.startRun(manager, actor, { termId, personId: null, people, done: people === 0 });
      if (people > 0)
        await this.jobs.add(manager, ASSEMBLE_RUN, { runId: id } satisfies AssembleRun, { jobKey: assembleJobKey(id) });
      await this.log(manager, actor, 'publication.release', id, { term: term.code, people });
      return id;
    });
  }

  /** Releases one student's record. Refuses with the reason where there is nothing to sign. */
  async releasePerson(actor: Actor, personId: string): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      await lockPeople(manager, [personId]);
      const [person] = await this.facts.forPeople(manager, [personId], await this.institution.today(manager));
      if (!person?.hasRecord) throw notFound('student');
      const { outcome, code, message } = person.decision;
      if (outcome === 'unchanged')
        throw conflict('record-unchanged', 'The official record already says exactly this. Nothing was signed.');
      if (outcome === 'held' || outcome === 'refused') throw conflict(code ?? outcome, message ?? 'Not publishable.');
      const id = await this.startRun(manager, actor, { termId: null, personId, people: 1, done: false });
      if ((await freezeBatch(manager, this.jobs, id, [person], this.clock.now())) === 0)
        throw conflict('already-queued', 'This record is being signed already. Look again in a moment.');
      await this.log(manager, actor, 'publication.release', id, { person: personId });
      return id;
    });
  }

  /** A run of one person is assembled when it is released; one without people is over then. */
  private async startRun(
    manager: EntityManager,
    actor: Actor,
    { done, ...cohort }: { termId: string | null; personId: string | null; people: number; done: boolean },
  ): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    await manager.insert(PublicationRun, {
      id,
      ...cohort,
      state: done ? nextRunState('running', 'finish') : 'running',
      releasedBy: actor.personId,
      releasedAt: now,
      assembledAt: done || cohort.personId !== null ? now : null,
      finishedAt: done ? now : null,
    });
    return id;
  }

  /** Stops a run: who waits is left as before; what was issued stays issued. */
  async cancel(actor: Actor, runId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const run = await this.lockedRun(manager, runId);
      const state = nextRunState(run.state, 'cancel');
      const waiting = await manager.query<{ id: string }[]>(
        `select version.id from publication_item item join record_version version on version.id = item.record_version_id
         where item.run_id = $1 and item.state = 'queued' and version.state = 'queued'
         order by version.person_id for update of version`,
        [runId],
      );
      const ids = waiting.map(({ id }) => id);
      await manager.query(`update record_version set state = $2, failure = $3 where id = any($1::uuid[])`, [
        ids,
        nextVersionState('queued', 'fail'),
        'The run was cancelled before this was signed.',
      ]);
      await manager.query(
        `update publication_item set state = 'cancelled' where run_id = $1 and record_version_id = any($2::uuid[])`,
        [runId, ids],
      );
      // A job that has begun finds its version no longer queued and ends.
      await manager.query('select graphile_worker.remove_job(key) from unnest($1::text[]) as waiting (key)', [
        [assembleJobKey(runId), ...ids.map(issueJobKey)],
      ]);
      await manager.update(PublicationRun, runId, { state, finishedAt: this.clock.now() });
      await this.log(manager, actor, 'publication.cancel', runId, { left: ids.length });
    });
  }

  /**
   * Queues the failed ones of a run again, under the same version. A record that has a newer version since is left
   * alone. Refuses (`nothing-failed`) when none is left to try, and `run-under-way` beside another run of the term.
   */
  async retryFailed(actor: Actor, runId: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const run = await this.lockedRun(manager, runId);
      const state = nextRunState(run.state, 'retry');
      if (run.termId) await mustHaveNoRun(manager, await lockTerm(manager, run.termId), runId);
      const failed = await manager.query<{ person_id: string }[]>(
        `select person_id from publication_item where run_id = $1 and state = 'failed' order by person_id`,
        [runId],
      );
      await lockPeople(
        manager,
        failed.map((row) => row.person_id),
      );
      const [again] = await manager.query<[{ id: string }[], number]>(
        `update record_version version set state = $2, failure = null
         from publication_item item
         where item.run_id = $1 and item.state = 'failed' and version.id = item.record_version_id
           and version.state = 'failed'
           and not exists (select 1 from record_version other
                           where other.person_id = version.person_id and other.number > version.number)
         returning version.id`,
        [runId, nextVersionState('failed', 'retry')],
      );
      const ids = again.map(({ id }) => id);
      if (ids.length === 0)
        throw conflict('nothing-failed', 'Nothing in this run is left to try again. Publish anew instead.');
      await manager.query(
        `update publication_item set state = 'queued', code = null, message = null
         where run_id = $1 and record_version_id = any($2::uuid[])`,
        [runId, ids],
      );
      await manager.update(PublicationRun, runId, { state, finishedAt: null });
      await this.jobs.addMany(
        manager,
        ISSUE_RECORD,
        ids.map((id) => ({ payload: { recordVersionId: id }, jobKey: issueJobKey(id) })),
      );
      await this.log(manager, actor, 'publication.retry', runId, { again: ids.length });
    });
  }

  private async lockedRun(manager: EntityManager, runId: string): Promise<PublicationRun> {
    const run = await manager.findOne(PublicationRun, { where: { id: runId }, lock: { mode: 'pessimistic_write' } });
    if (!run) throw notFound('publication');
    return run;
  }

  private log(manager: EntityManager, actor: Actor, verb: string, runId: string, detail: Record<string, unknown>) {
    return this.audit.append(manager, { actor, verb, subjectType: 'publication', subjectId: runId, detail });
  }
}

/** One run of a term at a time. The term is locked, so nobody can start another until we have committed. */
async function mustHaveNoRun(
  manager: EntityManager,
  term: { id: string; title: string },
  exceptRunId: string | null = null,
): Promise<void> {
  const [running] = await manager.query<unknown[]>(
    `select 1 from publication_run where term_id = $1 and state = 'running' and id is distinct from $2::uuid`,
    [term.id, exceptRunId],
  );
  if (running) throw conflict('run-under-way', `${term.title} is being published already. Wait for it, or cancel it.`);
}

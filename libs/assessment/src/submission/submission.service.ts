import { CompetencyService } from '@laurel/catalogue';
import type { ReviseSubmission, SubmissionView, SubmitWork } from '@laurel/contract';
import {
  type Actor,
  conflict,
  mustBeEvidence,
  mustBeOnScale,
  notFound,
  reviseSubmission,
  submitWork,
  withdrawSubmission,
} from '@laurel/domain';
import { changedMeanwhile } from '@laurel/identity';
import { AuditLog, Clock, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { KeptFile } from '../evidence/evidence-intake.js';
import { addRound } from '../evidence/rounds.js';
import { canJudge } from '../review/rubric.js';
import { Submission } from './submission.entity.js';
import { SubmissionReader } from './submission.reader.js';

/** What students do with their submissions. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reader: SubmissionReader,
    private readonly competencies: CompetencyService,
  ) {}

  /** Hands in work for a competency: round 1, in review. The student is the actor. */
  submit(actor: Actor, work: SubmitWork, files: readonly KeptFile[]): Promise<SubmissionView> {
    mustBeEvidence({ reflection: work.reflection, links: work.links, files: files.length });
    return this.dataSource.transaction(async (manager) => {
      await lockStudent(manager, actor.personId);
      const { status, rubric } = await this.competencies.find(manager, work.competencyId);
      const next = submitWork({
        competency: { status, hasRubric: canJudge(rubric) },
        targetLevel: work.targetLevel,
        scale: (await this.competencies.scale(manager)).map(({ level }) => level),
        openAlready: await hasOpenSubmission(manager, actor.personId, work.competencyId),
      });
      const now = this.clock.now();
      const submission = manager.create(Submission, {
        id: newId(),
        personId: actor.personId,
        competencyId: work.competencyId,
        targetLevel: work.targetLevel,
        submittedBy: actor.personId,
        submittedAt: now,
        createdAt: now,
        version: 1,
        ...next,
      });
      await manager.insert(Submission, submission);
      await attach(manager, submission, work.participationIds);
      const evidence = await addRound(manager, submission, work, files, now);
      await this.record(manager, actor, 'submission.submit', submission, { competencyId: work.competencyId, evidence });
      return this.reader.view(manager, actor, submission.id);
    });
  }

  /** Answers a return with more work. Nothing handed in before is taken away. */
  revise(actor: Actor, id: string, work: ReviseSubmission, files: readonly KeptFile[]): Promise<SubmissionView> {
    mustBeEvidence({ reflection: work.reflection, links: work.links, files: files.length });
    return this.dataSource.transaction(async (manager) => {
      const submission = await lockOwn(manager, actor, id);
      mustBeSeenVersion(submission, work.version);
      Object.assign(submission, reviseSubmission(submission));
      if (work.targetLevel !== undefined) {
        mustBeOnScale(
          work.targetLevel,
          (await this.competencies.scale(manager)).map(({ level }) => level),
        );
        submission.targetLevel = work.targetLevel;
      }
      const now = this.clock.now();
      submission.submittedAt = now;
      submission.version += 1;
      await manager.save(submission);
      await attach(manager, submission, work.participationIds);
      const evidence = await addRound(manager, submission, work, files, now);
      await this.record(manager, actor, 'submission.revise', submission, { evidence });
      return this.reader.view(manager, actor, id);
    });
  }

  withdraw(actor: Actor, id: string): Promise<SubmissionView> {
    return this.dataSource.transaction(async (manager) => {
      const submission = await lockOwn(manager, actor, id);
      Object.assign(submission, withdrawSubmission(submission));
      submission.version += 1;
      await manager.save(submission);
      await this.record(manager, actor, 'submission.withdraw', submission, {});
      return this.reader.view(manager, actor, id);
    });
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    verb: string,
    { id, state, round, targetLevel }: Submission,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.append(manager, {
      actor,
      verb,
      subjectType: 'submission',
      subjectId: id,
      detail: { state, round, targetLevel, ...detail },
    });
  }
}

/** One student's submissions and awards change one after another. */
export async function lockStudent(manager: EntityManager, personId: string): Promise<void> {
  await manager.query('select 1 from person where id = $1 for no key update', [personId]);
}

/** Refuses when the actor decided on something that has changed since; no version means "whatever it is now". */
export function mustBeSeenVersion(submission: Submission, seen: number | undefined): void {
  if (seen !== undefined && seen !== submission.version) throw changedMeanwhile();
}

export async function hasOpenSubmission(
  manager: EntityManager,
  personId: string,
  competencyId: string,
): Promise<boolean> {
  return manager.existsBy(Submission, [
    { personId, competencyId, state: 'in-review' },
    { personId, competencyId, state: 'returned' },
  ]);
}

async function lockOwn(manager: EntityManager, actor: Actor, id: string): Promise<Submission> {
  const submission = await manager.findOne(Submission, {
    where: { id, personId: actor.personId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!submission) throw notFound('submission');
  return submission;
}

/** Attaches participations of the student's own that stand; one that is not theirs is answered as absent. */
async function attach(manager: EntityManager, submission: Submission, participationIds: readonly string[]) {
  const wanted = [...new Set(participationIds)];
  if (wanted.length === 0) return;
  const own = await manager.query<{ id: string; state: string }[]>(
    'select id, state from participation where id = any($1::uuid[]) and person_id = $2 for share',
    [wanted, submission.personId],
  );
  if (own.length < wanted.length) throw notFound('participation');
  if (own.some((one) => one.state === 'declined' || one.state === 'withdrawn'))
    throw conflict(
      'participation-not-standing',
      'A participation you attached was declined or withdrawn. Leave it out, or ask the unit that recorded it.',
    );
  await manager.query(
    `insert into submission_participation (submission_id, participation_id)
     select $1, unnest($2::uuid[]) on conflict do nothing`,
    [submission.id, wanted],
  );
}

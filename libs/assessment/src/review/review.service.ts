import { CompetencyService } from '@laurel/catalogue';
import type { ApproveSubmission, DeclineSubmission, ReturnSubmission, SubmissionView } from '@laurel/contract';
import {
  type Actor,
  type AssessmentDecision,
  approveSubmission,
  type CriterionScore,
  conflict,
  declineSubmission,
  type InvolvedPeople,
  levelToApprove,
  mustBeImpartial,
  mustFitRubric,
  notFound,
  returnSubmission,
  type ScoredCriterion,
  type SubmissionFacts,
  undoAssessment,
} from '@laurel/domain';
import { AuditLog, Clock, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { award, takeBack } from '../achievement/awards.js';
import { Submission } from '../submission/submission.entity.js';
import { SubmissionReader } from '../submission/submission.reader.js';
import { hasOpenSubmission, lockStudent, mustBeSeenVersion } from '../submission/submission.service.js';
import { assignedTo } from '../submission/submission-scope.js';
import { Assessment } from './assessment.entity.js';
import { AssessmentScore } from './assessment-score.entity.js';
import { involvedPeople } from './involved-people.js';
import { scoredCriteria } from './rubric.js';

interface DecisionInput {
  decision: AssessmentDecision;
  next: SubmissionFacts;
  level: number | null;
  comment: string | null;
  scores: readonly CriterionScore[];
}

/** What reviewers decide, and how they take it back. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reader: SubmissionReader,
    private readonly competencies: CompetencyService,
  ) {}

  /** Every criterion scored gives a level (`levelFromScores`), and the level an achievement. */
  approve(actor: Actor, id: string, { scores, comment, version }: ApproveSubmission): Promise<SubmissionView> {
    return this.dataSource.transaction(async (manager) => {
      const submission = await this.lockForReview(manager, actor, id, version);
      const next = approveSubmission(submission);
      const scale = (await this.competencies.scale(manager)).map((one) => one.level);
      const level = levelToApprove(await this.criteriaOf(manager, submission), scores, scale);
      const decision = { decision: 'approve' as const, next, level, comment: comment ?? null, scores };
      const assessment = await this.decide(manager, actor, submission, decision);
      const awards = await award(manager, submission, { id: assessment.id, level }, assessment.decidedAt);
      await this.record(manager, actor, 'submission.approve', submission, { level, scores, awards });
      return this.reader.view(manager, actor, id);
    });
  }

  /** Back to the student, who may hand in another round. Scores given so far are kept with it. */
  return(actor: Actor, id: string, { comment, scores, version }: ReturnSubmission): Promise<SubmissionView> {
    return this.dataSource.transaction(async (manager) => {
      const submission = await this.lockForReview(manager, actor, id, version);
      const next = returnSubmission(submission, comment);
      if (scores.length > 0) mustFitRubric(await this.criteriaOf(manager, submission), scores);
      const decision = { decision: 'return' as const, next, level: null, comment: comment ?? null, scores };
      await this.decide(manager, actor, submission, decision);
      await this.record(manager, actor, 'submission.return', submission, { scores });
      return this.reader.view(manager, actor, id);
    });
  }

  decline(actor: Actor, id: string, { comment, version }: DeclineSubmission): Promise<SubmissionView> {
    return this.dataSource.transaction(async (manager) => {
      const submission = await this.lockForReview(manager, actor, id, version);
      const next = declineSubmission(submission, comment);
      const decision = { decision: 'decline' as const, next, level: null, comment: comment ?? null, scores: [] };
      await this.decide(manager, actor, submission, decision);
      await this.record(manager, actor, 'submission.decline', submission, {});
      return this.reader.view(manager, actor, id);
    });
  }

  /** Takes back the decision on the current round; it stays, marked with who and why. */
  undo(actor: Actor, id: string, { reason }: { reason: string }): Promise<SubmissionView> {
    return this.dataSource.transaction(async (manager) => {
      const submission = await this.lockForReview(manager, actor, id, undefined);
      const newerOpen =
        submission.state !== 'returned' &&
        (await hasOpenSubmission(manager, submission.personId, submission.competencyId));
      const next = undoAssessment(submission, newerOpen);
      const standing = await manager.findOneBy(Assessment, {
        submissionId: id,
        round: submission.round,
        undoneAt: IsNull(),
      });
      if (!standing) throw conflict('nothing-to-undo', 'This round has no decision that could be taken back.');
      const undone = { undoneAt: this.clock.now(), undoneBy: actor.personId, undoReason: reason };
      await manager.update(Assessment, { id: standing.id }, undone);
      const awards = standing.decision === 'approve' ? await takeBack(manager, submission, standing.id) : [];
      await this.move(manager, submission, next);
      const detail = { decision: standing.decision, assessmentId: standing.id, reason, awards };
      await this.record(manager, actor, 'submission.undo', submission, detail);
      return this.reader.view(manager, actor, id);
    });
  }

  /**
   * Locks a submission that is assigned to this reviewer and that they had no hand in: absent when out of scope,
   * forbidden with the reason when it is theirs.
   */
  private async lockForReview(
    manager: EntityManager,
    actor: Actor,
    id: string,
    version: number | undefined,
  ): Promise<Submission> {
    const params: unknown[] = [id];
    const [found] = await manager.query<{ person_id: string }[]>(
      `select submission.person_id from submission where submission.id = $1::uuid and ${assignedTo(actor, params)}`,
      params,
    );
    if (!found) throw notFound('submission');
    // Always the student first, then the submission: the same order as handing in.
    await lockStudent(manager, found.person_id);
    const submission = await manager.findOneOrFail(Submission, { where: { id }, lock: { mode: 'pessimistic_write' } });
    mustBeImpartial(actor.personId, (await involvedPeople(manager, [id])).get(id) as InvolvedPeople);
    mustBeSeenVersion(submission, version);
    return submission;
  }

  private async decide(
    manager: EntityManager,
    actor: Actor,
    submission: Submission,
    { decision, next, level, comment, scores }: DecisionInput,
  ): Promise<Assessment> {
    const assessment = manager.create(Assessment, {
      id: newId(),
      submissionId: submission.id,
      round: submission.round,
      reviewerId: actor.personId,
      reviewerName: actor.displayName,
      reviewerPost: actor.post,
      reviewerUnit: actor.unitName,
      decision,
      level,
      comment,
      decidedAt: this.clock.now(),
    });
    await manager.insert(Assessment, assessment);
    const rows = scores.map((score) => ({ ...score, assessmentId: assessment.id }));
    if (rows.length > 0) await manager.insert(AssessmentScore, rows);
    await this.move(manager, submission, next);
    return assessment;
  }

  private async criteriaOf(manager: EntityManager, { competencyId }: Submission): Promise<ScoredCriterion[]> {
    return scoredCriteria((await this.competencies.find(manager, competencyId)).rubric);
  }

  private async move(manager: EntityManager, submission: Submission, next: SubmissionFacts): Promise<void> {
    Object.assign(submission, next);
    submission.version += 1;
    await manager.save(submission);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    verb: string,
    { id, state, round, personId, competencyId }: Submission,
    detail: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.append(manager, {
      actor,
      verb,
      subjectType: 'submission',
      subjectId: id,
      detail: { state, round, personId, competencyId, ...detail },
    });
  }
}

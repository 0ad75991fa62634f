import {
  ApproveSubmission,
  DeclineSubmission,
  Id,
  ListParams,
  ReturnSubmission,
  ReviseSubmission,
  readWire,
  type SubmissionRow,
  type SubmissionView,
  SubmitWork,
  UndoAssessment,
} from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { CurrentActor, Listed, May } from '@laurel/identity';
import type { Page } from '@laurel/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { EvidenceIntake } from '../evidence/evidence-intake.js';
import { ReviewService } from '../review/review.service.js';
import { SubmissionReader } from './submission.reader.js';
import { SubmissionService } from './submission.service.js';

@Controller('api/submissions')
export class SubmissionController {
  constructor(
    private readonly submissions: SubmissionService,
    private readonly reviews: ReviewService,
    private readonly reader: SubmissionReader,
    private readonly intake: EvidenceIntake,
  ) {}

  @May('submission.read')
  @Listed('submissions')
  @Get()
  list(@CurrentActor() actor: Actor, @Query({ schema: ListParams }) params: ListParams): Promise<Page<SubmissionRow>> {
    return this.reader.list(actor, params);
  }

  @May('submission.read')
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<SubmissionView> {
    return this.reader.get(actor, id);
  }

  @May('submission.submit')
  @Post()
  async submit(@CurrentActor() actor: Actor, @Req() request: Request): Promise<SubmissionView> {
    const { submission, files } = await this.intake.receive(request, (json) => readWire(SubmitWork, json));
    return this.submissions.submit(actor, submission, files);
  }

  @May('submission.submit')
  @Post(':id/revise')
  @HttpCode(200)
  async revise(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Req() request: Request,
  ): Promise<SubmissionView> {
    const { submission, files } = await this.intake.receive(request, (json) => readWire(ReviseSubmission, json));
    return this.submissions.revise(actor, id, submission, files);
  }

  @May('submission.submit')
  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<SubmissionView> {
    return this.submissions.withdraw(actor, id);
  }

  @May('submission.assess')
  @Post(':id/approve')
  @HttpCode(200)
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ApproveSubmission }) body: ApproveSubmission,
  ): Promise<SubmissionView> {
    return this.reviews.approve(actor, id, body);
  }

  @May('submission.assess')
  @Post(':id/return')
  @HttpCode(200)
  return(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ReturnSubmission }) body: ReturnSubmission,
  ): Promise<SubmissionView> {
    return this.reviews.return(actor, id, body);
  }

  @May('submission.assess')
  @Post(':id/decline')
  @HttpCode(200)
  decline(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: DeclineSubmission }) body: DeclineSubmission,
  ): Promise<SubmissionView> {
    return this.reviews.decline(actor, id, body);
  }

  @May('submission.assess')
  @Post(':id/undo')
  @HttpCode(200)
  undo(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: UndoAssessment }) body: UndoAssessment,
  ): Promise<SubmissionView> {
    return this.reviews.undo(actor, id, body);
  }
}

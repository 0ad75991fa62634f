import {
  type BulkOutcome,
  CorrectParticipation,
  DeclineParticipation,
  DeclineParticipations,
  Id,
  ListParams,
  type MyParticipation,
  type ParticipationCounts,
  type ParticipationRow,
  type ParticipationView,
  RecordParticipation,
  UndoParticipation,
  VerifyParticipation,
  VerifyParticipations,
  WithdrawParticipation,
} from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { CurrentActor, Listed, May } from '@laurel/identity';
import type { Page } from '@laurel/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ParticipationReader } from './participation.reader.js';
import { ParticipationService } from './participation.service.js';

@Controller('api')
export class ParticipationController {
  constructor(
    private readonly participations: ParticipationService,
    private readonly reader: ParticipationReader,
  ) {}

  @May('participation.read')
  @Get('participations')
  @Listed('participations')
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: ListParams }) params: ListParams,
  ): Promise<Page<ParticipationRow>> {
    return this.reader.list(actor, params);
  }

  @May('record.own')
  @Get('my/participations')
  @Listed('participations')
  mine(
    @CurrentActor() actor: Actor,
    @Query({ schema: ListParams }) params: ListParams,
  ): Promise<Page<MyParticipation>> {
    return this.reader.mine(actor, params);
  }

  @May('participation.read')
  @Get('activities/:id/counts')
  counts(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<ParticipationCounts> {
    return this.reader.counts(actor, id);
  }

  @May('participation.read')
  @Get('participations/:id')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<ParticipationView> {
    return this.reader.get(actor, id);
  }

  /** 201 for a new entry; 200 when the very same one was there already. */
  @May('participation.record')
  @Post('participations')
  async record(
    @CurrentActor() actor: Actor,
    @Body({ schema: RecordParticipation }) body: RecordParticipation,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ParticipationView> {
    const { view, created } = await this.participations.record(actor, body);
    response.status(created ? 201 : 200);
    return view;
  }

  @May('participation.record')
  @Put('participations/:id')
  correct(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: CorrectParticipation }) body: CorrectParticipation,
  ): Promise<ParticipationView> {
    return this.participations.correct(actor, id, body);
  }

  @May('participation.verify')
  @Post('participations/verify')
  @HttpCode(200)
  verifyMany(
    @CurrentActor() actor: Actor,
    @Body({ schema: VerifyParticipations }) { ids, note }: VerifyParticipations,
  ): Promise<BulkOutcome> {
    return this.participations.verifyMany(actor, ids, note);
  }

  @May('participation.verify')
  @Post('participations/decline')
  @HttpCode(200)
  declineMany(
    @CurrentActor() actor: Actor,
    @Body({ schema: DeclineParticipations }) { ids, reason }: DeclineParticipations,
  ): Promise<BulkOutcome> {
    return this.participations.declineMany(actor, ids, reason);
  }

  @May('participation.verify')
  @Post('participations/:id/verify')
  @HttpCode(200)
  verify(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: VerifyParticipation }) body: VerifyParticipation,
  ): Promise<ParticipationView> {
    return this.participations.verify(actor, id, body);
  }

  @May('participation.verify')
  @Post('participations/:id/decline')
  @HttpCode(200)
  decline(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: DeclineParticipation }) body: DeclineParticipation,
  ): Promise<ParticipationView> {
    return this.participations.decline(actor, id, body);
  }

  @May('participation.verify')
  @Post('participations/:id/undo')
  @HttpCode(200)
  undo(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: UndoParticipation }) body: UndoParticipation,
  ): Promise<ParticipationView> {
    return this.participations.undo(actor, id, body);
  }

  @May('participation.record')
  @Post('participations/:id/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: WithdrawParticipation }) body: WithdrawParticipation,
  ): Promise<ParticipationView> {
    return this.participations.withdraw(actor, id, body);
  }
}

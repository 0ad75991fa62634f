import { type HoldView, Id, ListParams, PlaceHold, Reason } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import type { Page } from '@laurel/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CurrentActor, May } from '../access/may.decorator.js';
import { Listed } from '../wire/listed.js';
import { HoldsService } from './holds.service.js';

@Controller('api/holds')
export class HoldsController {
  constructor(private readonly holds: HoldsService) {}

  @May('hold.read')
  @Listed('holds')
  @Get()
  list(@Query({ schema: ListParams }) params: ListParams): Promise<Page<HoldView>> {
    return this.holds.list(params);
  }

  @May('hold.read')
  @Get(':id')
  get(@Param('id', { schema: Id }) id: string): Promise<HoldView> {
    return this.holds.get(id);
  }

  @May('hold.manage')
  @Post()
  place(@CurrentActor() actor: Actor, @Body({ schema: PlaceHold }) hold: PlaceHold): Promise<HoldView> {
    return this.holds.place(actor, hold);
  }

  @May('hold.manage')
  @HttpCode(200)
  @Post(':id/lift')
  lift(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Reason }) { reason }: Reason,
  ): Promise<HoldView> {
    return this.holds.lift(actor, id, reason);
  }
}

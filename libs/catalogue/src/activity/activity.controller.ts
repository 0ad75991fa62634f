import { type ActivityRow, type ActivityView, EditActivity, Id, ListParams, PlanActivity } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { CurrentActor, Listed, May } from '@laurel/identity';
import type { Page } from '@laurel/platform';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ActivityReader } from './activity.reader.js';
import { ActivityService } from './activity.service.js';

@Controller('api/activities')
export class ActivityController {
  constructor(
    private readonly activities: ActivityService,
    private readonly reader: ActivityReader,
  ) {}

  @May('activity.read')
  @Listed('activities')
  @Get()
  list(@CurrentActor() actor: Actor, @Query({ schema: ListParams }) params: ListParams): Promise<Page<ActivityRow>> {
    return this.reader.list(actor, params);
  }

  @May('activity.read')
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<ActivityView> {
    return this.reader.get(actor, id);
  }

  @May('activity.manage')
  @Post()
  plan(@CurrentActor() actor: Actor, @Body({ schema: PlanActivity }) body: PlanActivity): Promise<ActivityView> {
    return this.activities.plan(actor, body);
  }

  @May('activity.manage')
  @Put(':id')
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: EditActivity }) body: EditActivity,
  ): Promise<ActivityView> {
    return this.activities.edit(actor, id, body);
  }
}

import { CreateUnit, Id, ListParams, type UnitView, UpdateUnit } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import type { Page } from '@laurel/platform';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { CurrentActor, May } from '../access/may.decorator.js';
import { Listed } from '../wire/listed.js';
import { UnitsService } from './units.service.js';

@Controller('api/units')
export class UnitsController {
  constructor(private readonly units: UnitsService) {}

  @May('unit.read')
  @Listed('units')
  @Get()
  list(@Query({ schema: ListParams }) params: ListParams): Promise<Page<UnitView>> {
    return this.units.list(params);
  }

  @May('unit.read')
  @Get(':id')
  get(@Param('id', { schema: Id }) id: string): Promise<UnitView> {
    return this.units.get(id);
  }

  @May('unit.manage')
  @Post()
  add(@CurrentActor() actor: Actor, @Body({ schema: CreateUnit }) facts: CreateUnit): Promise<UnitView> {
    return this.units.add(actor, facts);
  }

  @May('unit.manage')
  @Put(':id')
  describe(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: UpdateUnit }) facts: UpdateUnit,
  ): Promise<UnitView> {
    return this.units.describe(actor, id, facts);
  }
}

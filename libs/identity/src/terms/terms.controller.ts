import { CreateTerm, Id, ListParams, type TermView, UpdateTerm } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import type { Page } from '@laurel/platform';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { CurrentActor, May } from '../access/may.decorator.js';
import { Listed } from '../wire/listed.js';
import { TermsService } from './terms.service.js';

@Controller('api/terms')
export class TermsController {
  constructor(private readonly terms: TermsService) {}

  @May('term.read')
  @Listed('terms')
  @Get()
  list(@Query({ schema: ListParams }) params: ListParams): Promise<Page<TermView>> {
    return this.terms.list(params);
  }

  @May('term.read')
  @Get(':id')
  get(@Param('id', { schema: Id }) id: string): Promise<TermView> {
    return this.terms.get(id);
  }

  @May('term.manage')
  @Post()
  add(@CurrentActor() actor: Actor, @Body({ schema: CreateTerm }) facts: CreateTerm): Promise<TermView> {
    return this.terms.add(actor, facts);
  }

  @May('term.manage')
  @Put(':id')
  describe(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: UpdateTerm }) facts: UpdateTerm,
  ): Promise<TermView> {
    return this.terms.describe(actor, id, facts);
  }
}

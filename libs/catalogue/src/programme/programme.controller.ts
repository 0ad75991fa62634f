import {
  ApproveProgramme,
  DraftProgramme,
  EditProgramme,
  Id,
  ListParams,
  type ProgrammeRow,
  type ProgrammeView,
  Reason,
  ReturnProgramme,
} from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { CurrentActor, Listed, May } from '@laurel/identity';
import type { Page } from '@laurel/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ProgrammeReader } from './programme.reader.js';
import { ProgrammeService } from './programme.service.js';

@Controller('api/programmes')
export class ProgrammeController {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly reader: ProgrammeReader,
  ) {}

  @May('programme.read')
  @Listed('programmes')
  @Get()
  list(@CurrentActor() actor: Actor, @Query({ schema: ListParams }) params: ListParams): Promise<Page<ProgrammeRow>> {
    return this.reader.list(actor, params);
  }

  @May('programme.read')
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<ProgrammeView> {
    return this.reader.get(actor, id);
  }

  @May('programme.draft')
  @Post()
  draft(@CurrentActor() actor: Actor, @Body({ schema: DraftProgramme }) body: DraftProgramme): Promise<ProgrammeView> {
    return this.programmes.draft(actor, body);
  }

  @May('programme.draft')
  @Put(':id')
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: EditProgramme }) body: EditProgramme,
  ): Promise<ProgrammeView> {
    return this.programmes.edit(actor, id, body);
  }

  @May('programme.draft')
  @Post(':id/propose')
  @HttpCode(200)
  propose(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<ProgrammeView> {
    return this.programmes.propose(actor, id);
  }

  @May('programme.approve')
  @Post(':id/approve')
  @HttpCode(200)
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ApproveProgramme }) body: ApproveProgramme,
  ): Promise<ProgrammeView> {
    return this.programmes.approve(actor, id, body);
  }

  @May('programme.approve')
  @Post(':id/return')
  @HttpCode(200)
  return(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ReturnProgramme }) body: ReturnProgramme,
  ): Promise<ProgrammeView> {
    return this.programmes.return(actor, id, body);
  }

  @May('programme.draft')
  @Post(':id/revise')
  @HttpCode(200)
  revise(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<ProgrammeView> {
    return this.programmes.revise(actor, id);
  }

  @May('programme.draft', 'programme.approve')
  @Post(':id/retire')
  @HttpCode(200)
  retire(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Reason }) { reason }: Reason,
  ): Promise<ProgrammeView> {
    return this.programmes.retire(actor, id, reason);
  }

  @May('programme.approve')
  @Post(':id/reinstate')
  @HttpCode(200)
  reinstate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Reason }) { reason }: Reason,
  ): Promise<ProgrammeView> {
    return this.programmes.reinstate(actor, id, reason);
  }
}

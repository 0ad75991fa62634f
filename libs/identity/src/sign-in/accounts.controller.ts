import { Id, type PersonView, Reason, SetPassword } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentActor, May } from '../access/may.decorator.js';
import { PeopleService } from '../people/people.service.js';
import { AccountsService } from './accounts.service.js';

/** The verbs of a person that concern how they sign in. */
@Controller('api/people/:id')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly people: PeopleService,
  ) {}

  @May('person.manage')
  @HttpCode(200)
  @Post('set-password')
  async setPassword(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SetPassword }) { password }: SetPassword,
  ): Promise<PersonView> {
    await this.accounts.setPassword(actor, id, password, request.sessionID);
    return this.people.get(actor, id);
  }

  @May('person.manage')
  @HttpCode(200)
  @Post('disable-account')
  async disable(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Reason }) { reason }: Reason,
  ): Promise<PersonView> {
    await this.accounts.disable(actor, id, reason);
    return this.people.get(actor, id);
  }

  @May('person.manage')
  @HttpCode(200)
  @Post('enable-account')
  async enable(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Reason }) { reason }: Reason,
  ): Promise<PersonView> {
    await this.accounts.enable(actor, id, reason);
    return this.people.get(actor, id);
  }
}

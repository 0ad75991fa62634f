import {
  AddIdentifier,
  CreatePerson,
  EndGrant,
  GrantRole,
  Id,
  ListParams,
  type PersonRow,
  type PersonView,
  Reason,
  RemoveIdentifier,
  UpdatePerson,
} from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import type { Page } from '@laurel/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CurrentActor, May } from '../access/may.decorator.js';
import { Listed } from '../wire/listed.js';
import { GrantsService } from './grants.service.js';
import { PeopleService } from './people.service.js';

@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly grants: GrantsService,
  ) {}

  @May('person.read')
  @Listed('people')
  @Get()
  list(@CurrentActor() actor: Actor, @Query({ schema: ListParams }) params: ListParams): Promise<Page<PersonRow>> {
    return this.people.list(actor, params);
  }

  @May('person.read')
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<PersonView> {
    return this.people.get(actor, id);
  }

  @May('person.manage')
  @Post()
  add(@CurrentActor() actor: Actor, @Body({ schema: CreatePerson }) person: CreatePerson): Promise<PersonView> {
    return this.people.add(actor, person);
  }

  @May('person.manage')
  @Put(':id')
  describe(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: UpdatePerson }) facts: UpdatePerson,
  ): Promise<PersonView> {
    return this.people.describe(actor, id, facts);
  }

  @May('person.manage')
  @HttpCode(200)
  @Post(':id/add-identifier')
  addIdentifier(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AddIdentifier }) identifier: AddIdentifier,
  ): Promise<PersonView> {
    return this.people.addIdentifier(actor, id, identifier);
  }

  @May('person.manage')
  @HttpCode(200)
  @Post(':id/remove-identifier')
  removeIdentifier(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RemoveIdentifier }) { identifierId }: RemoveIdentifier,
  ): Promise<PersonView> {
    return this.people.removeIdentifier(actor, id, identifierId);
  }

  @May('person.manage')
  @HttpCode(200)
  @Post(':id/deactivate')
  deactivate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Reason }) { reason }: Reason,
  ): Promise<PersonView> {
    return this.people.deactivate(actor, id, reason);
  }

  @May('person.manage')
  @HttpCode(200)
  @Post(':id/reactivate')
  reactivate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Reason }) { reason }: Reason,
  ): Promise<PersonView> {
    return this.people.reactivate(actor, id, reason);
  }

  @May('role.grant')
  @HttpCode(200)
  @Post(':id/grant')
  async grant(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: GrantRole }) grant: GrantRole,
  ): Promise<PersonView> {
    await this.grants.grant(actor, id, grant);
    return this.people.get(actor, id);
  }

  @May('role.grant')
  @HttpCode(200)
  @Post(':id/end-grant')
  async endGrant(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: EndGrant }) { grantId }: EndGrant,
  ): Promise<PersonView> {
    await this.grants.endGrant(actor, id, grantId);
    return this.people.get(actor, id);
  }
}

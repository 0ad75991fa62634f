import { type InstitutionView, SaveInstitution } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { CurrentActor, May, Public } from '../access/may.decorator.js';
import { InstitutionService } from './institution.service.js';

@Controller('api/institution')
export class InstitutionController {
  constructor(private readonly institution: InstitutionService) {}

  @Public()
  @Get()
  get(): Promise<InstitutionView> {
    return this.institution.get();
  }

  @May('institution.manage')
  @Put()
  describe(
    @CurrentActor() actor: Actor,
    @Body({ schema: SaveInstitution }) facts: SaveInstitution,
  ): Promise<InstitutionView> {
    return this.institution.describe(actor, facts);
  }
}

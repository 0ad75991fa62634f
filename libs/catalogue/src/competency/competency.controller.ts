import {
  type CompetencyRow,
  type CompetencyView,
  Id,
  ListParams,
  type ProficiencyLevelView,
  type RubricView,
} from '@laurel/contract';
import { Listed, May } from '@laurel/identity';
import { type ListRules, type Page, pageOf, parseListQuery } from '@laurel/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { CompetencyService } from './competency.service.js';

const SCALE: ListRules = { sortable: { level: 'level', id: 'level' } };

@Controller('api')
export class CompetencyController {
  constructor(private readonly competencies: CompetencyService) {}

  @May('framework.read')
  @Listed('competencies')
  @Get('competencies')
  list(@Query({ schema: ListParams }) params: ListParams): Promise<Page<CompetencyRow>> {
    return this.competencies.list(params);
  }

  @May('framework.read')
  @Get('competencies/:id')
  get(@Param('id', { schema: Id }) id: string): Promise<CompetencyView> {
    return this.competencies.get(id);
  }

  @May('framework.read')
  @Get('rubrics/:id')
  rubric(@Param('id', { schema: Id }) id: string): Promise<RubricView> {
    return this.competencies.getRubric(id);
  }

  /** The whole scale, low to high: ten levels at most, so neither pages nor filters. */
  @May('framework.read')
  @Listed('proficiency-levels')
  @Get('proficiency-levels')
  async scale(@Query({ schema: ListParams }) params: ListParams): Promise<Page<ProficiencyLevelView>> {
    const levels = await this.competencies.getScale();
    return pageOf(parseListQuery(params, SCALE), levels, levels.length);
  }
}

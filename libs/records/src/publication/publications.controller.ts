import {
  Id,
  IdFilter,
  ListParams,
  type PublicationItemView,
  type PublicationPreview,
  PublicationRequest,
  type PublicationRunView,
  readWire,
} from '@laurel/contract';
import { type Actor, ITEM_STATES, PUBLICATION_OUTCOMES, RUN_STATES } from '@laurel/domain';
import { CurrentActor, May } from '@laurel/identity';
import { contentRange, parseListQuery } from '@laurel/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { PreviewService } from './preview.service.js';
import { PublicationService } from './publication.service.js';
import { ITEM_SORTS, PublicationReader, RUN_SORTS } from './publication-reader.js';

const RunFilter = z.strictObject({
  termId: Id.optional(),
  state: z.enum(RUN_STATES).optional(),
  id: IdFilter.optional(),
});

const ItemFilter = z.strictObject({
  outcome: z.enum(PUBLICATION_OUTCOMES).optional(),
  state: z.enum(ITEM_STATES).optional(),
});

/** Publication of a term: preview, release, progress. */
@Controller('api/publications')
export class PublicationsController {
  constructor(
    private readonly previews: PreviewService,
    private readonly publications: PublicationService,
    private readonly reader: PublicationReader,
  ) {}

  /** A POST because it may take seconds and must not be repeated by caches; it stores nothing. */
  @May('publication.prepare')
  @Post('preview')
  @HttpCode(200)
  preview(@Body({ schema: PublicationRequest }) { termId }: PublicationRequest): Promise<PublicationPreview> {
    return this.previews.preview(termId);
  }

  @May('publication.prepare')
  @Post()
  @HttpCode(202)
  async release(
    @CurrentActor() actor: Actor,
    @Body({ schema: PublicationRequest }) { termId }: PublicationRequest,
  ): Promise<PublicationRunView> {
    return this.reader.get(await this.publications.releaseTerm(actor, termId));
  }

  @May('publication.read')
  @Get()
  async list(
    @Query({ schema: ListParams }) params: ListParams,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PublicationRunView[]> {
    const query = parseListQuery(params, { sortable: RUN_SORTS, defaultSort: ['releasedAt', 'DESC'] });
    const page = await this.reader.list({ ...query, filter: readWire(RunFilter, query.filter, ['filter']) });
    response.setHeader('Content-Range', contentRange('publications', page));
    return page.rows;
  }

  @May('publication.read')
  @Get(':id')
  get(@Param('id', { schema: Id }) id: string): Promise<PublicationRunView> {
    return this.reader.get(id);
  }

  @May('publication.read')
  @Get(':id/items')
  async items(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ListParams }) params: ListParams,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PublicationItemView[]> {
    const query = parseListQuery(params, { sortable: ITEM_SORTS });
    const page = await this.reader.items(id, { ...query, filter: readWire(ItemFilter, query.filter, ['filter']) });
    response.setHeader('Content-Range', contentRange('items', page));
    return page.rows;
  }

  @May('publication.prepare')
  @Post(':id/cancel')
  @HttpCode(200)
  async cancel(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<PublicationRunView> {
    await this.publications.cancel(actor, id);
    return this.reader.get(id);
  }

  @May('publication.prepare')
  @Post(':id/retry-failed')
  @HttpCode(200)
  async retryFailed(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
  ): Promise<PublicationRunView> {
    await this.publications.retryFailed(actor, id);
    return this.reader.get(id);
  }
}

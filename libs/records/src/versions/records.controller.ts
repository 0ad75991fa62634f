import { Id, IdFilter, ListParams, Reason, type RecordRow, type RecordView, readWire } from '@laurel/contract';
import { type Actor, VERSION_STATES } from '@laurel/domain';
import { CurrentActor, May } from '@laurel/identity';
import { contentRange, parseListQuery } from '@laurel/platform';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { PublicationService } from '../publication/publication.service.js';
import { Downloads } from './downloads.js';
import { RECORD_SORTS, RecordReader } from './record-reader.js';
import { RevocationService } from './revocation.service.js';

const RecordFilter = z.strictObject({
  q: z.string().max(200).optional(),
  state: z.enum(['none', ...VERSION_STATES]).optional(),
  id: IdFilter.optional(),
});

/** Records of all students, for the registrar's office. */
@Controller('api/records')
export class RecordsController {
  constructor(
    private readonly records: RecordReader,
    private readonly downloads: Downloads,
    private readonly publications: PublicationService,
    private readonly revocations: RevocationService,
  ) {}

  @May('record.read')
  @Get()
  async list(
    @Query({ schema: ListParams }) params: ListParams,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecordRow[]> {
    const query = parseListQuery(params, { sortable: RECORD_SORTS });
    const page = await this.records.list({ ...query, filter: readWire(RecordFilter, query.filter, ['filter']) });
    response.setHeader('Content-Range', contentRange('records', page));
    return page.rows;
  }

  @May('record.read')
  @Get(':id')
  get(@Param('id', { schema: Id }) id: string): Promise<RecordView> {
    return this.records.ofPerson(id);
  }

  @May('record.read')
  @Get(':id/clr')
  @Header('Cache-Control', 'private, no-store')
  clr(@Param('id', { schema: Id }) id: string): Promise<StreamableFile> {
    return this.downloads.clr(id);
  }

  @May('record.read')
  @Get(':id/transcript')
  @Header('Cache-Control', 'private, no-store')
  transcript(@Param('id', { schema: Id }) id: string): Promise<StreamableFile> {
    return this.downloads.transcript(id);
  }

  /** Answers with the run that signs it. */
  @May('publication.prepare')
  @Post(':id/publish')
  @HttpCode(202)
  async publish(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<{ runId: string }> {
    return { runId: await this.publications.releasePerson(actor, id) };
  }

  @May('credential.revoke')
  @Post(':id/revoke')
  @HttpCode(200)
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Reason }) { reason }: Reason,
  ): Promise<RecordView> {
    await this.revocations.revoke(actor, id, reason);
    return this.records.ofPerson(id);
  }
}

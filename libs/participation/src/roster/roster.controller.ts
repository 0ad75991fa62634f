import {
  Id,
  type ImportBatchView,
  ImportRosterQuery,
  ListParams,
  RosterChoices,
  type RosterReport,
} from '@laurel/contract';
import { type Actor, invalidField } from '@laurel/domain';
import { CurrentActor, Listed, May } from '@laurel/identity';
import type { Page } from '@laurel/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { memoryStorage } from 'multer';
import { ImportBatchReader } from './import-batch.reader.js';
import { rosterFileName } from './roster-file-name.js';
import { ROSTER_LIMIT, RosterImportService } from './roster-import.service.js';
import { forScreen } from './roster-report.js';

/** One part `file`, held in memory; the two choices beside it. */
const RosterFile = () =>
  UseInterceptors(
    FileInterceptor('file', {
      storage: memoryStorage(),
      defParamCharset: 'utf8',
      limits: { fileSize: ROSTER_LIMIT, files: 1, fields: 4, fieldSize: 1000, parts: 5 },
    }),
  );

@Controller('api')
export class RosterController {
  constructor(
    private readonly imports: RosterImportService,
    private readonly batches: ImportBatchReader,
  ) {}

  @May('participation.import')
  @Post('activities/:id/imports')
  @HttpCode(200)
  @RosterFile()
  async import(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) activityId: string,
    @Query({ schema: ImportRosterQuery }) { dryRun }: ImportRosterQuery,
    @Body({ schema: RosterChoices }) choices: RosterChoices,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<RosterReport> {
    if (!file) throw invalidField('file', 'file-missing', 'Send the roster as multipart/form-data, in a part “file”.');
    const fileName = rosterFileName(file.originalname);
    return forScreen(await this.imports.run({ actor, activityId, file: file.buffer, fileName, dryRun, ...choices }));
  }

  @May('participation.read')
  @Get('imports')
  @Listed('imports')
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: ListParams }) params: ListParams,
  ): Promise<Page<ImportBatchView>> {
    return this.batches.list(actor, params);
  }

  @May('participation.read')
  @Get('imports/:id')
  get(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<ImportBatchView> {
    return this.batches.get(actor, id);
  }
}

import {
  type FrameworkImportReport,
  type FrameworkRow,
  type FrameworkView,
  Id,
  ImportFrameworkQuery,
  ListParams,
} from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { CurrentActor, Listed, May } from '@laurel/identity';
import type { Page } from '@laurel/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { FrameworkReader } from './framework.reader.js';
import { FrameworkImportService, parsePackage } from './framework-import.service.js';

/** Largest package taken: 50 MB. Past it the answer is 413. */
const LIMITS = { fileSize: 50 * 1024 * 1024, files: 1, fields: 10, fieldSize: 1024 };

@Controller('api/frameworks')
export class FrameworkController {
  constructor(
    private readonly frameworks: FrameworkReader,
    private readonly imports: FrameworkImportService,
  ) {}

  @May('framework.read')
  @Listed('frameworks')
  @Get()
  list(@Query({ schema: ListParams }) params: ListParams): Promise<Page<FrameworkRow>> {
    return this.frameworks.list(params);
  }

  @May('framework.read')
  @Get(':id')
  get(@Param('id', { schema: Id }) id: string): Promise<FrameworkView> {
    return this.frameworks.get(id);
  }

  /** The package as multipart `file` or as the JSON body itself. */
  @May('framework.import')
  @Post('import')
  @HttpCode(200)
  @UseInterceptors(FileInterceptor('file', { limits: LIMITS }))
  import(
    @CurrentActor() actor: Actor,
    @Query({ schema: ImportFrameworkQuery }) query: ImportFrameworkQuery,
    @UploadedFile() file: { buffer: Buffer } | undefined,
    @Body() body: unknown,
  ): Promise<FrameworkImportReport> {
    return this.imports.import(actor, file ? parsePackage(file.buffer) : body, query);
  }
}

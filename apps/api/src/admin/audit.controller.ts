import { type AuditEventView, ListParams } from '@laurel/contract';
import { May } from '@laurel/identity';
import { AuditLog, type AuditVerdict, contentRange } from '@laurel/platform';
import { Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { AuditReader } from './audit-reader.js';

/** The log of decisions: who, what, when; and whether the chain is whole. */
@Controller('api/audit-events')
export class AuditController {
  constructor(
    private readonly reader: AuditReader,
    private readonly audit: AuditLog,
    private readonly dataSource: DataSource,
  ) {}

  @May('audit.read')
  @Get()
  async list(
    @Query({ schema: ListParams }) params: ListParams,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AuditEventView[]> {
    const page = await this.reader.list(params);
    response.setHeader('Content-Range', contentRange('audit-events', page));
    return page.rows;
  }

  /** Walks the whole chain; changes nothing. */
  @May('audit.read')
  @Post('verify')
  @HttpCode(200)
  verify(): Promise<AuditVerdict> {
    return this.audit.verify(this.dataSource);
  }
}

import { Id } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { CurrentActor, May } from '@laurel/identity';
import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { EvidenceFiles } from './evidence-files.service.js';

@Controller('api/evidence-items')
export class EvidenceController {
  constructor(private readonly evidence: EvidenceFiles) {}

  /** Always a download, never a page of ours: what students hand in must not run in the reader's browser. */
  @May('submission.read')
  @Get(':id/file')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { name, mediaType, size, content } = await this.evidence.open(actor, id);
    response.attachment(name);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('Content-Type', mediaType);
    return new StreamableFile(content, { type: mediaType, length: size });
  }
}

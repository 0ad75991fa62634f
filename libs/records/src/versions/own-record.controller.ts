import type { RecordView } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { CurrentActor, May } from '@laurel/identity';
import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { Downloads } from './downloads.js';
import { RecordReader } from './record-reader.js';

/** The student's own record, and its downloads. */
@Controller('api/record')
export class OwnRecordController {
  constructor(
    private readonly records: RecordReader,
    private readonly downloads: Downloads,
  ) {}

  @May('record.own')
  @Get()
  own(@CurrentActor() actor: Actor): Promise<RecordView> {
    return this.records.ofPerson(actor.personId);
  }

  @May('record.own')
  @Get('clr')
  @Header('Cache-Control', 'private, no-store')
  clr(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    return this.downloads.clr(actor.personId);
  }

  @May('record.own')
  @Get('transcript')
  @Header('Cache-Control', 'private, no-store')
  transcript(@CurrentActor() actor: Actor): Promise<StreamableFile> {
    return this.downloads.transcript(actor.personId);
  }
}

import { CredentialsService } from '@laurel/credentials';
import { Injectable, StreamableFile } from '@nestjs/common';
import { RecordReader } from './record-reader.js';
import { Transcripts } from './transcripts.js';

/** The signed record and the transcript of a person, as files. */
@Injectable()
export class Downloads {
  constructor(
    private readonly records: RecordReader,
    private readonly credentials: CredentialsService,
    private readonly transcripts: Transcripts,
  ) {}

  async clr(personId: string): Promise<StreamableFile> {
    const version = await this.records.currentVersion(personId);
    const document = await this.credentials.clrOf(version.id);
    return new StreamableFile(Buffer.from(JSON.stringify(document, null, 2)), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="record-version-${version.number}.json"`,
    });
  }

  async transcript(personId: string): Promise<StreamableFile> {
    const version = await this.records.currentVersion(personId);
    const pdf = await this.transcripts.stored(version);
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `attachment; filename="transcript-version-${version.number}.pdf"`,
      length: pdf.length,
    });
  }
}

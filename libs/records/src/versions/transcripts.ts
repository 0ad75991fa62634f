import type { JsonObject } from '@laurel/credentials';
import { notFound } from '@laurel/domain';
import { CONFIG, type Config, FileStore } from '@laurel/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { renderTranscript } from '../pdf/index.js';
import type { RecordVersion } from './record-version.entity.js';

interface InstitutionRow {
  name: string;
  url: string;
  locale: string;
  registrar_name: string;
  registrar_title: string;
  seal_motto: string | null;
  time_zone: string;
}

/** The PDF transcript of a version: rendered once when it is issued, then served as stored. */
@Injectable()
export class Transcripts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Renders the document with the signed CLR attached. Throws MissingGlyphError where a letter has no font. */
  async render(version: RecordVersion, issuedAt: Date, clr: JsonObject): Promise<Buffer> {
    const [institution] = await this.dataSource.query<InstitutionRow[]>(
      'select name, url, locale, registrar_name, registrar_title, seal_motto, time_zone from institution',
    );
    if (!institution) throw notFound('institution');
    return renderTranscript({
      record: version.content,
      version: { number: version.number, issuedAt: issuedAt.toISOString(), verifyCode: version.verifyCode },
      institution: {
        name: institution.name,
        url: institution.url,
        registrarName: institution.registrar_name,
        registrarTitle: institution.registrar_title,
        sealMotto: institution.seal_motto,
        timeZone: institution.time_zone,
      },
      verifyUrl: `${this.config.baseUrl}/verify/${version.verifyCode}`,
      clrJson: Buffer.from(JSON.stringify(clr, null, 2)),
      locale: institution.locale,
      paper: institution.locale.endsWith('US') ? 'Letter' : 'A4',
    });
  }

  /** The stored document of an issued version. */
  async stored(version: RecordVersion): Promise<Buffer> {
    if (!version.pdfSha256) throw notFound('transcript');
    return this.files.read(version.pdfSha256);
  }
}

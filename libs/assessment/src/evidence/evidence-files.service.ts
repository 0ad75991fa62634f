import type { Readable } from 'node:stream';
import { type Actor, notFound } from '@laurel/domain';
import { FileStore } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { visibleTo } from '../submission/submission-scope.js';

export interface EvidenceDownload {
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  content: Readable;
}

/** Files of evidence, for those who may see the submission they belong to. */
@Injectable()
export class EvidenceFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: FileStore,
  ) {}

  /** Not-found for links, reflections, and whatever this actor may not see. The caller reads the stream to its end. */
  async open(actor: Actor, evidenceId: string): Promise<EvidenceDownload> {
    const params: unknown[] = [evidenceId];
    const [item] = await this.dataSource.query<{ name: string; mediaType: string; size: number; sha256: string }[]>(
      `select item.file_name as name, stored_file.media_type as "mediaType", stored_file.size, stored_file.sha256
         from evidence_item item
         join stored_file on stored_file.sha256 = item.file_sha256
         join submission on submission.id = item.submission_id
        where item.id = $1::uuid and ${visibleTo(actor, params)}`,
      params,
    );
    if (!item) throw notFound('file');
    const { sha256, ...facts } = item;
    return { ...facts, content: await this.files.open(sha256) };
  }
}

import { CredentialsService } from '@laurel/credentials';
import { nextVersionState, Refusal } from '@laurel/domain';
import { AuditLog, Clock, FileStore, type JobContext } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MissingGlyphError } from '../pdf/index.js';
import { RecordVersion } from '../versions/record-version.entity.js';
import { Transcripts } from '../versions/transcripts.js';
import type { IssueRecord } from './jobs.js';
import { PublicationService } from './publication.service.js';

/** A transcript of hundreds of entries stays far below this. */
const PDF_LIMIT = 20_000_000;

/**
 * Job: signs one queued version. Idempotent by the version's id: places in the status list are taken once, ids of
 * credentials follow from the version, and only a version that is still queued is stored. Signing and rendering happen
 * outside any transaction; killed at any point, the next attempt ends in the same state.
 */
@Injectable()
export class RecordIssuer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly credentials: CredentialsService,
    private readonly transcripts: Transcripts,
    private readonly files: FileStore,
    private readonly publications: PublicationService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async issue({ recordVersionId }: IssueRecord, context?: Pick<JobContext, 'lastAttempt'>): Promise<void> {
    const version = await this.dataSource.manager.findOneBy(RecordVersion, { id: recordVersionId });
    if (!version) return;
    if (version.state === 'queued') {
      try {
        await this.signAndStore(version);
      } catch (error) {
        // A fault of the content stays one however often it is tried; anything else may pass.
        const permanent = error instanceof Refusal || error instanceof MissingGlyphError;
        if (!permanent && !context?.lastAttempt) throw error;
        await this.giveUp(version.id, error instanceof Error ? error.message : String(error));
      }
    }
    if (version.runId) await this.publications.finishIfDone(version.runId);
  }

  private async signAndStore(version: RecordVersion): Promise<void> {
    const issuedAt = this.clock.now();
    const signed = await this.credentials.signRecord(version.id, version.content, issuedAt);
    const pdf = await this.transcripts.render(version, issuedAt, signed.clr.document);
    const stored = await this.files.put(pdf, { limit: PDF_LIMIT });
    await this.dataSource.transaction(async (manager) => {
      const locked = await manager.findOne(RecordVersion, {
        where: { id: version.id },
        lock: { mode: 'pessimistic_write' },
      });
      // Someone else was faster, or the run was cancelled meanwhile: nothing of ours counts.
      if (locked?.state !== 'queued') return;
      await this.supersedeCurrent(manager, version.personId);
      await this.credentials.store(manager, { version, signed, issuedAt });
      await manager.query(
        `insert into stored_file (sha256, size, media_type, created_at) values ($1, $2, 'application/pdf', $3)
         on conflict (sha256) do nothing`,
        [stored.sha256, stored.size, issuedAt],
      );
      await manager.update(RecordVersion, version.id, {
        state: nextVersionState(locked.state, 'issue'),
        issuedAt,
        pdfSha256: stored.sha256,
      });
      await this.endItem(manager, version.id, 'issued', null);
      await this.audit.append(manager, {
        actor: null,
        verb: 'record.issue',
        subjectType: 'record',
        subjectId: version.personId,
        detail: { version: version.number, recordVersionId: version.id, contentSha256: version.contentSha256 },
      });
    });
  }

  /** A credential is never edited: what was current is superseded, in rows and in the status list. */
  private async supersedeCurrent(manager: EntityManager, personId: string): Promise<void> {
    const current = await manager.findOne(RecordVersion, {
      where: { personId, state: 'issued' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!current) return;
    await this.credentials.supersede(manager, current.id);
    await manager.update(RecordVersion, current.id, { state: nextVersionState('issued', 'supersede') });
  }

  private async giveUp(recordVersionId: string, why: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const locked = await manager.findOne(RecordVersion, {
        where: { id: recordVersionId },
        lock: { mode: 'pessimistic_write' },
      });
      if (locked?.state !== 'queued') return;
      await manager.update(RecordVersion, recordVersionId, {
        state: nextVersionState(locked.state, 'fail'),
        failure: why,
      });
      await this.endItem(manager, recordVersionId, 'failed', why);
    });
  }

  private async endItem(
    manager: EntityManager,
    recordVersionId: string,
    state: 'issued' | 'failed',
    message: string | null,
  ): Promise<void> {
    await manager.query(
      `update publication_item set state = $2, code = case when $3::text is null then code else 'signing-failed' end,
              message = coalesce($3, message)
       where record_version_id = $1`,
      [recordVersionId, state, message],
    );
  }
}

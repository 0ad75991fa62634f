import { CredentialsService, IssuedDocumentInvalid } from '@laurel/credentials';
import { type ItemState, issueObstacle, nextVersionState, Refusal } from '@laurel/domain';
import { HoldsService } from '@laurel/identity';
import { AuditLog, Clock, FileStore, type JobContext } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MissingGlyphError } from '../pdf/index.js';
import { RecordVersion } from '../versions/record-version.entity.js';
import { Transcripts } from '../versions/transcripts.js';
import type { IssueRecord } from './jobs.js';
import { RunAssembler } from './run-assembler.js';

/** What the verify page takes at most, in bytes: nothing larger is issued. Hundreds of entries stay far below. */
const PDF_LIMIT = 10 * 1024 * 1024;

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
    private readonly runs: RunAssembler,
    private readonly holds: HoldsService,
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
        if (!isOfTheContent(error) && !context?.lastAttempt) throw error;
        await this.giveUp(version, error);
      }
    }
    if (version.runId) await this.runs.finishIfDone(version.runId);
  }

  private async signAndStore(version: RecordVersion): Promise<void> {
    const issuedAt = this.clock.now();
    const signed = await this.credentials.signRecord(version.id, version.content, issuedAt);
    const pdf = await this.transcripts.render(version, issuedAt, signed.clr.document);
    const stored = await this.files.put(pdf, { limit: PDF_LIMIT });
    await this.dataSource.transaction(async (manager) => {
      // Someone else was faster, or it was taken back meanwhile: nothing of ours counts.
      if (!(await this.isStillQueued(manager, version.id))) return;
      const held = await this.holds.heldAmong(manager, [version.personId], 'record');
      const obstacle = issueObstacle({ recordHold: held.has(version.personId) });
      if (obstacle) throw obstacle;
      await this.supersedeCurrent(manager, version.personId);
      await this.credentials.store(manager, { version, signed, issuedAt });
      await manager.query(
        `insert into stored_file (sha256, size, media_type, created_at) values ($1, $2, 'application/pdf', $3)
         on conflict (sha256) do nothing`,
        [stored.sha256, stored.size, issuedAt],
      );
      await manager.update(RecordVersion, version.id, {
        state: nextVersionState('queued', 'issue'),
        issuedAt,
        pdfSha256: stored.sha256,
      });
      await this.endItem(manager, version.id, 'issued');
      await this.log(manager, version, 'record.issue', { contentSha256: version.contentSha256 });
    });
  }

  /** Locks the version: whoever cancels, revokes or signs it as well waits for us, or we for them. */
  private async isStillQueued(manager: EntityManager, recordVersionId: string): Promise<boolean> {
    const locked = await manager.findOne(RecordVersion, {
      select: { id: true, state: true },
      where: { id: recordVersionId },
      lock: { mode: 'pessimistic_write' },
    });
    return locked?.state === 'queued';
  }

  /** A credential is never edited: what was current is superseded, in rows and in the status list. */
  private async supersedeCurrent(manager: EntityManager, personId: string): Promise<void> {
    const current = await manager.findOne(RecordVersion, {
      select: { id: true, state: true },
      where: { personId, state: 'issued' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!current) return;
    await this.credentials.supersede(manager, current.id);
    await manager.update(RecordVersion, current.id, { state: nextVersionState(current.state, 'supersede') });
  }

  private async giveUp(version: RecordVersion, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Refusal ? error.code : 'signing-failed';
    await this.dataSource.transaction(async (manager) => {
      if (!(await this.isStillQueued(manager, version.id))) return;
      await manager.update(RecordVersion, version.id, { state: nextVersionState('queued', 'fail'), failure: message });
      await this.endItem(manager, version.id, 'failed', { code, message });
      await this.log(manager, version, 'record.fail', { code, message });
    });
  }

  private async endItem(
    manager: EntityManager,
    recordVersionId: string,
    state: ItemState,
    why: { code: string | null; message: string | null } = { code: null, message: null },
  ): Promise<void> {
    await manager.query(
      `update publication_item set state = $2, code = coalesce($3, code), message = coalesce($4, message)
       where record_version_id = $1`,
      [recordVersionId, state, why.code, why.message],
    );
  }

  private log(manager: EntityManager, version: RecordVersion, verb: string, detail: Record<string, unknown>) {
    return this.audit.append(manager, {
      actor: null,
      verb,
      subjectType: 'record',
      subjectId: version.personId,
      detail: { version: version.number, recordVersionId: version.id, ...detail },
    });
  }
}

/** Such a fault stays one however often it is tried; anything else may pass. */
const isOfTheContent = (error: unknown): boolean =>
  error instanceof Refusal || error instanceof MissingGlyphError || error instanceof IssuedDocumentInvalid;

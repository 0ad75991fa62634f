import { CredentialsService } from '@laurel/credentials';
import { type Actor, conflict, nextVersionState, notFound } from '@laurel/domain';
import { AuditLog, Clock } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { RecordVersion } from './record-version.entity.js';

const MEANWHILE = 'The record was revoked before this was signed.';

/** Takes an official record back. The way forward is a new version: publish again. */
@Injectable()
export class RevocationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly credentials: CredentialsService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Revokes the current version of a person with all its credentials, in rows and in the status list. A newer one that
   * waits to be signed is taken back too: it was assembled before the decision. Refuses (`changed-meanwhile`) when the
   * version that was current when the request came in no longer is.
   */
  async revoke(actor: Actor, personId: string, reason: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const seen = await manager.findOne(RecordVersion, { select: { id: true }, where: { personId, state: 'issued' } });
      if (!seen) throw notFound('official record');
      // Newest first, in the order in which a job that issues the newest locks them.
      const locked = await manager.find(RecordVersion, {
        select: { id: true, number: true, state: true },
        where: { personId, state: In(['queued', 'issued']) },
        order: { number: 'DESC' },
        lock: { mode: 'pessimistic_write' },
      });
      const current = locked.find((version) => version.state === 'issued');
      if (current?.id !== seen.id)
        throw conflict(
          'changed-meanwhile',
          'A newer version was issued, or this one revoked, at the same moment. Look at the record, then decide.',
        );
      const waiting = locked.find((version) => version.state === 'queued');
      if (waiting) await this.takeBack(manager, waiting);
      await this.credentials.revoke(manager, current.id, reason);
      await manager.update(RecordVersion, current.id, {
        state: nextVersionState(current.state, 'revoke'),
        revokedAt: this.clock.now(),
        revokedBy: actor.personId,
        revokeReason: reason,
      });
      await this.audit.append(manager, {
        actor,
        verb: 'record.revoke',
        subjectType: 'record',
        subjectId: personId,
        detail: { version: current.number, reason, ...(waiting ? { takenBack: waiting.number } : {}) },
      });
    });
  }

  /** Its job stays: it finds nothing to sign, and ends the run if this was the last one. */
  private async takeBack(manager: EntityManager, { id, state }: RecordVersion): Promise<void> {
    await manager.update(RecordVersion, id, { state: nextVersionState(state, 'fail'), failure: MEANWHILE });
    await manager.query(
      `update publication_item set state = 'cancelled', code = 'revoked-meanwhile', message = $2
       where record_version_id = $1`,
      [id, MEANWHILE],
    );
  }
}

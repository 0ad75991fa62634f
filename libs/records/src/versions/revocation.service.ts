import { CredentialsService } from '@laurel/credentials';
import { type Actor, nextVersionState, notFound } from '@laurel/domain';
import { AuditLog, Clock } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RecordVersion } from './record-version.entity.js';

/** Takes an official record back. The way forward is a new version: publish again. */
@Injectable()
export class RevocationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly credentials: CredentialsService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Revokes the current version of a person with all its credentials, in rows and in the status list. */
  async revoke(actor: Actor, personId: string, reason: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const version = await manager.findOne(RecordVersion, {
        where: { personId, state: 'issued' },
        lock: { mode: 'pessimistic_write' },
      });
      if (!version) throw notFound('official record');
      await this.credentials.revoke(manager, version.id, reason);
      await manager.update(RecordVersion, version.id, {
        state: nextVersionState(version.state, 'revoke'),
        revokedAt: this.clock.now(),
        revokedBy: actor.personId,
        revokeReason: reason,
      });
      await this.audit.append(manager, {
        actor,
        verb: 'record.revoke',
        subjectType: 'record',
        subjectId: personId,
        detail: { version: version.number, reason },
      });
    });
  }
}

import type { Actor } from '@laurel/domain';
import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '../clock.js';
import { GENESIS, sealEvent, storedJson } from './canonical.js';

export interface AuditEntry {
  /** Who did it; `null` = the system itself. */
  actor: Pick<Actor, 'personId' | 'displayName'> | null;
  /** The domain verb: `participation.verify`. */
  verb: string;
  /** The noun: `participation`. */
  subjectType: string;
  subjectId: string | null;
  /** What a reader needs to understand it later: before and after, reason. No secrets, no evidence texts. */
  detail?: Record<string, unknown>;
}

export interface AuditVerdict {
  ok: boolean;
  /** Events read. */
  count: number;
  firstBroken?: { seq: number; reason: string };
}

interface StoredEvent {
  seq: number;
  at: Date;
  actor_id: string | null;
  actor_name: string | null;
  verb: string;
  subject_type: string;
  subject_id: string | null;
  detail: unknown;
  prev_hash: string;
  hash: string;
}

const PAGE = 5000;
const BATCH = 1000;

/**
 * The append-only log. Every event carries a hash over the one before it. Appending locks the head of the chain until
 * the caller's transaction ends, so call it as the last thing before commit: what comes after it holds up everybody.
 */
export class AuditLog {
  constructor(private readonly clock: Clock) {}

  async append(manager: EntityManager, entry: AuditEntry): Promise<void> {
    await this.appendMany(manager, [entry]);
  }

  /** Appends in the order given, a thousand rows a statement. */
  async appendMany(manager: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const [head] = await manager.query<{ seq: number; hash: string }[]>(
      'select seq, hash from audit_head where singleton for update',
    );
    if (!head) throw new Error('The audit log has no head: the row of audit_head is missing.');
    let { seq, hash } = head;
    for (let start = 0; start < entries.length; start += BATCH) {
      const rows = entries.slice(start, start + BATCH).map((entry) => {
        seq += 1;
        const row = this.seal(seq, hash, entry);
        hash = row.hash;
        return row;
      });
      await manager.query(
        `insert into audit_event
           (seq, at, actor_id, actor_name, verb, subject_type, subject_id, detail, prev_hash, hash)
         select seq, at, actor_id, actor_name, verb, subject_type, subject_id, detail, prev_hash, hash
         from jsonb_to_recordset($1::jsonb) as event(
           seq bigint, at timestamptz, actor_id uuid, actor_name text, verb text, subject_type text, subject_id text,
           detail jsonb, prev_hash text, hash text)`,
        [storedJson(rows)],
      );
    }
    await manager.query('update audit_head set seq = $1, hash = $2 where singleton', [seq, hash]);
  }

  private seal(seq: number, previous: string, entry: AuditEntry): StoredEvent {
    const fields = {
      seq,
      at: this.clock.now(),
      actorId: entry.actor?.personId ?? null,
      actorName: entry.actor?.displayName ?? null,
      verb: entry.verb,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      detail: entry.detail ?? {},
    };
    return {
      seq,
      at: fields.at,
      actor_id: fields.actorId,
      actor_name: fields.actorName,
      verb: fields.verb,
      subject_type: fields.subjectType,
      subject_id: fields.subjectId,
      detail: fields.detail,
      prev_hash: previous,
      hash: sealEvent(previous, fields),
    };
  }

  /**
   * Reads the whole chain, page by page, in one snapshot, and recomputes it. Stops at the first event that was
   * changed, moved, left out or cut off the end. `onProgress` is told how many events were read.
   */
  async verify(dataSource: DataSource, onProgress?: (count: number) => void): Promise<AuditVerdict> {
    return dataSource.transaction('REPEATABLE READ', async (manager) => {
      const [head] = await manager.query<{ seq: number; hash: string }[]>(
        'select seq, hash from audit_head where singleton',
      );
      let last = { seq: 0, hash: GENESIS };
      for (;;) {
        const events = await manager.query<StoredEvent[]>(
          'select * from audit_event where seq > $1 order by seq limit $2',
          [last.seq, PAGE],
        );
        for (const event of events) {
          const reason = faultOf(event, last);
          if (reason) return { ok: false, count: last.seq, firstBroken: { seq: event.seq, reason } };
          last = { seq: event.seq, hash: event.hash };
        }
        onProgress?.(last.seq);
        if (events.length < PAGE) break;
      }
      if (head?.seq === last.seq && head.hash === last.hash) return { ok: true, count: last.seq };
      const reason = `the log ends at ${last.seq}, but ${head?.seq ?? 'no'} events were written`;
      return { ok: false, count: last.seq, firstBroken: { seq: last.seq + 1, reason } };
    });
  }
}

function faultOf(event: StoredEvent, last: { seq: number; hash: string }): string | undefined {
  if (event.seq !== last.seq + 1) return `event ${last.seq + 1} is missing`;
  if (event.prev_hash !== last.hash) return 'it does not follow from the event before it';
  const hash = sealEvent(last.hash, {
    seq: event.seq,
    at: event.at,
    actorId: event.actor_id,
    actorName: event.actor_name,
    verb: event.verb,
    subjectType: event.subject_type,
    subjectId: event.subject_id,
    detail: event.detail,
  });
  return hash === event.hash ? undefined : 'its content is not what was written';
}

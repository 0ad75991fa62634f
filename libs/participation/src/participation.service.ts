import type { BulkOutcome, CorrectParticipation, ParticipationView, RecordParticipation } from '@laurel/contract';
import { type Actor, conflict, type Verb } from '@laurel/domain';
import { brokenConstraint } from '@laurel/identity';
import { AuditLog, Clock } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type Change,
  decideEach,
  declining,
  type LockedParticipation,
  lockParticipations,
  mustBeAsSeen,
  type Outcome,
  undoing,
  verifying,
  withdrawing,
  writeChanges,
} from './decisions.js';
import { EntryWriter } from './entry-writer.js';
import { ParticipationReader } from './participation.reader.js';

/** Deciding about one row that must still be as it was seen; undefined = not asked. */
interface Seen {
  version?: number;
}

/** What staff do with the participations of their units. */
@Injectable()
export class ParticipationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly entries: EntryWriter,
    private readonly reader: ParticipationReader,
  ) {}

  /**
   * Records one participation by hand. The same facts twice are one: `created` is false when they were there already.
   * Other facts for the same student, activity and role are a conflict (`already-recorded`).
   */
  async record(actor: Actor, entry: RecordParticipation): Promise<{ view: ParticipationView; created: boolean }> {
    const { id, created } = await this.entries.record(actor, entry);
    return { view: await this.reader.get(actor, id), created };
  }

  /** Puts other facts in place of what waits and is not decided. */
  async correct(actor: Actor, id: string, facts: CorrectParticipation): Promise<ParticipationView> {
    await this.entries.correct(actor, id, facts);
    return this.reader.get(actor, id);
  }

  verify(actor: Actor, id: string, { note, version }: Seen & { note: string | null }): Promise<ParticipationView> {
    return this.decideOne(actor, 'participation.verify', id, version, (participation, now) =>
      verifying(participation, actor, now.toISOString(), note),
    );
  }

  decline(actor: Actor, id: string, { reason, version }: Seen & { reason: string }): Promise<ParticipationView> {
    return this.decideOne(actor, 'participation.verify', id, version, (participation) =>
      declining(participation, actor, reason),
    );
  }

  /** Takes the last decision back: a verification stays, marked, and no longer stands. */
  undo(actor: Actor, id: string, { reason, version }: Seen & { reason: string }): Promise<ParticipationView> {
    return this.decideOne(actor, 'participation.verify', id, version, (participation) =>
      undoing(participation, actor, reason),
    );
  }

  withdraw(actor: Actor, id: string, { reason, version }: Seen & { reason: string }): Promise<ParticipationView> {
    return this.decideOne(actor, 'participation.record', id, version, (participation) =>
      withdrawing(participation, reason),
    );
  }

  /** Verifies many; each row has its own outcome, and one that is refused does not stop the others. */
  verifyMany(actor: Actor, ids: readonly string[], note: string | null): Promise<BulkOutcome> {
    return this.decideMany(actor, ids, (participation, now) =>
      verifying(participation, actor, now.toISOString(), note),
    );
  }

  declineMany(actor: Actor, ids: readonly string[], reason: string): Promise<BulkOutcome> {
    return this.decideMany(actor, ids, (participation) => declining(participation, actor, reason));
  }

  private async decideOne(
    actor: Actor,
    verb: Verb,
    id: string,
    seen: number | undefined,
    decide: (participation: LockedParticipation, now: Date) => Change,
  ): Promise<ParticipationView> {
    const [outcome] = await this.decide(actor, verb, [id], (participation, now) => {
      mustBeAsSeen(participation, seen);
      return decide(participation, now);
    });
    if (outcome && 'refusal' in outcome) throw outcome.refusal;
    return this.reader.get(actor, id);
  }

  private async decideMany(
    actor: Actor,
    ids: readonly string[],
    decide: (participation: LockedParticipation, now: Date) => Change,
  ): Promise<BulkOutcome> {
    const outcomes = await this.decide(actor, 'participation.verify', ids, decide);
    const results = outcomes.map((outcome) =>
      'refusal' in outcome
        ? { id: outcome.id, ok: false, code: outcome.refusal.code, message: outcome.refusal.message }
        : { id: outcome.id, ok: true },
    );
    const done = results.filter(({ ok }) => ok).length;
    return { results, done, failed: results.length - done };
  }

  /** One transaction: lock what this actor reaches, let the rules decide row by row, write, log. */
  private decide(
    actor: Actor,
    verb: Verb,
    ids: readonly string[],
    decide: (participation: LockedParticipation, now: Date) => Change,
  ): Promise<Outcome[]> {
    const decided = this.dataSource.transaction(async (manager) => {
      const locked = await lockParticipations(manager, actor, verb, ids);
      const now = this.clock.now();
      const outcomes = decideEach(locked, ids, (participation) => decide(participation, now));
      const changes = outcomes.flatMap((outcome) => ('change' in outcome ? [outcome.change] : []));
      await this.audit.appendMany(manager, await writeChanges(manager, actor, now, changes));
      return outcomes;
    });
    return decided.catch((error: unknown) => {
      // Taking back a decline or a withdrawal would put the same student twice into one role.
      if (brokenConstraint(error) === 'participation_live') throw recordedAgain();
      throw error;
    });
  }
}

const recordedAgain = () =>
  conflict('recorded-again', 'This student has been recorded in the same role again since. Withdraw that entry first.');

import {
  type Actor,
  type CalendarDate,
  conflict,
  declineParticipation,
  type NewVerification,
  notFound,
  type Participation,
  type ParticipationSource,
  type ParticipationState,
  Refusal,
  rolesFor,
  undoParticipation,
  unitScope,
  type Verb,
  verifyParticipation,
  withdrawParticipation,
} from '@laurel/domain';
import { type AuditEntry, newId } from '@laurel/platform';
import type { EntityManager } from 'typeorm';

/** A participation locked until the caller's transaction ends. */
export interface LockedParticipation extends Participation {
  activityId: string;
  note: string | null;
  version: number;
}

/** What a verb wants written for one participation. */
export interface Change {
  participation: LockedParticipation;
  state: ParticipationState;
  declineReason: string | null;
  verification?: NewVerification;
  undone?: { verificationId: string; reason: string };
  audit: { verb: string; detail: Record<string, unknown> };
}

/** How one row of a bulk verb ended. */
export type Outcome = { id: string; change: Change } | { id: string; refusal: Refusal };

interface Row {
  id: string;
  person_id: string;
  activity_id: string;
  role_id: string;
  minutes: number;
  starts_on: CalendarDate;
  ends_on: CalendarDate;
  state: ParticipationState;
  source: ParticipationSource;
  recorded_by: string | null;
  note: string | null;
  version: number;
  four_eyes: boolean;
  verifications: { id: string; verifierId: string | null }[];
}

/**
 * Locks those of `ids` that `actor` reaches with `verb`, always in the order of their ids, so that two people who
 * decide about the same rows wait for each other and never block each other. By id; rows out of reach are absent.
 */
export async function lockParticipations(
  manager: EntityManager,
  actor: Actor,
  verb: Verb,
  ids: readonly string[],
): Promise<Map<string, LockedParticipation>> {
  await manager.query(
    `select participation.id from participation join activity on activity.id = participation.activity_id
      where participation.id = any($1::uuid[]) and ($2::uuid[] is null or activity.unit_id = any($2::uuid[]))
      order by participation.id for update of participation`,
    [ids, unitScope(actor, rolesFor(verb))],
  );
  // A second statement: what somebody else committed while we waited for the lock is seen only by a new snapshot.
  const rows = await manager.query<Row[]>(
    `select participation.id, participation.person_id, participation.activity_id, participation.role_id,
            participation.minutes, participation.starts_on, participation.ends_on, participation.state,
            participation.source, participation.recorded_by, participation.note, participation.version,
            programme_version.four_eyes,
            coalesce((select json_agg(json_build_object('id', verification.id, 'verifierId', verifier_id)
                                      order by decided_at, verification.id)
                        from verification
                       where participation_id = participation.id and undone_at is null), '[]') as verifications
       from participation
       join activity on activity.id = participation.activity_id
       join programme_version on programme_version.id = activity.programme_version_id
      where participation.id = any($1::uuid[]) and ($2::uuid[] is null or activity.unit_id = any($2::uuid[]))`,
    [ids, unitScope(actor, rolesFor(verb))],
  );
  return new Map(rows.map((row) => [row.id, asLocked(row)]));
}

const asLocked = (row: Row): LockedParticipation => ({
  id: row.id,
  personId: row.person_id,
  activityId: row.activity_id,
  roleId: row.role_id,
  minutes: row.minutes,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  state: row.state,
  source: row.source,
  recordedBy: row.recorded_by,
  note: row.note,
  version: row.version,
  fourEyes: row.four_eyes,
  verifications: row.verifications,
});

/** Decides row by row: what the rules refuse stays as it is, and says why. In the order of `ids`, each once. */
export function decideEach(
  locked: ReadonlyMap<string, LockedParticipation>,
  ids: readonly string[],
  decide: (participation: LockedParticipation) => Change,
): Outcome[] {
  return [...new Set(ids)].map((id) => {
    const participation = locked.get(id);
    if (!participation) return { id, refusal: notFound('participation') };
    try {
      return { id, change: decide(participation) };
    } catch (error) {
      if (error instanceof Refusal) return { id, refusal: error };
      throw error;
    }
  });
}

/** Refuses what was changed since `seen` was read; undefined = not asked. */
export function mustBeAsSeen(participation: LockedParticipation, seen: number | undefined): void {
  if (seen === undefined || seen === participation.version) return;
  throw conflict('changed-meanwhile', 'Someone changed this since you opened it. Look again, then decide.');
}

const audited = (participation: LockedParticipation, verb: string, to: ParticipationState, detail = {}) => ({
  verb: `participation.${verb}`,
  detail: { from: participation.state, to, ...detail },
});

export function verifying(participation: LockedParticipation, actor: Actor, at: string, note: string | null): Change {
  const { state, verification } = verifyParticipation(participation, actor, at, note);
  const audit = audited(participation, 'verify', state, note ? { note } : {});
  return { participation, state, declineReason: null, verification, audit };
}

export function declining(participation: LockedParticipation, actor: Actor, reason: string): Change {
  const { state } = declineParticipation(participation, actor, reason);
  return { participation, state, declineReason: reason, audit: audited(participation, 'decline', state, { reason }) };
}

export function withdrawing(participation: LockedParticipation, reason: string): Change {
  const { state } = withdrawParticipation(participation);
  return { participation, state, declineReason: null, audit: audited(participation, 'withdraw', state, { reason }) };
}

const DECISION_BEHIND: Partial<Record<ParticipationState, string>> = { declined: 'decline', withdrawn: 'withdraw' };

export function undoing(participation: LockedParticipation, actor: Actor, reason: string): Change {
  const { state, verificationId } = undoParticipation(participation, actor);
  const of = DECISION_BEHIND[participation.state] ?? 'verify';
  return {
    participation,
    state,
    declineReason: null,
    ...(verificationId ? { undone: { verificationId, reason } } : {}),
    audit: audited(participation, 'undo', state, { of, reason }),
  };
}

/** Writes what was decided, set-based, and returns what belongs on the log. */
export async function writeChanges(
  manager: EntityManager,
  actor: Actor,
  now: Date,
  changes: readonly Change[],
): Promise<AuditEntry[]> {
  if (changes.length === 0) return [];
  await manager.query(
    `update participation
        set state = change.state, decline_reason = change.reason, version = participation.version + 1, updated_at = $4
       from unnest($1::uuid[], $2::text[], $3::text[]) as change (id, state, reason)
      where participation.id = change.id`,
    [
      changes.map(({ participation }) => participation.id),
      changes.map(({ state }) => state),
      changes.map(({ declineReason }) => declineReason),
      now,
    ],
  );
  await insertVerifications(manager, changes);
  const undone = changes.flatMap((change) => change.undone ?? []);
  if (undone.length > 0)
    await manager.query(
      `update verification set undone_at = $3, undone_by = $4, undo_reason = taken.reason
         from unnest($1::uuid[], $2::text[]) as taken (id, reason)
        where verification.id = taken.id and verification.undone_at is null`,
      [undone.map((one) => one.verificationId), undone.map((one) => one.reason), now, actor.personId],
    );
  return changes.map(({ participation, audit }) => ({
    actor,
    verb: audit.verb,
    subjectType: 'participation',
    subjectId: participation.id,
    detail: audit.detail,
  }));
}

async function insertVerifications(manager: EntityManager, changes: readonly Change[]): Promise<void> {
  const rows = changes.flatMap(({ participation, verification }) =>
    verification ? [{ id: newId(), participationId: participation.id, ...verification }] : [],
  );
  if (rows.length === 0) return;
  await manager.query(
    `insert into verification
       (id, participation_id, verifier_id, verifier_name, verifier_post, verifier_unit, verifier_class, method, note,
        decided_at)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                          $8::text[], $9::text[], $10::timestamptz[])`,
    [
      rows.map((row) => row.id),
      rows.map((row) => row.participationId),
      rows.map((row) => row.verifierId),
      rows.map((row) => row.verifierName),
      rows.map((row) => row.verifierPost),
      rows.map((row) => row.verifierUnit),
      rows.map((row) => row.verifierClass),
      rows.map((row) => row.method),
      rows.map((row) => row.note),
      rows.map((row) => row.decidedAt),
    ],
  );
}

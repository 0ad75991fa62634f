import type { ActivityForRecording } from '@laurel/catalogue';
import type { Actor, ExistingParticipation, ParticipationFacts, PlannedRow } from '@laurel/domain';
import { type AuditEntry, newId } from '@laurel/platform';
import type { EntityManager } from 'typeorm';
import { ImportBatch } from './import-batch.entity.js';

/** Rows a statement. */
const CHUNK = 5_000;

export interface RosterToStore {
  actor: Actor;
  activity: ActivityForRecording;
  fileName: string;
  fileSha256: string;
  mapping: ImportBatch['mapping'];
  total: number;
  faulty: number;
  rows: readonly PlannedRow[];
  now: Date;
  onProgress?: (done: number, total: number) => void;
}

/** Stores the good rows of a roster, set-based, with the batch that tells of it. Returns its id and what goes on the log. */
export async function storeRoster(
  manager: EntityManager,
  roster: RosterToStore,
): Promise<{ batchId: string; audit: AuditEntry[] }> {
  const fresh = roster.rows.filter(({ outcome }) => outcome === 'new');
  const changed = roster.rows.filter(({ outcome }) => outcome === 'changed');
  const batchId = newId();
  const counts = {
    total: roster.total,
    newCount: fresh.length,
    changedCount: changed.length,
    unchangedCount: roster.rows.length - fresh.length - changed.length,
    faultCount: roster.faulty,
  };
  await manager.insert(ImportBatch, {
    id: batchId,
    kind: 'participation',
    activityId: roster.activity.id,
    fileName: roster.fileName,
    fileSha256: roster.fileSha256,
    mapping: roster.mapping,
    ...counts,
    committedBy: roster.actor.personId,
    committedAt: roster.now,
  });
  const toDo = fresh.length + changed.length;
  for (let start = 0; start < fresh.length; start += CHUNK) {
    await insertRows(manager, roster, batchId, fresh.slice(start, start + CHUNK));
    roster.onProgress?.(Math.min(start + CHUNK, fresh.length), toDo);
  }
  for (let start = 0; start < changed.length; start += CHUNK) {
    await updateRows(manager, roster, batchId, changed.slice(start, start + CHUNK));
    roster.onProgress?.(fresh.length + Math.min(start + CHUNK, changed.length), toDo);
  }
  const { actor, activity, fileName, fileSha256 } = roster;
  const imported: AuditEntry = {
    actor,
    verb: 'participation.import',
    subjectType: 'import_batch',
    subjectId: batchId,
    detail: { activityId: activity.id, fileName, fileSha256, ...counts },
  };
  return { batchId, audit: [imported, ...changed.map((row) => corrected(row, roster, batchId))] };
}

async function insertRows(
  manager: EntityManager,
  { actor, activity, now }: RosterToStore,
  batchId: string,
  rows: readonly PlannedRow[],
): Promise<void> {
  await manager.query(
    `insert into participation
       (id, person_id, role_id, minutes, starts_on, ends_on, note, external_id, activity_id, state, source,
        recorded_by, import_batch_id, created_at, updated_at)
     select row.*, $9::uuid, 'recorded', 'roster', $10::uuid, $11::uuid, $12::timestamptz, $12::timestamptz
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::date[], $6::date[], $7::text[], $8::text[])
         as row (id, person_id, role_id, minutes, starts_on, ends_on, note, external_id)`,
    [
      rows.map(() => newId()),
      rows.map(({ person }) => person.id),
      ...columnsOf(rows),
      activity.id,
      actor.personId,
      batchId,
      now,
    ],
  );
}

async function updateRows(
  manager: EntityManager,
  { actor, now }: RosterToStore,
  batchId: string,
  rows: readonly PlannedRow[],
): Promise<void> {
  await manager.query(
    `update participation
        set role_id = row.role_id, minutes = row.minutes, starts_on = row.starts_on, ends_on = row.ends_on,
            note = row.note, external_id = row.external_id, source = 'roster', recorded_by = $8::uuid,
            import_batch_id = $9::uuid, version = participation.version + 1, updated_at = $10::timestamptz
       from unnest($1::uuid[], $2::uuid[], $3::int[], $4::date[], $5::date[], $6::text[], $7::text[])
         as row (id, role_id, minutes, starts_on, ends_on, note, external_id)
      where participation.id = row.id`,
    [rows.map(({ existing }) => existing?.id), ...columnsOf(rows), actor.personId, batchId, now],
  );
}

const columnsOf = (rows: readonly PlannedRow[]) => [
  rows.map(({ roleId }) => roleId),
  rows.map(({ minutes }) => minutes),
  rows.map(({ startsOn }) => startsOn),
  rows.map(({ endsOn }) => endsOn),
  rows.map(({ note }) => note),
  rows.map(({ externalId }) => externalId),
];

function corrected(row: PlannedRow, { actor, activity, fileName }: RosterToStore, batchId: string): AuditEntry {
  const before = row.existing as ExistingParticipation;
  const facts = ({ roleId, minutes, startsOn, endsOn }: ParticipationFacts) => ({
    roleId,
    role: activity.roles.find(({ id }) => id === roleId)?.name,
    minutes,
    startsOn,
    endsOn,
  });
  return {
    actor,
    verb: 'participation.correct',
    subjectType: 'participation',
    subjectId: before.id,
    detail: { before: facts(before), after: facts(row), batchId, fileName },
  };
}

import type { ParticipationHistoryLine, VerificationView } from '@laurel/contract';
import { printDateRange, printMinutes, type VerifierClass } from '@laurel/domain';
import type { EntityManager } from 'typeorm';

interface VerificationRow {
  id: string;
  verifier_name: string;
  verifier_post: string | null;
  verifier_unit: string | null;
  verifier_class: VerifierClass;
  method: string;
  note: string | null;
  decided_at: Date;
  undone_at: Date | null;
  undone_by: string | null;
  undo_reason: string | null;
}

/** Every verification of a participation, oldest first; those taken back are marked. */
export async function verificationsOf(manager: EntityManager, participationId: string): Promise<VerificationView[]> {
  const rows = await manager.query<VerificationRow[]>(
    `select verification.id, verifier_name, verifier_post, verifier_unit, verifier_class, method, note, decided_at,
            undone_at, undoer.display_name as undone_by, undo_reason
       from verification left join person undoer on undoer.id = verification.undone_by
      where participation_id = $1 order by decided_at, verification.id`,
    [participationId],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.verifier_name,
    post: row.verifier_post,
    unit: row.verifier_unit,
    capacity: row.verifier_class,
    method: row.method,
    note: row.note,
    at: row.decided_at.toISOString(),
    undone: row.undone_at && { at: row.undone_at.toISOString(), by: row.undone_by, reason: row.undo_reason },
  }));
}

interface Facts {
  minutes: number;
  startsOn: string;
  endsOn: string;
  role?: string;
}

interface EventRow {
  at: Date;
  actor_name: string | null;
  verb: string;
  detail: { reason?: string; of?: string; fileName?: string; before?: Facts; after?: Facts };
}

interface Origin {
  created_at: Date;
  updated_at: Date;
  state: string;
  decline_reason: string | null;
  recorder: string | null;
  file_name: string | null;
  committed_by: string | null;
}

/** What happened to a participation, newest first: from its verifications, the audit log and the batch it came in. */
export async function historyOf(
  manager: EntityManager,
  participationId: string,
  verifications: readonly VerificationView[],
): Promise<ParticipationHistoryLine[]> {
  const events = await manager.query<EventRow[]>(
    `select at, actor_name, verb, detail from audit_event
      where subject_type = 'participation' and subject_id = $1 order by seq`,
    [participationId],
  );
  const [origin] = await manager.query<Origin[]>(
    `select participation.created_at, participation.updated_at, participation.state, participation.decline_reason,
            recorder.display_name as recorder, batch.file_name, committer.display_name as committed_by
       from participation
       left join person recorder on recorder.id = participation.recorded_by
       -- The batch that brought the row carries the very instant at which the row was made.
       left join import_batch batch
         on batch.activity_id = participation.activity_id and batch.committed_at = participation.created_at
       left join person committer on committer.id = batch.committed_by
      where participation.id = $1 limit 1`,
    [participationId],
  );
  const lines = [
    ...(origin ? originLines(origin, events) : []),
    ...events.flatMap(eventLine),
    ...verifications.flatMap(verificationLines),
  ];
  // Same instant: what was written later happened later, so the order above decides.
  return lines
    .map((line, index) => ({ line, index }))
    .sort((a, b) => b.line.at.localeCompare(a.line.at) || b.index - a.index)
    .map(({ line }) => line);
}

function originLines(origin: Origin, events: readonly EventRow[]): ParticipationHistoryLine[] {
  const lines: ParticipationHistoryLine[] = [];
  if (!events.some(({ verb }) => verb === 'participation.record'))
    lines.push({
      at: origin.created_at.toISOString(),
      what: origin.file_name === null ? 'recorded' : 'imported',
      by: origin.committed_by ?? origin.recorder,
      detail: origin.file_name,
    });
  if (origin.state === 'declined' && !events.some(({ verb }) => verb === 'participation.decline'))
    lines.push({ at: origin.updated_at.toISOString(), what: 'declined', by: null, detail: origin.decline_reason });
  return lines;
}

const WHAT: Record<string, ParticipationHistoryLine['what']> = {
  'participation.record': 'recorded',
  'participation.correct': 'corrected',
  'participation.decline': 'declined',
  'participation.withdraw': 'withdrawn',
  'participation.undo': 'undone',
};

function eventLine({ at, actor_name, verb, detail }: EventRow): ParticipationHistoryLine[] {
  const what = WHAT[verb];
  // Verifications, and their being taken back, are told by their own rows.
  if (!what || (what === 'undone' && detail.of === 'verify')) return [];
  return [{ at: at.toISOString(), what, by: actor_name, detail: eventWords(detail) }];
}

function eventWords({ reason, before, after, fileName }: EventRow['detail']): string | null {
  if (before && after)
    return [factWords(after), `was ${factWords(before)}`, ...(fileName ? [fileName] : [])].join(', ');
  return reason ?? (after ? factWords(after) : null);
}

const factWords = ({ minutes, startsOn, endsOn, role }: Facts): string =>
  [...(role ? [role] : []), printMinutes(minutes), printDateRange(startsOn, endsOn)].join(' · ');

function verificationLines(verification: VerificationView): ParticipationHistoryLine[] {
  const { name, post, method, note, at, undone } = verification;
  const detail = [post, method, note].filter((part) => part !== null).join(', ');
  const verified: ParticipationHistoryLine = { at, what: 'verified', by: name, detail };
  return undone ? [verified, { at: undone.at, what: 'undone', by: undone.by, detail: undone.reason }] : [verified];
}

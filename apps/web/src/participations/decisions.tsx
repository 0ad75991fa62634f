import type { BulkOutcome, ParticipationRow } from '@laurel/contract';
import { useCallback, useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { ReasonDialog } from '../layout/ReasonDialog.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { sentenceOf, useAct } from '../providers/use-act.js';
import { counted } from '../record/print.js';

/** Why a decision of a moment ago is taken back; kept on the log with the decision. */
const TAKEN_BACK = 'Taken back right after it was decided.';

/** Verify, decline and undo, one by one and in bulk, with what was decided last. */
export function useDecisions() {
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const { act, busy } = useAct();
  const [last, setLast] = useState<{ id: string; name: string } | null>(null);
  const [declining, setDeclining] = useState<ParticipationRow[]>([]);

  const verify = useCallback(
    async (row: ParticipationRow, then: () => void, note?: string) => {
      const name = row.person.displayName;
      const done = await act(
        (api) => api.act('participations', row.id, 'verify', { note: note || null, version: row.version }),
        row.waitsFor === 'first person' ? `You agreed to ${name}; a second person follows` : `${name} verified`,
      );
      if (!done) return;
      setLast({ id: row.id, name });
      then();
    },
    [act],
  );

  const report = useCallback(
    (outcome: BulkOutcome, verb: string) => {
      const refused = outcome.results.find((result) => !result.ok);
      const rest = outcome.failed > 0 ? `, ${outcome.failed} not: ${refused?.message ?? 'see each row'}` : '';
      notify(`${counted(outcome.done, 'participation')} ${verb}${rest}`, {
        type: outcome.failed > 0 ? 'warning' : 'success',
      });
      refresh();
    },
    [notify, refresh],
  );

  const verifyMany = async (ids: string[], then: () => void) => {
    const outcome = await act((api) => api.actOnMany<BulkOutcome>('participations', 'verify', { ids, note: null }));
    if (!outcome) return;
    report(outcome, 'verified');
    then();
  };

  /** Throws what the server refused, for the dialog that asked. */
  const decline = async (rows: ParticipationRow[], reason: string) => {
    const [only] = rows;
    if (rows.length === 1 && only) {
      await provider.act('participations', only.id, 'decline', { reason, version: only.version });
      setLast({ id: only.id, name: only.person.displayName });
      notify(`${only.person.displayName} declined`, { type: 'success' });
      refresh();
      return;
    }
    const ids = rows.map((row) => row.id);
    report(await provider.actOnMany<BulkOutcome>('participations', 'decline', { ids, reason }), 'declined');
  };

  const undoLast = async () => {
    if (!last) {
      notify('Nothing to take back: you have decided nothing on this page yet', { type: 'info' });
      return;
    }
    try {
      await provider.act('participations', last.id, 'undo', { reason: TAKEN_BACK });
      notify(`The decision on ${last.name} is taken back`, { type: 'success' });
      setLast(null);
      refresh();
    } catch (error) {
      notify(sentenceOf(error), { type: 'error' });
    }
  };

  return { busy, last, declining, verify, verifyMany, decline, undoLast, askDecline: setDeclining };
}

export type QueueDecisions = ReturnType<typeof useDecisions>;

/** The dialog that asks why something is declined. */
export function Decisions({ decisions }: { decisions: QueueDecisions }) {
  const { declining, decline, askDecline } = decisions;
  const [only] = declining;
  const whom = declining.length === 1 && only ? only.person.displayName : counted(declining.length, 'participation');
  return (
    <ReasonDialog
      open={declining.length > 0}
      title={`Decline ${whom}`}
      verb={declining.length > 1 ? `Decline ${declining.length}` : 'Decline'}
      onClose={() => askDecline([])}
      onSay={(reason) => decline(declining, reason)}
    >
      The student reads the reason and can dispute it. You can take the decision back.
    </ReasonDialog>
  );
}

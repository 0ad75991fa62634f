import type { ParticipationRow } from '@laurel/contract';
import { SealCheckIcon, XIcon } from '@phosphor-icons/react';
import { useListContext } from 'react-admin';
import type { QueueDecisions } from './decisions.js';

/** Floats at the list's foot while rows are chosen: how many, what they have in common, the verbs with the number. */
export function BulkBar({ rows, decisions }: { rows: readonly ParticipationRow[]; decisions: QueueDecisions }) {
  const { selectedIds, onUnselectItems } = useListContext<ParticipationRow>();
  const count = selectedIds.length;
  if (count === 0) return null;
  const here = rows.filter((row) => selectedIds.includes(row.id));
  const elsewhere = count - here.length;
  return (
    <section className="bulk-bar" aria-label="Chosen rows">
      <p>
        <b className="num">{count} selected</b>
        <span>{elsewhere > 0 ? `${elsewhere} on other pages` : 'none recorded by you'}</span>
      </p>
      <button
        type="button"
        className="bulk-first"
        disabled={decisions.busy}
        onClick={() => decisions.verifyMany(selectedIds as string[], onUnselectItems)}
      >
        <SealCheckIcon size={18} weight="fill" aria-hidden="true" />
        Verify {count} <kbd>⇧V</kbd>
      </button>
      <button type="button" disabled={here.length !== count} onClick={() => decisions.askDecline(here)}>
        Decline…
      </button>
      <button type="button" className="bulk-close" aria-label="Clear the selection" onClick={() => onUnselectItems()}>
        <XIcon size={18} aria-hidden="true" />
      </button>
    </section>
  );
}

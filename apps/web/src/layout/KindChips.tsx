import { printCount } from '../record/print.js';
import './tiles.css';

interface KindChipsProps {
  kinds: readonly { label: string; count: number }[];
  total: number;
  chosen: string | null;
  onChoose: (label: string | null) => void;
}

/** Kinds with counts: "Minutes 4". The chosen one is filled in ink. */
export function KindChips({ kinds, total, chosen, onChoose }: KindChipsProps) {
  const all = [{ label: 'All', count: total, value: null }, ...kinds.map((kind) => ({ ...kind, value: kind.label }))];
  return (
    <div className="kinds">
      {all.map(({ label, count, value }) => (
        <button key={label} type="button" aria-pressed={chosen === value} onClick={() => onChoose(value)}>
          {label} <b className="num">{printCount(count)}</b>
        </button>
      ))}
    </div>
  );
}

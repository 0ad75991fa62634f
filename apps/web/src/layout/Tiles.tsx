import type { Icon } from '@phosphor-icons/react';
import { printCount } from '../record/print.js';
import type { Tone } from '../record/states.js';
import './tiles.css';

export interface Tile {
  key: string;
  label: string;
  count: number;
  words: string;
  icon: Icon;
  tone: Tone;
}

interface TilesProps {
  tiles: readonly Tile[];
  /** With this the tiles are filters, one of them chosen. */
  chosen?: string;
  onChoose?: (key: string) => void;
}

/** Kinds with their counts, side by side; as filters where there is a list under them. */
export function Tiles({ tiles, chosen, onChoose }: TilesProps) {
  return (
    <ul className="tiles">
      {tiles.map(({ key, label, count, words, icon: Icon, tone }) => {
        const inside = (
          <>
            <span className="tile-label">
              <Icon className={`tone-${tone}`} size={18} weight="bold" aria-hidden="true" /> {label}
            </span>
            <b className="figure">{printCount(count)}</b>
            <small>{words}</small>
          </>
        );
        const look = `tile${chosen === key ? ' tile-chosen' : ''}${tone === 'bad' && count > 0 && !onChoose ? ' tile-bad' : ''}`;
        return (
          <li key={key}>
            {onChoose ? (
              <button type="button" className={look} aria-pressed={chosen === key} onClick={() => onChoose(key)}>
                {inside}
              </button>
            ) : (
              <div className={look}>{inside}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

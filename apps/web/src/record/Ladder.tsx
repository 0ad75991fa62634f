import type { CalendarDate } from '@laurel/domain';
import { CircleDashedIcon } from '@phosphor-icons/react';
import type { ReactNode } from 'react';
import { countTo, printMonth } from './print.js';
import { Segments } from './Segments.js';

export interface LadderLevel {
  level: number;
  name: string;
  meaning: string;
}

export interface LadderRow {
  competencyId: string;
  name: string;
  /** Levels reached, low to high; the last is the one held. Empty when nothing is on the record yet. */
  reached: readonly { level: number; on: CalendarDate }[];
  /** How many items of evidence lie behind it; opens to them through `evidenceLink`. */
  evidence: number;
  /** What is under way: "In revision, not on the record yet". */
  note?: string;
}

interface LadderProps {
  scale: readonly LadderLevel[];
  rows: readonly LadderRow[];
  evidenceLink?: (row: LadderRow, words: string) => ReactNode;
}

const evidenceWords = (count: number) => (count === 0 ? '—' : count === 1 ? '1 item' : `${count} items`);

/**
 * Competencies as a ladder whose columns are the levels: a line to the level held (filled tick and month), open rings
 * with the year where earlier levels were reached. A table, so that a screen reader walks it by name and level.
 */
export function Ladder({ scale, rows, evidenceLink }: LadderProps) {
  const share = 56 / scale.length;
  return (
    <table className="ladder">
      <colgroup>
        <col style={{ width: '29%' }} />
        {scale.map((level) => (
          <col key={level.level} style={{ width: `${share}%` }} />
        ))}
        <col style={{ width: '15%' }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Competency</span>
          </th>
          {scale.map((level, index) => (
            <th key={level.level} scope="col" className={index % 2 === 0 ? 'rung-odd' : undefined}>
              <b>{level.name}</b>
              {level.meaning}
            </th>
          ))}
          <th scope="col" className="ladder-evidence">
            <span className="hint">Evidence</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.competencyId}>
            <th scope="row" className="ladder-name">
              {row.name}
            </th>
            <td colSpan={scale.length} className="ladder-line">
              <Rungs count={scale.length} />
              {row.reached.length > 0 ? (
                <Climb row={row} scale={scale} />
              ) : (
                <p className="ladder-note">
                  <CircleDashedIcon className="icon" size={18} aria-hidden="true" />{' '}
                  {row.note ?? 'Nothing assessed yet'}
                </p>
              )}
            </td>
            <td className="ladder-evidence">
              {row.evidence > 0 && evidenceLink
                ? evidenceLink(row, evidenceWords(row.evidence))
                : evidenceWords(row.evidence)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The tinted columns behind a row, so that the eye finds the level without a grid. */
function Rungs({ count }: { count: number }) {
  return (
    <span className="ladder-rungs" aria-hidden="true">
      {countTo(count).map((rung) => (
        <span key={rung} className={rung % 2 === 1 ? 'rung-odd' : undefined} />
      ))}
    </span>
  );
}

function Climb({ row, scale }: { row: LadderRow; scale: readonly LadderLevel[] }) {
  const held = row.reached.at(-1);
  if (!held) return null;
  const at = (level: number) => {
    const rung = scale.findIndex((step) => step.level === level);
    // A little into the column, so that its label has room after it.
    return ((rung + 0.17) * 100) / scale.length;
  };
  const name = scale.find((step) => step.level === held.level)?.name ?? `level ${held.level}`;
  return (
    <>
      <span className="visually-hidden">
        {name}, {printMonth(held.on)}
        {row.reached.slice(0, -1).map((step) => `; before: level ${step.level} in ${step.on.slice(0, 4)}`)}
      </span>
      <span className="climb" aria-hidden="true">
        <span className="climb-line" style={{ inlineSize: `${at(held.level)}%` }} />
        {row.reached.slice(0, -1).map((step) => (
          <span key={step.level} className="climb-ring" style={{ insetInlineStart: `${at(step.level)}%` }}>
            <small>{step.on.slice(0, 4)}</small>
          </span>
        ))}
        <span className="climb-held" style={{ insetInlineStart: `${at(held.level)}%` }}>
          <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <circle cx="9" cy="9" r="9" />
            <path d="M5.2 9.300l2.6 2.6 5-5.2" />
          </svg>
          <span className="climb-month">{printMonth(held.on)}</span>
        </span>
      </span>
    </>
  );
}

/** The same on a phone: a name, the level, four segments and what the level means. */
export function LadderSegments({ scale, rows }: Pick<LadderProps, 'scale' | 'rows'>) {
  return (
    <ul className="ladder-list">
      {rows.map((row) => {
        const held = row.reached.at(-1);
        const rung = held ? scale.findIndex((step) => step.level === held.level) : -1;
        const level = scale[rung];
        return (
          <li key={row.competencyId}>
            <p className="ladder-list-head">
              <span className="ladder-name">{row.name}</span>
              <span>
                {level ? (
                  <span className="ladder-level">{level.name}</span>
                ) : (
                  <span className="hint">{row.note ?? 'Not assessed'}</span>
                )}
              </span>
            </p>
            <Segments held={rung + 1} of={scale.length} />
            {level && held && (
              <p className="soft">
                {level.meaning} · {printMonth(held.on)}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

import type { ParticipationRow } from '@laurel/contract';
import { printMinutes } from '@laurel/domain';
import Checkbox from '@mui/material/Checkbox';
import { CaretDownIcon, CaretRightIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { useTimeZone } from '../providers/use-institution.js';
import { CategoryIcon } from '../record/CategoryTile.js';
import { PolicyMark } from './PolicyMark.js';
import { policyLine } from './policy-words.js';

interface QueueRowsProps {
  rows: readonly ParticipationRow[];
  currentId: string | undefined;
  onCurrent: (id: string) => void;
}

/** Older than this many days stands out. */
const AIM = 5;

/** The page's rows under their activities, in the order of the list; what one may not verify cannot be chosen. */
export function QueueRows({ rows, currentId, onCurrent }: QueueRowsProps) {
  const { selectedIds, onSelect } = useListContext<ParticipationRow>();
  const open = rows.filter((row) => !row.verifyObstacle).map((row) => row.id);
  const chosen = open.filter((id) => selectedIds.includes(id));
  return (
    <table className="table queue-table">
      <caption className="visually-hidden">Participations that wait</caption>
      <thead>
        <tr>
          <th scope="col" className="check">
            <Checkbox
              slotProps={{ input: { 'aria-label': 'Select all on this page' } }}
              checked={open.length > 0 && chosen.length === open.length}
              indeterminate={chosen.length > 0 && chosen.length < open.length}
              onChange={() => onSelect(chosen.length === open.length ? [] : open)}
            />
          </th>
          <th scope="col">Student</th>
          <th scope="col" className="col-role">
            Role
          </th>
          <th scope="col" className="end col-hours">
            Hours
          </th>
          <th scope="col" className="col-policy">
            Policy
          </th>
          <th scope="col" className="end col-age">
            Age
          </th>
        </tr>
      </thead>
      {groups(rows).map((group) => (
        <Group key={group[0]?.activity.id} rows={group} currentId={currentId} onCurrent={onCurrent} />
      ))}
    </table>
  );
}

/** Neighbours and others of the same activity together, in the order in which each activity first appears. */
function groups(rows: readonly ParticipationRow[]): ParticipationRow[][] {
  const byActivity = new Map<string, ParticipationRow[]>();
  for (const row of rows) byActivity.set(row.activity.id, [...(byActivity.get(row.activity.id) ?? []), row]);
  return [...byActivity.values()];
}

function Group({ rows, currentId, onCurrent }: { rows: ParticipationRow[] } & Omit<QueueRowsProps, 'rows'>) {
  const [open, setOpen] = useState(true);
  const [first] = rows;
  if (!first) return null;
  const Caret = open ? CaretDownIcon : CaretRightIcon;
  const policy = first.programme.fourEyes ? 'two people have to agree' : 'one person decides';
  return (
    <tbody>
      <tr className="queue-group">
        <th colSpan={6} scope="rowgroup">
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Caret size={15} weight="bold" aria-hidden="true" />
            <CategoryIcon code={first.category.code} />
            <b>{first.programme.title}</b>
            <span className="soft">
              {first.activity.title} · {first.term.title}
            </span>
            <span className="queue-policy">
              {rows.length} on this page, {policy}
            </span>
          </button>
        </th>
      </tr>
      {open && rows.map((row) => <Row key={row.id} row={row} current={row.id === currentId} onCurrent={onCurrent} />)}
    </tbody>
  );
}

function Row({
  row,
  current,
  onCurrent,
}: {
  row: ParticipationRow;
  current: boolean;
  onCurrent: (id: string) => void;
}) {
  const { selectedIds, onToggleItem } = useListContext();
  const timeZone = useTimeZone();
  const chosen = selectedIds.includes(row.id);
  const { displayName, studentNumber } = row.person;
  return (
    <tr
      id={`row-${row.id}`}
      className={current ? 'row-current' : chosen ? 'row-chosen' : undefined}
      aria-current={current || undefined}
      onClick={() => onCurrent(row.id)}
    >
      <td className="check">
        <Checkbox
          checked={chosen}
          disabled={row.verifyObstacle !== null}
          onChange={() => onToggleItem(row.id)}
          onClick={(event) => event.stopPropagation()}
          slotProps={{ input: { 'aria-label': `Select ${displayName}`, title: row.verifyObstacle?.message } }}
        />
      </td>
      <td>
        <button type="button" className="queue-name" onClick={() => onCurrent(row.id)}>
          <bdi>{displayName}</bdi> <span className="beside number num">{studentNumber}</span>
        </button>
      </td>
      <td className="soft" title={row.role.name}>
        {row.role.name}
      </td>
      <td className="end num">{printMinutes(row.minutes)}</td>
      <td>
        <PolicyMark line={policyLine(row, timeZone)} />
      </td>
      <td className={row.ageDays > AIM ? 'end num late' : 'end num hint'}>
        {row.ageDays === 0 ? 'today' : `${row.ageDays} d`}
      </td>
    </tr>
  );
}

import type { SubmissionRow } from '@laurel/contract';
import { UserFocusIcon } from '@phosphor-icons/react';
import type { Column } from '../layout/list/Table.js';

/** Whose work it is. */
export const student: Column<SubmissionRow> = {
  label: 'Student',
  sortBy: 'person',
  cell: (row) => <bdi>{row.person.displayName}</bdi>,
};

/** What it is to be judged against, and what stands in the way of judging it. */
export const competency: Column<SubmissionRow> = {
  label: 'Competency',
  sortBy: 'competency',
  cell: (row) => (
    <>
      {row.competency.name} <span className="hint">aiming at {row.targetLevelName}</span>
      {row.obstacle && (
        <span className="obstacle-line">
          <UserFocusIcon size={16} weight="bold" aria-hidden="true" /> {row.obstacle.message}
        </span>
      )}
    </>
  ),
};

export const madeDuring: Column<SubmissionRow> = {
  label: 'Made during',
  wide: true,
  cell: (row) => <span className="soft">{row.madeDuring.join('; ')}</span>,
};

export const round: Column<SubmissionRow> = {
  label: 'Round',
  sortBy: 'round',
  end: true,
  wide: true,
  cell: (row) => row.round,
};

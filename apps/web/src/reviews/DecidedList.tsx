import type { SubmissionRow } from '@laurel/contract';
import { ClockCounterClockwiseIcon } from '@phosphor-icons/react';
import { useGetList } from 'react-admin';
import { Link, NavLink, useParams } from 'react-router-dom';
import { ListPage } from '../layout/list/ListPage.js';
import { SearchField } from '../layout/list/SearchField.js';
import { NowhereToBe } from '../layout/Pages.js';
import { Empty } from '../layout/States.js';
import { useTimeZone } from '../providers/use-institution.js';
import { StateChip } from '../record/Chip.js';
import { printCount, printDay } from '../record/print.js';
import { competency, madeDuring, round, student } from './columns.js';
import { CompetencyFilter } from './ReviewList.js';
import './review.css';

const KINDS = [
  { path: '', label: 'All decided', states: ['approved', 'returned', 'declined'] },
  { path: 'approved', label: 'Approved', states: ['approved'] },
  { path: 'returned', label: 'Returned', states: ['returned'] },
  { path: 'declined', label: 'Declined', states: ['declined'] },
  { path: 'withdrawn', label: 'Withdrawn', states: ['withdrawn'] },
] as const;

type Kind = (typeof KINDS)[number];

/** What was decided of all that is assigned to this reviewer, whoever decided it; one kind at a time where asked. */
export function DecidedList() {
  const { state = '' } = useParams();
  const timeZone = useTimeZone();
  const kind = KINDS.find((one) => one.path === state);
  if (!kind) return <NowhereToBe />;
  return (
    <ListPage<SubmissionRow>
      key={kind.path}
      resource="submissions"
      title="Decided"
      things="submissions"
      filter={{ state: kind.states }}
      sort={{ field: 'submittedAt', order: 'DESC' }}
      to={(row) => `/submissions/${row.id}/show`}
      filters={
        <>
          <nav className="kind-links" aria-label="Kinds of decisions">
            {KINDS.map((one) => (
              <KindLink key={one.path} kind={one} />
            ))}
          </nav>
          <SearchField label="Find a student or competency" />
          <CompetencyFilter />
        </>
      }
      empty={
        <Empty
          icon={ClockCounterClockwiseIcon}
          title={kind.path === '' ? 'Nothing is decided yet' : `Nothing ${kind.label.toLowerCase()}`}
          action={<Link to="/submissions">See what waits</Link>}
        >
          {kind.path === 'withdrawn' ? 'No student took work back.' : 'Decisions stand here once they are made.'}
        </Empty>
      }
      columns={[
        student,
        competency,
        madeDuring,
        round,
        {
          label: 'State',
          sortBy: 'state',
          cell: (row) => (
            <>
              <StateChip state={row.state} />
              {row.levelName && <span className="beside only-wide">{row.levelName}</span>}
            </>
          ),
        },
        {
          label: 'Handed in',
          sortBy: 'submittedAt',
          end: true,
          wide: true,
          cell: (row) => <time dateTime={row.submittedAt}>{printDay(row.submittedAt, timeZone)}</time>,
        },
      ]}
    />
  );
}

/** A kind with how many there are; the count is left out while it is not known. */
function KindLink({ kind }: { kind: Kind }) {
  const { total } = useGetList('submissions', {
    filter: { state: kind.states },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
  });
  return (
    <NavLink to={`/assessments${kind.path && `/${kind.path}`}`} end>
      {kind.label} {total !== undefined && <b className="num">{printCount(total)}</b>}
    </NavLink>
  );
}

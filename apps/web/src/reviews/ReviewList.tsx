import type { CompetencyRow, SubmissionRow } from '@laurel/contract';
import { ClipboardTextIcon, GraduationCapIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { ListBase, useGetList, useListContext } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { AllKeys } from '../layout/AllKeys.js';
import { KeyBar, type KeyHint } from '../layout/KeyBar.js';
import { FilterMenu } from '../layout/list/FilterMenu.js';
import { Total } from '../layout/list/ListPage.js';
import { SearchField } from '../layout/list/SearchField.js';
import { type Column, Table } from '../layout/list/Table.js';
import { Head, Path } from '../layout/Page.js';
import { Empty } from '../layout/States.js';
import { useKeys } from '../layout/use-keys.js';
import { useTimeZone } from '../providers/use-institution.js';
import { printMoment } from '../record/print.js';
import { competency, madeDuring, round, student } from './columns.js';
import { LATE_AFTER_DAYS, waitWords } from './review-words.js';
import './review.css';

/** Submissions that wait for this reviewer, the oldest first. */
export function ReviewList() {
  return (
    <ListBase
      resource="submissions"
      filter={{ queue: true }}
      sort={{ field: 'submittedAt', order: 'ASC' }}
      perPage={25}
      storeKey={false}
      disableAuthentication
    >
      <Path steps={[{ label: 'To review' }]} />
      <div className="review-list">
        <Head title="To review" beside={<Total />} under="The oldest first. Your own work is never in this list." />
        <div className="filter-bar">
          <SearchField label="Find a student or competency" />
          <CompetencyFilter />
        </div>
        <Queue />
      </div>
    </ListBase>
  );
}

/** Narrows any list of submissions to one competency. */
export function CompetencyFilter() {
  const { data: competencies = [] } = useGetList<CompetencyRow>('competencies', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'name', order: 'ASC' },
    filter: { assessable: true },
  });
  return (
    <FilterMenu
      field="competencyId"
      all="All competencies"
      icon={GraduationCapIcon}
      choices={competencies.map((one) => ({ value: one.id, label: one.name }))}
    />
  );
}

function Queue() {
  const { data: rows = [] } = useListContext<SubmissionRow>();
  const navigate = useNavigate();
  const timeZone = useTimeZone();
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const at = rows.findIndex((row) => row.id === currentId);

  const step = (by: number) => {
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (!next) return;
    setCurrentId(next.id);
    document.querySelector<HTMLElement>(`a[href="${pageOf(next)}"]`)?.focus();
  };
  const open = () => {
    const row = rows[Math.max(0, at)];
    if (row) navigate(pageOf(row));
  };
  const hints: KeyHint[] = [
    { keys: ['J', 'K'], words: 'next, previous', onPress: () => step(1) },
    { keys: ['O'], words: 'open', onPress: open },
    { keys: ['?'], words: 'all keys', onPress: () => setAsked(true) },
  ];
  useKeys({ j: () => step(1), k: () => step(-1), o: open, '?': () => setAsked(true) });

  const age: Column<SubmissionRow> = {
    label: 'Age',
    sortBy: 'ageDays',
    end: true,
    cell: (row) => (
      <time
        dateTime={row.submittedAt}
        title={printMoment(row.submittedAt, timeZone)}
        className={row.ageDays > LATE_AFTER_DAYS ? 'review-late' : 'hint'}
      >
        <span aria-hidden="true">{row.ageDays === 0 ? 'today' : `${row.ageDays} d`}</span>
        <span className="visually-hidden">{waitWords(row.ageDays)}</span>
      </time>
    ),
  };
  return (
    <>
      <Table<SubmissionRow>
        things="submissions"
        columns={[student, competency, madeDuring, round, age]}
        to={pageOf}
        current={(row) => row.id === currentId}
        empty={
          <Empty
            icon={ClipboardTextIcon}
            title="Nothing to review"
            action={<Link to="/assessments">See what is decided</Link>}
          >
            Everything handed in for what is assigned to you is decided.
          </Empty>
        }
      />
      <KeyBar hints={hints} />
      <AllKeys open={asked} hints={hints} onClose={() => setAsked(false)} />
    </>
  );
}

const pageOf = (row: SubmissionRow): string => `/submissions/${row.id}/show`;

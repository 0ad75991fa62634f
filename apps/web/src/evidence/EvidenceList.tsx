import type { SubmissionRow } from '@laurel/contract';
import { SUBMISSION_STATES, SUBMISSION_WORDS } from '@laurel/domain';
import Button from '@mui/material/Button';
import { CaretRightIcon, FolderOpenIcon, PlusIcon } from '@phosphor-icons/react';
import { useGetList } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { KindChips } from '../layout/KindChips.js';
import { Empty, LoadFailed, NoMatch, Placeholder } from '../layout/States.js';
import { useTimeZone } from '../providers/use-institution.js';
import { StateChip } from '../record/Chip.js';
import { printDay } from '../record/print.js';
import { ReadingPage } from './ReadingPage.js';
import './evidence.css';

/** What a student handed in to be judged: what came back first, then the newest. */
export function EvidenceList() {
  const { data, isPending, error, refetch } = useGetList<SubmissionRow>('submissions', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'submittedAt', order: 'DESC' },
    filter: { mine: true },
  });
  const [params, setParams] = useSearchParams();
  const handIn = (
    <Button component={Link} to="/evidence/new" variant="contained" color="primary" startIcon={<PlusIcon size={18} />}>
      Hand in evidence
    </Button>
  );
  const rows = data ?? [];
  const kinds = SUBMISSION_STATES.map((state) => ({
    state,
    label: SUBMISSION_WORDS[state],
    count: rows.filter((row) => row.state === state).length,
  })).filter(({ count }) => count > 0);
  const chosen = kinds.find((kind) => kind.state === params.get('state')) ?? null;
  const shown = rows.filter((row) => !chosen || row.state === chosen.state).toSorted(returnedFirst);
  const choose = (label: string | null) => {
    const kind = kinds.find((one) => one.label === label);
    setParams(kind ? { state: kind.state } : {}, { replace: true });
  };
  return (
    <ReadingPage
      title="Evidence"
      under="Work that faculty judges against a rubric. What is approved joins your record as a level."
      actions={rows.length > 0 && handIn}
      path={[{ label: 'Evidence' }]}
    >
      {rows.length > 0 && kinds.length > 1 && (
        <KindChips kinds={kinds} total={rows.length} chosen={chosen?.label ?? null} onChoose={choose} />
      )}
      <section className="sheet" aria-label="Submissions">
        {error && !data ? <LoadFailed what="Your evidence" error={error} onRetry={() => refetch()} /> : null}
        {isPending && <Placeholder rows={6} label="Loading your evidence" />}
        {data?.length === 0 && (
          <Empty icon={FolderOpenIcon} title="Nothing handed in yet" action={handIn}>
            Show a competency by your own work: a reflection, a link or a file.
          </Empty>
        )}
        {params.get('state') && !chosen && rows.length > 0 ? (
          <NoMatch
            title="Nothing of yours is in this state"
            asked={params.get('state') ?? ''}
            onClear={() => choose(null)}
          />
        ) : (
          <ul className="submissions">
            {shown.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        )}
      </section>
    </ReadingPage>
  );
}

const returnedFirst = (a: SubmissionRow, b: SubmissionRow) =>
  Number(b.state === 'returned') - Number(a.state === 'returned');

function Row({ row }: { row: SubmissionRow }) {
  const timeZone = useTimeZone();
  return (
    <li>
      <div>
        <p className="entry-title">
          <Link to={`/evidence/${row.id}`} className="submission-link">
            {row.competency.name}
            {row.levelName && `: ${row.levelName}`}
          </Link>
        </p>
        <p className="soft">
          Aimed at {row.targetLevelName}
          {row.madeDuring.length > 0 && ` · ${row.madeDuring.join('; ')}`}
        </p>
        <p className="hint">
          Handed in {printDay(row.submittedAt, timeZone)}
          {row.round > 1 && ` · round ${row.round}`}
        </p>
      </div>
      <StateChip state={row.state} note={row.state === 'returned' ? `round ${row.round}` : undefined} />
      <CaretRightIcon size={16} weight="bold" aria-hidden="true" />
    </li>
  );
}

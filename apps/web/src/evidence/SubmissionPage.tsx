import type { SubmissionView } from '@laurel/contract';
import { printDateRange, printMinutes } from '@laurel/domain';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { useAct } from '../providers/use-act.js';
import { useTimeZone } from '../providers/use-institution.js';
import { useWhole } from '../providers/use-whole.js';
import { StateChip } from '../record/Chip.js';
import { countTo, printDay } from '../record/print.js';
import { Segments } from '../record/Segments.js';
import { ReadingPage } from './ReadingPage.js';
import { Round } from './Round.js';
import './evidence.css';

/** One submission: every round with what was handed in and what the reviewer said. */
export function SubmissionPage() {
  const { id = '' } = useParams();
  const timeZone = useTimeZone();
  const { data: submission, isPending, error, refetch } = useWhole<SubmissionView>('submissions', id);
  if (error && !submission) return <LoadFailed what="This submission" error={error} onRetry={() => refetch()} />;
  if (isPending) return <Placeholder rows={10} height={600} />;
  const { competency, state, round, levelName } = submission;
  return (
    <ReadingPage
      title={levelName ? `${competency.name}: ${levelName}` : competency.name}
      beside={<StateChip state={state} note={state === 'returned' ? `round ${round}` : undefined} />}
      under={`Aimed at ${submission.targetLevelName} · handed in ${printDay(submission.submittedAt, timeZone)}`}
      path={[{ label: 'Evidence', to: '/evidence' }, { label: competency.name }]}
      actions={<Actions submission={submission} />}
    >
      <div className="submission-columns">
        <div className="rounds">
          {countTo(round)
            .reverse()
            .map((number) => (
              <Round key={number} submission={submission} number={number} timeZone={timeZone} />
            ))}
        </div>
        <aside className="submission-side">
          <section className="sheet side-sheet">
            <h2 className="card-title">What is judged</h2>
            <p className="soft">{competency.statement}</p>
            <p className="hint">{competency.framework}</p>
            <ol className="side-levels">
              {submission.scale.map(({ level, name, meaning }, index) => (
                <li key={level} aria-current={level === submission.targetLevel ? 'true' : undefined}>
                  <b>{name}</b>
                  <Segments held={index + 1} of={submission.scale.length} />
                  <small>
                    {meaning}
                    {level === submission.targetLevel && ' · aimed at'}
                    {level === submission.level && ' · given'}
                  </small>
                </li>
              ))}
            </ol>
          </section>
          <section className="sheet side-sheet">
            <h2 className="card-title">Made during</h2>
            {submission.participations.length === 0 && <p className="hint">Nothing was attached.</p>}
            <ul className="side-list">
              {submission.participations.map((one) => (
                <li key={one.id}>
                  <b>{one.programme}</b>
                  <span className="soft">
                    {one.role}, {printDateRange(one.startsOn, one.endsOn)}
                    {one.minutes > 0 && (
                      <>
                        , <span className="nowrap">{printMinutes(one.minutes)}</span>
                      </>
                    )}
                  </span>
                  <StateChip state={one.state} />
                </li>
              ))}
            </ul>
          </section>
        </aside>
      </div>
    </ReadingPage>
  );
}

function Actions({ submission }: { submission: SubmissionView }) {
  const [asking, setAsking] = useState(false);
  const { act, busy } = useAct();
  const { id, may, competency } = submission;
  const withdraw = async () => {
    await act((api) => api.act('submissions', id, 'withdraw'), `${competency.name} is withdrawn`);
    setAsking(false);
  };
  return (
    <>
      {may.withdraw && (
        <Button color="error" onClick={() => setAsking(true)}>
          Withdraw…
        </Button>
      )}
      {may.revise && (
        <Button component={Link} to={`/evidence/${id}/revise`} variant="contained" color="primary">
          Revise
        </Button>
      )}
      <Dialog open={asking} onClose={() => setAsking(false)} fullWidth>
        <DialogTitle variant="h3">Withdraw {competency.name}?</DialogTitle>
        <DialogContent>
          <p className="soft">
            Nobody will judge it, and it cannot be taken up again. What was handed in is kept; you may hand in new work
            for this competency at any time.
          </p>
        </DialogContent>
        <DialogActions>
          <Button color="error" disabled={busy} onClick={withdraw}>
            Withdraw
          </Button>
          <Button variant="text" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

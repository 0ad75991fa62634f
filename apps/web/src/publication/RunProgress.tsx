import type { PublicationRunView } from '@laurel/contract';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { ArrowClockwiseIcon, ShieldCheckIcon, XIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { useMay } from '../layout/use-me.js';
import { useAct } from '../providers/use-act.js';
import { counted, printCount, printShare } from '../record/print.js';
import { durationWords, lookedAt, rateOf, rateWords, type Sample, toSign } from './run-words.js';

interface RunProgressProps {
  run: PublicationRunView;
  samples: readonly Sample[];
}

/** Solid is done, grey waits, hatched was left out by a cancel, red failed; each counted in words too. */
export function RunProgress({ run, samples }: RunProgressProps) {
  const { progress, state } = run;
  const all = toSign(run);
  const parts = [
    { key: 'issued', label: 'Issued', count: progress.issued },
    { key: 'queued', label: 'Queued', count: progress.queued },
    { key: 'cancelled', label: 'Cancelled', count: progress.cancelled },
    { key: 'failed', label: 'Failed', count: progress.failed },
  ];
  const shown = parts.filter(({ key, count }) => count > 0 || key === 'issued' || key === 'queued');
  return (
    <section className="card run-progress" aria-label="Progress">
      <header>
        <p className="run-figure" role="status">
          <b>{printCount(progress.issued)}</b> of {counted(all, 'record')} issued
          {all > 0 && `, ${printShare(progress.issued, all)}`}
        </p>
        <Speed run={run} samples={samples} />
        <Verbs run={run} />
      </header>
      <div className="run-bar" aria-hidden="true">
        {all === 0 && <span className="run-part run-none" />}
        {parts
          .filter(({ count }) => count > 0)
          .map(({ key, count }) => (
            <span key={key} className={`run-part run-${key}`} style={{ flexGrow: count }} />
          ))}
      </div>
      <footer>
        <ul>
          {shown.map(({ key, label, count }) => (
            <li key={key}>
              <span className={`run-key run-${key}`} aria-hidden="true" /> {label}{' '}
              <b className="num">{printCount(count)}</b>
            </li>
          ))}
        </ul>
        <p className="hint">
          {run.assembled || state !== 'running' ? (
            <>
              <ShieldCheckIcon className="icon" size={16} aria-hidden="true" /> Each one is verified by us before it
              counts as issued
            </>
          ) : (
            `Looked at ${printCount(lookedAt(run))} of ${counted(run.people, 'person', 'people')} so far`
          )}
        </p>
      </footer>
    </section>
  );
}

function Speed({ run, samples }: RunProgressProps) {
  const rate = rateOf(run, samples);
  if (rate === null) return null;
  const so = run.finishedAt
    ? `took ${durationWords((Date.parse(run.finishedAt) - Date.parse(run.releasedAt)) / 1000)}`
    : `${durationWords(run.progress.queued / rate)} left`;
  return (
    <p className="run-speed">
      <b>{rateWords(rate)}</b>
      <span className="soft">{so}</span>
    </p>
  );
}

function Verbs({ run }: { run: PublicationRunView }) {
  const prepare = useMay('publication.prepare');
  const { act, busy } = useAct();
  const [asking, setAsking] = useState(false);
  if (!prepare) return null;
  const cancel = async () => {
    await act(
      (api) => api.act('publications', run.id, 'cancel'),
      'The rest is cancelled; what was issued stays issued',
    );
    setAsking(false);
  };
  const again = () =>
    act(
      (api) => api.act('publications', run.id, 'retry-failed'),
      `${counted(run.progress.failed, 'record')} queued again`,
    );
  return (
    <>
      {run.progress.failed > 0 && run.state !== 'cancelled' && (
        <Button disabled={busy} startIcon={<ArrowClockwiseIcon size={18} />} onClick={again}>
          Try the failed again
        </Button>
      )}
      {run.state === 'running' && (
        <Button color="error" startIcon={<XIcon size={18} />} onClick={() => setAsking(true)}>
          Cancel the rest…
        </Button>
      )}
      <Dialog open={asking} onClose={() => setAsking(false)} fullWidth aria-labelledby="cancel-title">
        <DialogTitle variant="h3" id="cancel-title">
          Cancel the rest of this run?
        </DialogTitle>
        <DialogContent>
          <p className="soft">
            What was issued stays issued. Those who wait keep the record they have; publish the term again to go on.
          </p>
        </DialogContent>
        <DialogActions>
          <Button color="error" disabled={busy} onClick={cancel}>
            Cancel the rest
          </Button>
          <Button variant="text" onClick={() => setAsking(false)}>
            Let it run
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

import type { PublicationRunView } from '@laurel/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useParams } from 'react-router-dom';
import { Head, Path } from '../layout/Page.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { Steps } from '../layout/Steps.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { useTimeZone } from '../providers/use-institution.js';
import { printMoment } from '../record/print.js';
import { RunItems } from './RunItems.js';
import { RunProgress } from './RunProgress.js';
import type { Sample } from './run-words.js';
import { PUBLISH_STEPS } from './steps.js';
import './publication.css';
import './run.css';

/** How often a run that is under way is asked how far it is, in ms. */
const POLL = 1000;

/** The rate is of the last quarter of a minute. */
const KEPT = 15;

/** A run: how far it is, what failed and why. It goes on whether or not somebody watches. */
export function RunPage() {
  const { id = '' } = useParams();
  const provider = useDataProvider<LaurelDataProvider>();
  const timeZone = useTimeZone();
  const {
    data: run,
    error,
    refetch,
  } = useQuery({
    queryKey: ['publications', 'run', id],
    queryFn: ({ signal }) => provider.read<PublicationRunView>(`publications/${encodeURIComponent(id)}`, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL : false),
  });
  const samples = useSamples(run);
  if (!run && error) return <LoadFailed what="This run" error={error} onRetry={() => refetch()} />;
  if (!run) return <Placeholder rows={10} />;
  const what = run.termTitle ?? run.personName ?? '';
  const running = run.state === 'running';
  return (
    <>
      <Path
        steps={[
          { label: 'Publication', to: '/publications' },
          ...(run.termId ? [{ label: what, to: `/publications/create?term=${run.termId}` }] : [{ label: what }]),
          { label: 'Run' },
        ]}
      />
      <Head
        title={
          <>
            {running ? 'Publishing' : run.state === 'cancelled' ? 'Cancelled:' : 'Published'} <bdi>{what}</bdi>
          </>
        }
        under={
          <>
            Released by <bdi>{run.releasedBy}</bdi>, {printMoment(run.releasedAt, timeZone)}
            {run.finishedAt && ` · ended ${printMoment(run.finishedAt, timeZone)}`}
          </>
        }
        actions={run.termId && <Steps steps={PUBLISH_STEPS} now={running ? 4 : 5} />}
      />
      <div className="publication">
        {error ? (
          <p className="run-silent" role="status">
            The server does not answer. The run goes on; the figures are those of a moment ago.
          </p>
        ) : null}
        <RunProgress run={run} samples={samples} />
        <div className="publication-columns">
          <RunItems run={run} />
          <aside className="publication-side">
            <section className="card release">
              <h2 className="card-title">If something stops</h2>
              <p className="soft">
                You may leave this page, and the server may restart: the run goes on where it was. No record is signed
                twice.
              </p>
            </section>
          </aside>
        </div>
      </div>
    </>
  );
}

/** What was issued when, as long as the page is open. */
function useSamples(run: PublicationRunView | undefined): readonly Sample[] {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const issued = run?.progress.issued;
  const running = run?.state === 'running';
  useEffect(() => {
    if (issued === undefined || !running) return;
    setSamples((before) => [...before, { at: Date.now(), issued }].slice(-KEPT));
  }, [issued, running]);
  return samples;
}

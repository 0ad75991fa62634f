import type { ActivityView, RosterReport } from '@laurel/contract';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { Dropzone } from '../layout/Dropzone.js';
import { Head, Path } from '../layout/Page.js';
import { Placeholder } from '../layout/States.js';
import { Steps } from '../layout/Steps.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { sentenceOf } from '../providers/use-act.js';
import { useWhole } from '../providers/use-whole.js';
import { counted } from '../record/print.js';
import { type Choices, DryRun } from './DryRun.js';
import './import.css';

const STEPS = ['File', 'Dry run', 'Commit'];

/** A roster as CSV for one activity: dry run first, commit of the good rows. Nothing is stored before the commit. */
export function ImportPage() {
  const { id = '' } = useParams();
  const { data: activity } = useWhole<ActivityView>('activities', id);
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState<Choices>({});
  const [report, setReport] = useState<RosterReport | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (roster: File, chosen: Choices, dryRun: boolean) => {
    setBusy(true);
    setRefusal(null);
    try {
      return await provider.send<RosterReport>(`activities/${id}/imports?dryRun=${dryRun}`, roster, { ...chosen });
    } catch (error) {
      setRefusal(sentenceOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  const tryOut = async (roster: File, chosen: Choices) => {
    setFile(roster);
    setChoices(chosen);
    setReport(await send(roster, chosen, true));
  };
  const commit = async () => {
    if (!file) return;
    const done = await send(file, choices, false);
    if (!done) return;
    notify(`${counted(done.new + done.changed, 'row')} recorded; they wait to be verified`, { type: 'success' });
    refresh();
    navigate(`/activities/${id}/show`);
  };
  const start = () => {
    setReport(null);
    setFile(null);
    setChoices({});
    setRefusal(null);
  };

  const title = activity ? `${activity.programmeTitle}, ${activity.termTitle}` : '…';
  return (
    <>
      <Path
        steps={[
          { label: 'Activities', to: '/activities' },
          { label: activity?.title ?? '…', to: `/activities/${id}/show` },
          { label: 'Import' },
        ]}
      />
      <Head
        title={report ? <bdi>{report.fileName}</bdi> : 'Import a roster'}
        under={report ? `Roster for ${title} · ${counted(report.total, 'row')}` : `For ${title}`}
        actions={<Steps steps={STEPS} now={report ? 2 : 1} />}
      />
      <div className="import">
        {refusal && (
          <p className="import-refusal" role="alert">
            {refusal} Nothing was stored.
          </p>
        )}
        {!report && !busy && <ChooseFile activity={activity} onFile={(roster) => tryOut(roster, {})} />}
        {busy && !report && <Placeholder rows={8} label="Reading the file" />}
        {report && (
          <DryRun
            report={report}
            choices={choices}
            busy={busy}
            onChoose={(chosen) => file && tryOut(file, { ...choices, ...chosen })}
            onFile={(roster) => tryOut(roster, {})}
            onCommit={commit}
            onDiscard={start}
          />
        )}
      </div>
    </>
  );
}

function ChooseFile({ activity, onFile }: { activity: ActivityView | undefined; onFile: (file: File) => void }) {
  return (
    <>
      <Dropzone
        what="the roster"
        hint="CSV with a header row; columns in any order. Nothing is stored until you commit."
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        onFiles={([first]) => first && onFile(first)}
      />
      <section className="card import-help">
        <h2 className="card-title">What the columns may be called</h2>
        <dl className="facts">
          <dt>Student</dt>
          <dd>Student number, student no., ID, or e-mail. Leading zeros are kept.</dd>
          <dt>Role</dt>
          <dd>{activity ? activity.roles.map((role) => role.name).join(', ') : 'A role of the programme'}</dd>
          <dt>Time</dt>
          <dd>Minutes, or hours as 18:30 or 18 h 30 min</dd>
          <dt>Dates</dt>
          <dd>From and until, as 2026-05-01; left out, those of the activity</dd>
        </dl>
      </section>
    </>
  );
}

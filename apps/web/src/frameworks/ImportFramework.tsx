import type { FrameworkImportReport } from '@laurel/contract';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Dropzone } from '../layout/Dropzone.js';
import { Head, Path } from '../layout/Page.js';
import { Placeholder } from '../layout/States.js';
import { Steps } from '../layout/Steps.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { sentenceOf } from '../providers/use-act.js';
import { counted } from '../record/print.js';
import { PackageReport } from './PackageReport.js';
import '../imports/import.css';
import './framework-import.css';

const STEPS = ['File', 'Dry run', 'Commit'];

/** A framework from a CASE package: dry run first, repairs looked at and accepted, then all of it or nothing. */
export function ImportFramework() {
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<FrameworkImportReport | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async (from: File, query: string) => {
    setBusy(true);
    setRefusal(null);
    try {
      return await provider.send<FrameworkImportReport>(`frameworks/import?${query}`, from);
    } catch (error) {
      setRefusal(sentenceOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  const tryOut = async (chosen: File) => {
    setFile(chosen);
    setReport(null);
    setReport(await send(chosen, 'dryRun=true'));
  };
  const commit = async (acceptRepairs: boolean) => {
    if (!file) return;
    const done = await send(file, `dryRun=false&acceptRepairs=${acceptRepairs}`);
    if (!done) return;
    notify(`“${done.title}” is imported: ${counted(done.items, 'competency', 'competencies')}`, { type: 'success' });
    refresh();
    navigate(done.frameworkId ? `/frameworks/${done.frameworkId}/show` : '/frameworks');
  };
  const start = () => {
    setFile(null);
    setReport(null);
    setRefusal(null);
  };
  return (
    <>
      <Path steps={[{ label: 'Competencies', to: '/frameworks' }, { label: 'Import' }]} />
      <Head
        title={report ? <bdi>{report.title ?? 'A package without a title'}</bdi> : 'Import a framework'}
        under={report ? `${file?.name ?? ''} · ${held(report)}` : 'From a CASE package, version 1.0 or 1.1'}
        actions={<Steps steps={STEPS} now={report ? 2 : 1} />}
      />
      <div className="import">
        {refusal && (
          <p className="import-refusal" role="alert">
            {refusal} Nothing was stored.
          </p>
        )}
        {busy && !report && <Placeholder rows={8} label="Reading the package" />}
        {!report && !busy && <ChoosePackage onFile={tryOut} />}
        {report && (
          <PackageReport
            key={file?.name}
            report={report}
            busy={busy}
            onFile={tryOut}
            onCommit={commit}
            onDiscard={start}
          />
        )}
      </div>
    </>
  );
}

/** "16 competencies, 39 connections, 1 rubric". */
const held = ({ items, associations, rubrics }: FrameworkImportReport): string =>
  [counted(items, 'competency', 'competencies'), counted(associations, 'connection'), counted(rubrics, 'rubric')].join(
    ', ',
  );

function ChoosePackage({ onFile }: { onFile: (file: File) => void }) {
  return (
    <>
      <Dropzone
        what="the package"
        hint="One JSON file with CFDocument, CFItems and CFAssociations, at most 50 MB. Nothing is stored until you commit."
        accept=".json,application/json"
        onFiles={([first]) => first && onFile(first)}
      />
      <section className="card import-help">
        <h2 className="card-title">What happens to what is here</h2>
        <dl className="facts">
          <dt>New</dt>
          <dd>Competencies, connections and rubrics that are not here yet are added.</dd>
          <dt>Known</dt>
          <dd>Those with the same identifier are brought up to date. The same package again changes nothing.</dd>
          <dt>No longer in it</dt>
          <dd>What programmes or records use is kept and retired; what nobody uses is removed.</dd>
          <dt>Not right</dt>
          <dd>What can be mended is shown first and mended only when you accept it.</dd>
        </dl>
      </section>
    </>
  );
}

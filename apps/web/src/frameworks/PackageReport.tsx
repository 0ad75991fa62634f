import type { FrameworkImportReport, FrameworkView } from '@laurel/contract';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import {
  ArchiveIcon,
  CheckIcon,
  EqualsIcon,
  InfoIcon,
  MinusCircleIcon,
  PlusCircleIcon,
  SwapIcon,
  UploadSimpleIcon,
  XCircleIcon,
} from '@phosphor-icons/react';
import { useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { Tiles } from '../layout/Tiles.js';
import { useWhole } from '../providers/use-whole.js';
import { counted } from '../record/print.js';
import { Differences, PackageFaults, Repairs } from './report-lists.js';

interface PackageReportProps {
  report: FrameworkImportReport;
  busy: boolean;
  onFile: (file: File) => void;
  onCommit: (acceptRepairs: boolean) => void;
  onDiscard: () => void;
}

/** What an import would do: counts, faults with their effect, repairs to accept, and what differs. */
export function PackageReport({ report, busy, onFile, onCommit, onDiscard }: PackageReportProps) {
  const [accepted, accept] = useState(false);
  const another = useRef<HTMLInputElement>(null);
  const refused = report.faults.some((fault) => fault.effect === 'refused');
  const changes = report.added + report.changed + report.retired + report.removed;
  const waits = report.repairsTotal > 0 && !accepted;
  const verb = refused
    ? 'Cannot be imported'
    : changes === 0
      ? 'Nothing to commit'
      : `Commit ${counted(changes, 'change')}`;
  return (
    <>
      <Counts report={report} />
      <p className="import-note">
        <InfoIcon className="icon" size={16} aria-hidden="true" /> Nothing is stored yet. The counts are over the
        framework itself, its competencies, connections and rubrics.
      </p>
      {report.frameworkId && !refused && changes > 0 && <BroughtUpToDate frameworkId={report.frameworkId} />}
      {report.faults.length > 0 && <PackageFaults report={report} />}
      {report.repairs.length > 0 && <Repairs report={report} />}
      {report.differences.length > 0 && <Differences report={report} />}
      <footer className="import-foot package-foot">
        {report.repairsTotal > 0 && !refused && changes > 0 && (
          <FormControlLabel
            className="package-accept"
            control={<Checkbox checked={accepted} onChange={(_event, checked) => accept(checked)} />}
            label={`Accept ${report.repairsTotal === 1 ? 'the repair' : `the ${counted(report.repairsTotal, 'repair')}`} listed above`}
          />
        )}
        <Button
          variant="contained"
          color="primary"
          size="large"
          disabled={busy || refused || changes === 0 || waits}
          startIcon={<CheckIcon size={18} />}
          onClick={() => onCommit(accepted)}
        >
          {busy ? 'Working…' : verb}
        </Button>
        <Button
          size="large"
          disabled={busy}
          startIcon={<UploadSimpleIcon size={18} />}
          onClick={() => another.current?.click()}
        >
          Upload another file
        </Button>
        <Button size="large" variant="text" disabled={busy} onClick={onDiscard}>
          Discard
        </Button>
        <p className="hint">{sentence(refused, waits, changes)}</p>
        <input
          ref={another}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label="Another package"
          accept=".json,application/json"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) onFile(file);
            event.currentTarget.value = '';
          }}
        />
      </footer>
    </>
  );
}

/** The package bears the identifier of a framework that is here: that one is changed, no second one appears. */
function BroughtUpToDate({ frameworkId }: { frameworkId: string }) {
  const { data: framework } = useWhole<FrameworkView>('frameworks', frameworkId);
  if (!framework) return null;
  return (
    <p className="import-warning">
      <span>
        This package carries the identifier of{' '}
        <Link to={`/frameworks/${framework.id}/show`}>
          <bdi>{framework.title}</bdi>
        </Link>
        , which is here already. That framework becomes what is in the package.
      </span>
    </p>
  );
}

/** Why the button is as it is, and what follows. */
function sentence(refused: boolean, waits: boolean, changes: number): string {
  if (refused) return 'Faults marked “refused” have to be mended where the package comes from.';
  if (changes === 0) return 'Everything in this package is here already, just so.';
  if (waits) return 'Look at the repairs and accept them first, or have the package mended at its source.';
  return 'All of it is stored, or nothing.';
}

function Counts({ report }: { report: FrameworkImportReport }) {
  const { added, changed, unchanged, retired, removed, faultsTotal } = report;
  return (
    <Tiles
      tiles={[
        { key: 'added', label: 'Added', count: added, words: 'not here yet', icon: PlusCircleIcon, tone: 'ok' },
        {
          key: 'changed',
          label: 'Changed',
          count: changed,
          words: 'differ from what is here',
          icon: SwapIcon,
          tone: 'info',
        },
        {
          key: 'unchanged',
          label: 'Unchanged',
          count: unchanged,
          words: 'here the same way',
          icon: EqualsIcon,
          tone: 'plain',
        },
        {
          key: 'retired',
          label: 'Retired',
          count: retired,
          words: 'no longer in it, but in use',
          icon: ArchiveIcon,
          tone: 'plain',
        },
        {
          key: 'removed',
          label: 'Removed',
          count: removed,
          words: 'no longer in it, used by nobody',
          icon: MinusCircleIcon,
          tone: 'plain',
        },
        {
          key: 'faults',
          label: 'Faults',
          count: faultsTotal,
          words: 'left out or refused',
          icon: XCircleIcon,
          tone: 'bad',
        },
      ]}
    />
  );
}

import type { RosterReport } from '@laurel/contract';
import Button from '@mui/material/Button';
import {
  CheckIcon,
  EqualsIcon,
  InfoIcon,
  PlusCircleIcon,
  SwapIcon,
  UploadSimpleIcon,
  XCircleIcon,
} from '@phosphor-icons/react';
import { useRef } from 'react';
import { Tiles } from '../layout/Tiles.js';
import { counted, printCount } from '../record/print.js';
import { Faults } from './Faults.js';
import { Preview } from './Preview.js';

/** What the file itself could not say, as it travels beside it. */
export interface Choices {
  encoding?: string;
  dateOrder?: string;
}

interface DryRunProps {
  report: RosterReport;
  choices: Choices;
  busy: boolean;
  onChoose: (choices: Choices) => void;
  onFile: (file: File) => void;
  onCommit: () => void;
  onDiscard: () => void;
}

/** What an import would do: counts, every fault with line, column and value, and the good rows to commit. */
export function DryRun({ report, busy, onChoose, onFile, onCommit, onDiscard }: DryRunProps) {
  const another = useRef<HTMLInputElement>(null);
  const good = report.new + report.changed;
  return (
    <>
      <Tiles
        tiles={[
          {
            key: 'new',
            label: 'New',
            count: report.new,
            words: 'will be recorded, waiting to be verified',
            icon: PlusCircleIcon,
            tone: 'ok',
          },
          {
            key: 'changed',
            label: 'Changed',
            count: report.changed,
            words: 'differ from what is recorded',
            icon: SwapIcon,
            tone: 'info',
          },
          {
            key: 'unchanged',
            label: 'Unchanged',
            count: report.unchanged,
            words: 'recorded the same way already',
            icon: EqualsIcon,
            tone: 'plain',
          },
          {
            key: 'faulty',
            label: 'Faulty',
            count: report.faulty,
            words: 'stay out until mended',
            icon: XCircleIcon,
            tone: 'bad',
          },
        ]}
      />
      <p className="import-note">
        <InfoIcon className="icon" size={16} aria-hidden="true" /> Nothing is stored yet. {columns(report)}
      </p>
      {report.warnings.map((warning) => (
        <p key={warning.code} className="import-warning">
          {warning.message}
        </p>
      ))}
      <Questions report={report} onChoose={onChoose} />
      {report.faults.length > 0 && <Faults report={report} />}
      {report.preview.length > 0 && <Preview report={report} />}
      <footer className="import-foot">
        <Button
          variant="contained"
          color="primary"
          size="large"
          disabled={busy || good === 0}
          startIcon={<CheckIcon size={18} />}
          onClick={onCommit}
        >
          {busy ? 'Working…' : good === 0 ? 'Nothing to commit' : `Commit ${counted(good, 'row')}`}
        </Button>
        <Button
          size="large"
          disabled={busy}
          startIcon={<UploadSimpleIcon size={18} />}
          onClick={() => another.current?.click()}
        >
          Upload a mended file
        </Button>
        <Button size="large" variant="text" disabled={busy} onClick={onDiscard}>
          Discard
        </Button>
        <p className="hint">The same file again changes nothing. Faulty rows can follow in a mended file.</p>
        <input
          ref={another}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label="A mended file"
          accept=".csv,.tsv,.txt,text/csv"
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

function columns({ mapping, encoding, delimiter }: RosterReport): string {
  const used = mapping.filter((column) => column.field !== null);
  const left = mapping.filter((column) => column.field === null).map((column) => `“${column.column}”`);
  const sign =
    ({ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as Record<string, string>)[delimiter] ?? delimiter;
  const rest = left.length > 0 ? ` Left alone: ${left.join(', ')}.` : '';
  return `Read as ${encoding.toUpperCase()}, separated by ${sign}; ${printCount(used.length)} of ${counted(mapping.length, 'column')} used.${rest}`;
}

/** What only a person can say: which encoding, and whether 03/04 is in March or April. */
function Questions({ report, onChoose }: { report: RosterReport; onChoose: (choices: Choices) => void }) {
  const offer = report.encodingOffer;
  const ambiguous = report.faults.some((fault) => fault.code === 'date-ambiguous');
  return (
    <>
      {offer && (
        <section className="import-question">
          <p>
            <b>This file is not UTF-8.</b> Read as {offer.encoding.toUpperCase()} it says:{' '}
            {offer.samples.map((sample) => (
              <code key={`${sample.line} ${sample.column}`} className="raw">
                {sample.value}
              </code>
            ))}
          </p>
          <Button size="small" onClick={() => onChoose({ encoding: offer.encoding })}>
            That is right, read it so
          </Button>
        </section>
      )}
      {ambiguous && (
        <section className="import-question">
          <p>
            <b>Dates such as 03/04/2026 can be read both ways.</b> Which comes first in this file?
          </p>
          <Button size="small" onClick={() => onChoose({ dateOrder: 'dmy' })}>
            The day
          </Button>
          <Button size="small" onClick={() => onChoose({ dateOrder: 'mdy' })}>
            The month
          </Button>
        </section>
      )}
    </>
  );
}

import type { RosterReport } from '@laurel/contract';
import { ROSTER_FAULT_WORDS, type RosterFaultCode } from '@laurel/domain';
import { DownloadSimpleIcon, WarningIcon, XCircleIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { KindChips } from '../layout/KindChips.js';
import { printCount } from '../record/print.js';
import { faultsAsCsv } from './faults-csv.js';
import { RawValue } from './RawValue.js';

/** The kind of a fault, as its chip says it. */
const kindOf = (code: string): string => ROSTER_FAULT_WORDS[code as RosterFaultCode] ?? code;

/** Every fault by line, column, value and reason; those with one good guess say what would be right. */
export function Faults({ report }: { report: RosterReport }) {
  const [kind, setKind] = useState<string | null>(null);
  const shown = kind === null ? report.faults : report.faults.filter((fault) => kindOf(fault.code) === kind);
  return (
    <section className="card inset-table faults">
      <header>
        <h2 className="card-title">
          {printCount(report.faultCount)} {report.faultCount === 1 ? 'fault' : 'faults'}, by line
        </h2>
        <KindChips kinds={report.faultKinds} total={report.faultCount} chosen={kind} onChoose={setKind} />
      </header>
      <div className="table-frame">
        <table className="table">
          <caption className="visually-hidden">Faults by line</caption>
          <thead>
            <tr>
              <th scope="col" className="end">
                Line
              </th>
              <th scope="col">Column</th>
              <th scope="col">Value as found</th>
              <th scope="col">What is wrong</th>
              <th scope="col">What would be right</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((fault) => (
              <tr key={`${fault.line} ${fault.column} ${fault.code}`}>
                <td className="end mono">{fault.line}</td>
                <td>
                  <b>{fault.column ?? 'Whole row'}</b>
                </td>
                <td>
                  <RawValue value={fault.value} />
                </td>
                <td>
                  <span className="fault-reason">
                    {fault.suggestion ? (
                      <WarningIcon className="tone-waiting" size={17} weight="fill" aria-hidden="true" />
                    ) : (
                      <XCircleIcon className="tone-bad" size={17} weight="fill" aria-hidden="true" />
                    )}
                    {fault.message}
                  </span>
                </td>
                <td>
                  {fault.suggestion ? <code className="raw">{fault.suggestion}</code> : <span className="hint">—</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer>
        <span>
          {report.faults.length < report.faultCount &&
            `The first ${printCount(report.faults.length)} of ${printCount(report.faultCount)} · `}
          spaces are shown as <mark>·</mark>
        </span>
        <a href={faultsAsCsv(report)} download={`faults in ${report.fileName}.csv`}>
          <DownloadSimpleIcon className="icon" size={16} aria-hidden="true" /> The faults as a file, with reasons
        </a>
      </footer>
    </section>
  );
}

import type { RosterReport } from '@laurel/contract';
import { printDateRange, printMinutes } from '@laurel/domain';
import { StateChip } from '../record/Chip.js';
import { printCount } from '../record/print.js';

/** The first rows as they would be recorded; for changed ones, what is recorded now. */
export function Preview({ report }: { report: RosterReport }) {
  const good = report.new + report.changed + report.unchanged;
  return (
    <section className="card inset-table faults">
      <header>
        <h2 className="card-title">
          {report.preview.length < good
            ? `The first ${printCount(report.preview.length)} of ${printCount(good)} good rows`
            : 'The good rows'}
        </h2>
      </header>
      <div className="table-frame">
        <table className="table">
          <caption className="visually-hidden">Rows as they would be recorded</caption>
          <thead>
            <tr>
              <th scope="col" className="end">
                Line
              </th>
              <th scope="col">Student</th>
              <th scope="col">Role</th>
              <th scope="col" className="end">
                Hours
              </th>
              <th scope="col">Dates</th>
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            {report.preview.map((row) => (
              <tr key={row.line}>
                <td className="end mono">{row.line}</td>
                <td>
                  <bdi>{row.displayName}</bdi> <span className="beside number">{row.studentNumber}</span>
                </td>
                <td>{row.role}</td>
                <td className="end num">{printMinutes(row.minutes)}</td>
                <td>{printDateRange(row.startsOn, row.endsOn)}</td>
                <td>
                  <StateChip state={row.outcome} />
                  {row.before && <span className="beside">{before(row)}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** "was 16 h", "was Tutor": only what differs. */
function before({ before: was, role, minutes, startsOn, endsOn }: RosterReport['preview'][number]): string {
  if (!was) return '';
  const parts = [
    was.minutes !== minutes && printMinutes(was.minutes),
    was.role !== role && was.role,
    (was.startsOn !== startsOn || was.endsOn !== endsOn) && printDateRange(was.startsOn, was.endsOn),
  ].filter(Boolean);
  return `was ${parts.join(', ')}`;
}

import type { ParticipationHistoryLine } from '@laurel/contract';
import { useTimeZone } from '../providers/use-institution.js';
import { printMoment } from '../record/print.js';
import './history.css';

const words: Record<ParticipationHistoryLine['what'], string> = {
  recorded: 'Recorded',
  imported: 'Roster import',
  corrected: 'Corrected',
  verified: 'Verified',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  undone: 'Taken back',
};

/** What happened to a participation, newest first: when, what, who. */
export function History({ lines }: { lines: readonly ParticipationHistoryLine[] }) {
  const timeZone = useTimeZone();
  return (
    <ol className="history">
      {lines.map((line) => (
        <li key={`${line.at} ${line.what}`}>
          <time dateTime={line.at} title={line.at} className="num">
            {printMoment(line.at, timeZone)}
          </time>
          <span>
            {words[line.what]}
            {line.detail && <small>{line.detail}</small>}
          </span>
          <bdi>{line.by ?? 'The system'}</bdi>
        </li>
      ))}
    </ol>
  );
}

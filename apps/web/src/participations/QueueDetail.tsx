import type { ParticipationRow, ParticipationView } from '@laurel/contract';
import { printDateRange, printMinutes } from '@laurel/domain';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { CheckCircleIcon, CircleDashedIcon, SealCheckIcon, WarningIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useWhole } from '../providers/use-whole.js';
import { Avatar } from '../record/Avatar.js';
import { DepthMark } from '../record/Leaves.js';
import type { QueueDecisions } from './decisions.js';
import { History } from './History.js';

interface QueueDetailProps {
  row: ParticipationRow;
  decisions: QueueDecisions;
  onDone: () => void;
}

/** Everything about the current row, and the verbs. */
export function QueueDetail({ row, decisions, onDone }: QueueDetailProps) {
  const [note, setNote] = useState('');
  const { data: whole } = useWhole<ParticipationView>('participations', row.id);
  const { person, programme, role } = row;
  const facts = [person.studentNumber, person.study, person.classYear].filter(Boolean).join(' · ');
  return (
    <aside className="detail" aria-label="The current row">
      <header className="detail-person">
        <Avatar name={person.displayName} size={44} />
        <div>
          <p className="entry-title">
            <bdi>{person.displayName}</bdi>
          </p>
          <p className="soft detail-small">{facts}</p>
        </div>
        <Link to={`/people/${person.id}/show`}>Open</Link>
      </header>
      <section>
        <div className="detail-role">
          <div>
            <p className="card-title">
              {programme.title}, {role.name}
            </p>
            <p className="soft detail-small">
              {printDateRange(row.startsOn, row.endsOn)} · version {programme.versionNumber}
            </p>
          </div>
          <DepthMark depth={role.depth} />
        </div>
        <dl className="detail-figures">
          <div>
            <dt>{role.requiredMinutes > 0 ? `of ${printMinutes(role.requiredMinutes)} asked` : 'no hours asked'}</dt>
            <dd>{printMinutes(row.minutes)}</dd>
          </div>
          <div>
            <dt>{row.roster ? row.roster.fileName : row.recordedBy ? `by ${row.recordedBy.name}` : 'by the system'}</dt>
            <dd>{sourceWords[row.source]}</dd>
          </div>
        </dl>
        {row.note && <p className="detail-note">{row.note}</p>}
      </section>
      <section>
        <h2 className="card-title">Policy, version {programme.versionNumber}</h2>
        <Policy row={row} />
      </section>
      <section>
        <h2 className="card-title">History</h2>
        {whole ? <History lines={whole.history} /> : <p className="hint">Loading…</p>}
        <Verbs row={row} note={note} onNote={setNote} decisions={decisions} onDone={onDone} />
      </section>
    </aside>
  );
}

const sourceWords: Record<ParticipationRow['source'], string> = {
  roster: 'Roster',
  import: 'Import',
  entry: 'Typed in',
  'check-in': 'Check-in',
  claim: 'Claim',
  sis: 'Student system',
};

/** Each condition of the programme and how this row stands against it. */
function Policy({ row }: { row: ParticipationRow }) {
  const { role, programme, verifiers } = row;
  const enough = row.minutes >= role.requiredMinutes;
  const lines = [
    ...(role.requiredMinutes > 0
      ? [
          {
            key: 'minutes',
            icon: enough ? CheckCircleIcon : WarningIcon,
            kind: enough ? 'met' : 'short',
            title: `At least ${printMinutes(role.requiredMinutes)}`,
            words: enough
              ? `${printMinutes(row.minutes)}: met`
              : `${printMinutes(role.requiredMinutes - row.minutes)} to go`,
          },
        ]
      : []),
    {
      key: 'people',
      icon: row.waitsFor === 'second person' ? CheckCircleIcon : CircleDashedIcon,
      kind: row.waitsFor === 'second person' ? 'met' : 'waits',
      title: programme.fourEyes ? 'Two different people agree' : 'One person decides',
      words:
        row.verifyObstacle?.message ??
        (row.waitsFor === 'second person'
          ? `${verifiers[0]?.name ?? 'Somebody'} agreed; you would be the second`
          : programme.fourEyes
            ? 'you would be the first of two'
            : 'it can be you'),
    },
  ];
  return (
    <ul className="policy-list">
      {lines.map(({ key, icon: Icon, kind, title, words }) => (
        <li key={key} className={`policy-${kind}`}>
          <Icon size={19} weight={kind === 'waits' ? 'bold' : 'fill'} aria-hidden="true" />
          <span>
            <b>{title}</b>
            <small>{words}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}

interface VerbsProps extends QueueDetailProps {
  note: string;
  onNote: (note: string) => void;
}

function Verbs({ row, note, onNote, decisions, onDone }: VerbsProps) {
  return (
    <>
      <TextField
        value={note}
        onChange={(event) => onNote(event.target.value)}
        placeholder={row.waitsFor === 'first person' ? 'Note for the second person (optional)' : 'Note (optional)'}
        slotProps={{ htmlInput: { 'aria-label': 'Note' } }}
        fullWidth
      />
      <div className="detail-verbs">
        <Button
          variant="contained"
          color="primary"
          disabled={decisions.busy || row.verifyObstacle !== null}
          startIcon={<SealCheckIcon size={18} />}
          onClick={() => decisions.verify(row, onDone, note)}
        >
          {row.waitsFor === 'first person' ? 'Agree' : 'Verify'} <kbd>V</kbd>
        </Button>
        <Button color="error" disabled={row.declineObstacle !== null} onClick={() => decisions.askDecline([row])}>
          Decline… <kbd>D</kbd>
        </Button>
        {decisions.last && (
          <Button variant="text" onClick={decisions.undoLast}>
            Undo
          </Button>
        )}
      </div>
    </>
  );
}

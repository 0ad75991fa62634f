import type { ParticipationView } from '@laurel/contract';
import { DEPTH_MEANINGS, printDateRange, printMinutes } from '@laurel/domain';
import Button from '@mui/material/Button';
import { ArrowUUpLeftIcon, SealCheckIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { Head, Path } from '../layout/Page.js';
import { ReasonDialog } from '../layout/ReasonDialog.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { useAct } from '../providers/use-act.js';
import { useTimeZone } from '../providers/use-institution.js';
import { useWhole } from '../providers/use-whole.js';
import { CategoryTile } from '../record/CategoryTile.js';
import { StateChip } from '../record/Chip.js';
import { DepthMark } from '../record/Leaves.js';
import { VerifiedBy } from '../record/VerifiedBy.js';
import { History } from './History.js';
import './participation.css';

/** One participation: what happened, who says so, and every decision about it. */
export function ParticipationPage() {
  const { id = '' } = useParams();
  const { data: row, isPending, error, refetch } = useWhole<ParticipationView>('participations', id);
  const timeZone = useTimeZone();
  if (error && !row) return <LoadFailed what="This participation" error={error} onRetry={() => refetch()} />;
  if (isPending) return <Placeholder rows={8} />;
  const standing = row.verifications.filter((verification) => !verification.undone);
  return (
    <>
      <Path
        steps={[
          { label: 'Activities', to: '/activities' },
          { label: row.activity.title, to: `/activities/${row.activity.id}/show` },
          { label: row.person.displayName },
        ]}
      />
      <Head
        tile={<CategoryTile code={row.category.code} size={48} />}
        title={<bdi>{row.person.displayName}</bdi>}
        beside={<StateChip state={row.state} />}
        under={`${row.programme.title}, ${row.role.name} · ${row.term.title}`}
        actions={<Verbs row={row} />}
      />
      <div className="participation">
        <section className="card">
          <h2 className="card-title">What happened</h2>
          <dl className="facts">
            <dt>Role</dt>
            <dd>
              {row.role.name} <DepthMark depth={row.role.depth} />{' '}
              <span className="hint">{DEPTH_MEANINGS[row.role.depth]}</span>
            </dd>
            <dt>Dates</dt>
            <dd>{printDateRange(row.startsOn, row.endsOn)}</dd>
            <dt>Hours</dt>
            <dd>
              {printMinutes(row.minutes)}
              {row.role.requiredMinutes > 0 && (
                <span className="hint"> · at least {printMinutes(row.role.requiredMinutes)} asked</span>
              )}
            </dd>
            <dt>Student</dt>
            <dd>
              <Link to={`/people/${row.person.id}/show`}>
                <bdi>{row.person.displayName}</bdi>
              </Link>{' '}
              <span className="number hint">{row.person.studentNumber}</span>
            </dd>
            <dt>Under</dt>
            <dd>
              {row.programme.title}, version {row.programme.versionNumber} · {row.unit.name}
            </dd>
            {row.note && (
              <>
                <dt>Note</dt>
                <dd>{row.note}</dd>
              </>
            )}
            {row.declineReason && (
              <>
                <dt>Declined because</dt>
                <dd>{row.declineReason}</dd>
              </>
            )}
          </dl>
          {standing.map((witness) => (
            <VerifiedBy key={witness.id} witness={witness} timeZone={timeZone} />
          ))}
        </section>
        <section className="card">
          <h2 className="card-title">History</h2>
          <History lines={row.history} />
        </section>
      </div>
    </>
  );
}

type Asked = 'decline' | 'withdraw' | 'undo';

const questions: Record<Asked, { title: string; verb: string; words: string }> = {
  decline: { title: 'Decline', verb: 'Decline', words: 'The student reads the reason and can dispute it.' },
  withdraw: { title: 'Withdraw', verb: 'Withdraw', words: 'It no longer waits for anybody. It can be recorded again.' },
  undo: {
    title: 'Take the decision back',
    verb: 'Take it back',
    words: 'It waits again; both decisions stay on the log.',
  },
};

function Verbs({ row }: { row: ParticipationView }) {
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const { act, busy } = useAct();
  const [asked, setAsked] = useState<Asked | null>(null);
  const name = row.person.displayName;
  const decide = async (reason: string) => {
    if (!asked) return;
    await provider.act('participations', row.id, asked, { reason, version: row.version });
    notify(asked === 'undo' ? 'Taken back' : `${name} ${asked === 'decline' ? 'declined' : 'withdrawn'}`, {
      type: 'success',
    });
    refresh();
  };
  return (
    <>
      {row.may.undo && (
        <Button startIcon={<ArrowUUpLeftIcon size={18} />} onClick={() => setAsked('undo')}>
          Take back…
        </Button>
      )}
      {row.may.withdraw && <Button onClick={() => setAsked('withdraw')}>Withdraw…</Button>}
      {row.may.decline && (
        <Button color="error" onClick={() => setAsked('decline')}>
          Decline…
        </Button>
      )}
      {row.may.verify && (
        <Button
          variant="contained"
          color="primary"
          disabled={busy}
          startIcon={<SealCheckIcon size={18} />}
          onClick={() =>
            act(
              (api) => api.act('participations', row.id, 'verify', { note: null, version: row.version }),
              `${name} verified`,
            )
          }
        >
          {row.waitsFor === 'first person' ? 'Agree' : 'Verify'}
        </Button>
      )}
      {asked && (
        <ReasonDialog
          open
          title={`${questions[asked].title}: ${name}`}
          verb={questions[asked].verb}
          harmless={asked === 'undo'}
          onClose={() => setAsked(null)}
          onSay={decide}
        >
          {questions[asked].words}
        </ReasonDialog>
      )}
    </>
  );
}

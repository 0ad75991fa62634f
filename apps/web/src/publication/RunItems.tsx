import type { PublicationItemView, PublicationRunView } from '@laurel/contract';
import {
  CaretLeftIcon,
  CaretRightIcon,
  CircleDashedIcon,
  type Icon,
  MinusCircleIcon,
  ProhibitIcon,
  SealCheckIcon,
  XCircleIcon,
} from '@phosphor-icons/react';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { KindChips } from '../layout/KindChips.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { printCount } from '../record/print.js';
import { itemWords } from './run-words.js';

const PAGE = 12;

const looks: Record<
  PublicationItemView['state'],
  { label: string; icon: Icon; tone: string; weight: 'fill' | 'bold' }
> = {
  failed: { label: 'Failed', icon: XCircleIcon, tone: 'bad', weight: 'fill' },
  queued: { label: 'Queued', icon: CircleDashedIcon, tone: 'info', weight: 'bold' },
  issued: { label: 'Issued', icon: SealCheckIcon, tone: 'ok', weight: 'fill' },
  cancelled: { label: 'Cancelled', icon: ProhibitIcon, tone: 'plain', weight: 'bold' },
  skipped: { label: 'Not signed', icon: MinusCircleIcon, tone: 'plain', weight: 'bold' },
};
const states = Object.keys(looks) as PublicationItemView['state'][];

/** Student by student: who is issued, who failed and why. Follows the run while it is under way. */
export function RunItems({ run }: { run: PublicationRunView }) {
  const [params, setParams] = useSearchParams();
  const [page, setPage] = useState(1);
  const asked = states.find((state) => state === params.get('state')) ?? null;
  const { data, total, isPending, error, refetch } = useGetList<PublicationItemView>(
    `publications/${run.id}/items`,
    {
      pagination: { page, perPage: PAGE },
      sort: { field: 'state', order: 'ASC' },
      filter: asked ? { state: asked } : {},
      // Asked once more when the run has ended: what was read while it ran is old by then.
      meta: { ended: run.finishedAt },
    },
    { refetchInterval: run.state === 'running' ? 2000 : false },
  );
  const kinds = states
    .map((state) => ({ state, label: looks[state].label, count: run.progress[state] }))
    .filter(({ count }) => count > 0);
  const choose = (label: string | null) => {
    const next = new URLSearchParams(params);
    const kind = kinds.find((one) => one.label === label);
    if (kind) next.set('state', kind.state);
    else next.delete('state');
    setParams(next, { replace: true });
    setPage(1);
  };
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="card preview-list" aria-labelledby="run-items">
      <header>
        <h2 id="run-items" className="card-title">
          Student by student
        </h2>
        {kinds.length > 1 && (
          <KindChips kinds={kinds} total={all} chosen={asked ? looks[asked].label : null} onChoose={choose} />
        )}
      </header>
      {error && !data ? <LoadFailed what="The list of students" error={error} onRetry={() => refetch()} /> : null}
      {isPending && <Placeholder rows={8} label="Loading students" />}
      {data?.length === 0 && <p className="soft preview-none">{asked ? 'Nobody is in this state.' : 'Nobody yet.'}</p>}
      {data && data.length > 0 && (
        <div className="table-frame inset-table">
          <table className="table">
            <caption className="visually-hidden">Students of this run</caption>
            <thead>
              <tr>
                <th scope="col">Student</th>
                <th scope="col">Now</th>
              </tr>
            </thead>
            <tbody>
              {data.map((item) => (
                <Row key={item.id} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total !== undefined && total > PAGE && <Foot page={page} total={total} onPage={setPage} />}
    </section>
  );
}

function Row({ item }: { item: PublicationItemView }) {
  const { icon: Icon, tone, weight } = looks[item.state];
  return (
    <tr>
      <th scope="row" className="run-person">
        <Link to={`/records/${item.id}/show`} className="row-link">
          <bdi>{item.displayName}</bdi>
        </Link>{' '}
        <span className="beside number num">{item.studentNumber}</span>
      </th>
      <td>
        <span className="run-now">
          <Icon className={`tone-${tone}`} size={18} weight={weight} aria-hidden="true" />
          <span className={item.state === 'failed' ? 'tone-bad' : undefined}>{itemWords(item)}</span>
        </span>
      </td>
    </tr>
  );
}

function Foot({ page, total, onPage }: { page: number; total: number; onPage: (page: number) => void }) {
  const first = (page - 1) * PAGE + 1;
  const last = Math.min(total, page * PAGE);
  return (
    <footer className="pager preview-foot">
      <span className="num">
        {printCount(first)}–{printCount(last)} of {printCount(total)}
      </span>
      <button type="button" aria-label="Previous page" disabled={page === 1} onClick={() => onPage(page - 1)}>
        <CaretLeftIcon size={18} />
      </button>
      <button type="button" aria-label="Next page" disabled={last >= total} onClick={() => onPage(page + 1)}>
        <CaretRightIcon size={18} />
      </button>
    </footer>
  );
}

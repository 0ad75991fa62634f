import type { PublicationPreview } from '@laurel/contract';
import type { PublicationOutcome } from '@laurel/domain';
import { CaretLeftIcon, CaretRightIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { KindChips } from '../layout/KindChips.js';
import { counted, printCount } from '../record/print.js';
import { reasonOf } from './run-words.js';

type Item = PublicationPreview['items'][number];

/** Rows on a page. */
const PAGE = 10;

const words: Record<PublicationOutcome, string> = {
  new: 'new',
  changed: 'changed',
  unchanged: 'unchanged',
  held: 'held',
  refused: 'refused',
};

/** The people of one kind, with the reason and one way on. The server names the first 200 of a kind. */
export function PreviewList({ preview, outcome }: { preview: PublicationPreview; outcome: PublicationOutcome }) {
  const [reason, setReason] = useState<string | null>(null);
  const [page, setPage] = useState(0);
  const total = preview.counts[outcome];
  const items = preview.items.filter((item) => item.outcome === outcome);
  const stopped = outcome === 'held' || outcome === 'refused';
  const reasons = [...new Set(items.map((item) => reasonOf(item.code)))].map((label) => ({
    label,
    count: items.filter((item) => reasonOf(item.code) === label).length,
  }));
  const chosen = items.filter((item) => reason === null || reasonOf(item.code) === reason);
  const shown = chosen.slice(page * PAGE, (page + 1) * PAGE);
  const choose = (label: string | null) => {
    setReason(label);
    setPage(0);
  };
  return (
    <section className="card preview-list" aria-labelledby="preview-list">
      <header>
        <h2 id="preview-list" className="card-title">
          {printCount(total)} {words[outcome]}
        </h2>
        {stopped && reasons.length > 1 && (
          <KindChips kinds={reasons} total={items.length} chosen={reason} onChoose={choose} />
        )}
      </header>
      {items.length === 0 ? (
        <p className="soft preview-none">Nobody.</p>
      ) : (
        <div className="table-frame inset-table">
          <table className="table">
            <caption className="visually-hidden">Students who are {words[outcome]}</caption>
            <thead>
              <tr>
                <th scope="col">Student</th>
                <th scope="col" className={stopped ? undefined : 'end'}>
                  {stopped ? 'Reason' : 'Entries'}
                </th>
                <th scope="col">
                  <span className="visually-hidden">Way on</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((item) => (
                <Row key={item.id} item={item} stopped={stopped} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Foot page={page} shown={shown.length} of={chosen.length} unnamed={total - items.length} onPage={setPage} />
    </section>
  );
}

function Row({ item, stopped }: { item: Item; stopped: boolean }) {
  const way = wayOn(item);
  return (
    <tr>
      <th scope="row" className="preview-person">
        <bdi>{item.displayName || 'No name'}</bdi>
        <small className="number num">{item.studentNumber}</small>
      </th>
      {stopped ? (
        <td className="two-lines">
          <b>{reasonOf(item.code)}</b>
          <small>{item.message}</small>
        </td>
      ) : (
        <td className="end num">{printCount(item.entries)}</td>
      )}
      <td className="preview-way">
        <Link to={way.to}>{way.words}</Link>
      </td>
    </tr>
  );
}

/** Where whoever reads this goes next. */
function wayOn(item: Item): { to: string; words: string } {
  if (item.code === 'record-hold') {
    const filter = encodeURIComponent(JSON.stringify({ q: item.studentNumber ?? item.displayName }));
    return { to: `/holds?filter=${filter}`, words: 'Open the hold' };
  }
  if (item.code === 'name-missing' || item.code === 'glyph-missing')
    return { to: `/people/${item.id}/show`, words: 'Open the person' };
  return { to: `/records/${item.id}/show`, words: 'Open the record' };
}

interface FootProps {
  page: number;
  shown: number;
  of: number;
  /** People of this kind whom the answer does not name. */
  unnamed: number;
  onPage: (page: number) => void;
}

function Foot({ page, shown, of, unnamed, onPage }: FootProps) {
  if (of === 0) return null;
  const first = page * PAGE + 1;
  return (
    <footer className="pager preview-foot">
      {unnamed > 0 && <span className="hint">{counted(unnamed, 'more student')} of this kind not listed here</span>}
      <span className="num">
        {printCount(first)}–{printCount(first + shown - 1)} of {printCount(of)}
      </span>
      {of > PAGE && (
        <>
          <button type="button" aria-label="Previous page" disabled={page === 0} onClick={() => onPage(page - 1)}>
            <CaretLeftIcon size={18} />
          </button>
          <button type="button" aria-label="Next page" disabled={first + shown > of} onClick={() => onPage(page + 1)}>
            <CaretRightIcon size={18} />
          </button>
        </>
      )}
    </footer>
  );
}

import { CaretLeftIcon, CaretRightIcon } from '@phosphor-icons/react';
import { useListContext } from 'react-admin';
import { printCount } from '../../record/print.js';

/** "1–25 of 600" and the way to the next page; nothing to turn, no buttons. */
export function Pager() {
  const { page, perPage, total = 0, setPage } = useListContext();
  const first = (page - 1) * perPage + 1;
  const last = Math.min(page * perPage, total);
  const pages = Math.ceil(total / perPage);
  return (
    <nav className="pager" aria-label="Pages">
      <span className="num">
        {printCount(first)}–{printCount(last)} of {printCount(total)}
      </span>
      {pages > 1 && (
        <>
          <button type="button" aria-label="Previous page" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            <CaretLeftIcon size={18} />
          </button>
          <button type="button" aria-label="Next page" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            <CaretRightIcon size={18} />
          </button>
        </>
      )}
    </nav>
  );
}

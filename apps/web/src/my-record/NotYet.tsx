import Button from '@mui/material/Button';
import {
  ArrowUUpLeftIcon,
  CaretRightIcon,
  ClockIcon,
  DotsThreeIcon,
  type Icon,
  XCircleIcon,
} from '@phosphor-icons/react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { counted } from '../record/print.js';
import type { NotYetItem } from './not-yet.js';
import type { OwnUnderWay } from './use-own-record.js';

const looks: Record<NotYetItem['kind'], { icon: Icon; tone: string; weight: 'bold' | 'fill' }> = {
  returned: { icon: ArrowUUpLeftIcon, tone: 'waiting', weight: 'bold' },
  waiting: { icon: ClockIcon, tone: 'waiting', weight: 'fill' },
  declined: { icon: XCircleIcon, tone: 'bad', weight: 'fill' },
};

/** Everything of the student's that the record does not say, and why. On a phone, what needs the student comes first. */
export function NotYet({ underWay, phone }: { underWay: OwnUnderWay; phone: boolean }) {
  const [all, setAll] = useState(false);
  const { items, isPending, error, refetch } = underWay;
  const first = phone && !all ? items.slice(0, 1) : items;
  const rest = items.slice(first.length);
  return (
    <section className="sheet not-yet" aria-labelledby="not-yet">
      <header className="sheet-head">
        <h2 id="not-yet" className="section-title">
          Not on the record yet
        </h2>
        {items.length > 0 && <span className="hint num">{items.length}</span>}
      </header>
      {error ? <LoadFailed what="What is under way" error={error} onRetry={refetch} /> : null}
      {!error && isPending && <Placeholder rows={3} />}
      {!error && !isPending && items.length === 0 && (
        <p className="soft not-yet-none">Nothing waits, and nothing came back to you.</p>
      )}
      <ul>
        {first.map((item) => (
          <Item key={item.key} item={item} />
        ))}
        {rest.length > 0 && (
          <li>
            <DotsThreeIcon className="icon soft" size={20} weight="bold" aria-hidden="true" />
            <button type="button" className="not-yet-more" aria-expanded={false} onClick={() => setAll(true)}>
              {rest.length} more: {restWords(rest)}
            </button>
            <CaretRightIcon size={16} weight="bold" aria-hidden="true" />
          </li>
        )}
      </ul>
    </section>
  );
}

function Item({ item }: { item: NotYetItem }) {
  const { icon: Icon, tone, weight } = looks[item.kind];
  return (
    <li>
      <Icon className={`icon tone-${tone}`} size={20} weight={weight} aria-hidden="true" />
      <div>
        <h3>{item.title}</h3>
        <p>{item.words}</p>
        {item.to && item.kind === 'returned' && (
          <Button component={Link} to={`${item.to}/revise`} size="small" variant="contained" color="primary">
            Revise
          </Button>
        )}
        {item.to && item.kind !== 'returned' && <Link to={item.to}>Open it</Link>}
      </div>
    </li>
  );
}

/** "one waiting, 2 declined". */
function restWords(items: readonly NotYetItem[]): string {
  const kinds = ['returned', 'waiting', 'declined'] as const;
  return kinds
    .map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => counted(count, kind, kind))
    .join(', ');
}

import { type CalendarDate, layOutTimeline, printDateRange, printMinutes } from '@laurel/domain';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { ChartBarHorizontalIcon, ListIcon } from '@phosphor-icons/react';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { CategoryIcon } from '../record/CategoryTile.js';
import type { EntryOf, RecordItem } from '../record/entries/entry-words.js';
import { DepthMark } from '../record/Leaves.js';
import { Timeline, type TimelineFact } from '../record/Timeline.js';

interface GlanceProps {
  items: readonly RecordItem[];
  today: CalendarDate;
  linkTo: (key: string) => string;
  phone: boolean;
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** All years at once as a timeline, or the same facts as a table; which of them lives in the address. */
export function Glance({ items, today, linkTo, phone }: GlanceProps) {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const asList = params.get('years') === 'list';
  const facts = items.flatMap(timelineFact);
  const years = layOutTimeline(facts, { labelWidth: () => 0 })?.years.length ?? 0;
  if (facts.length === 0) return null;
  const show = (list: boolean) => {
    const next = new URLSearchParams(params);
    if (list) next.set('years', 'list');
    else next.delete('years');
    setParams(next, { replace: true, preventScrollReset: true });
  };
  const title = `${numbers[years] ?? years} ${years === 1 ? 'year' : 'years'} at a glance`;
  return (
    <section className="sheet glance" aria-labelledby="glance">
      <header className="sheet-head">
        <h2 id="glance" className="section-title">
          {title}
        </h2>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Shown as"
          value={asList ? 'list' : 'timeline'}
          onChange={(_event, value: string | null) => value && show(value === 'list')}
        >
          <ToggleButton value="timeline">
            <ChartBarHorizontalIcon size={16} weight="bold" aria-hidden="true" /> Timeline
          </ToggleButton>
          <ToggleButton value="list">
            <ListIcon size={16} weight="bold" aria-hidden="true" /> List
          </ToggleButton>
        </ToggleButtonGroup>
      </header>
      {asList ? (
        <FactTable facts={facts} linkTo={linkTo} />
      ) : (
        <Timeline facts={facts} today={today} onOpen={(key) => navigate(linkTo(key))} compact={phone} />
      )}
    </section>
  );
}

function timelineFact({ entry, official }: RecordItem): TimelineFact[] {
  return entry.kind === 'participation' ? [asFact(entry, official)] : [];
}

const asFact = (entry: EntryOf<'participation'>, official: boolean): TimelineFact => ({
  key: entry.key,
  title: entry.title,
  role: entry.role.name,
  category: entry.category,
  startsOn: entry.startsOn,
  endsOn: entry.endsOn,
  minutes: entry.minutes,
  depth: entry.depth,
  official,
});

function FactTable({ facts, linkTo }: { facts: readonly TimelineFact[]; linkTo: (key: string) => string }) {
  const oldestFirst = facts.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  return (
    <div className="table-frame">
      <table className="record-table">
        <caption className="visually-hidden">Programmes by date, oldest first</caption>
        <thead>
          <tr>
            <th scope="col">Programme and role</th>
            <th scope="col" className="only-wide">
              Category
            </th>
            <th scope="col">When</th>
            <th scope="col" className="only-wide">
              Depth
            </th>
            <th scope="col" className="end">
              Hours
            </th>
            <th scope="col" className="only-wide">
              On the record
            </th>
          </tr>
        </thead>
        <tbody>
          {oldestFirst.map((fact) => (
            <tr key={fact.key}>
              <th scope="row">
                <Link to={linkTo(fact.key)}>{fact.title}</Link>, {fact.role}
              </th>
              <td className="only-wide">
                <CategoryIcon code={fact.category.code} /> {fact.category.name}
              </td>
              <td>{printDateRange(fact.startsOn, fact.endsOn)}</td>
              <td className="only-wide">
                <DepthMark depth={fact.depth} />
              </td>
              <td className="end num">{fact.minutes > 0 ? printMinutes(fact.minutes) : '—'}</td>
              <td className="only-wide">{fact.official ? 'Official' : 'Not official yet'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

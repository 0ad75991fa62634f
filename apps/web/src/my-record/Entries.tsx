import type { CalendarDate } from '@laurel/domain';
import { FunnelSimpleIcon, SortAscendingIcon } from '@phosphor-icons/react';
import { useSearchParams } from 'react-router-dom';
import { ChoiceMenu } from '../layout/list/FilterMenu.js';
import { NoMatch } from '../layout/States.js';
import { EntryYears } from '../record/entries/EntryYears.js';
import { entriesByYear, entryKinds, isOfKind, minutesOf, type RecordItem } from '../record/entries/entry-words.js';

interface EntriesProps {
  items: readonly RecordItem[];
  linkTo: (key: string) => string;
  today: CalendarDate;
  timeZone: string;
  /** How many years stand open at first. */
  open: number;
}

/** All entries by academic year; what they are narrowed to and their order live in the address. */
export function Entries({ items, linkTo, today, timeZone, open }: EntriesProps) {
  const [params, setParams] = useSearchParams();
  const kinds = entryKinds(items);
  const kind = params.get('of') ?? undefined;
  const oldestFirst = params.get('order') === 'oldest';
  const choose = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  // Years are numbered over all entries, whatever is chosen.
  const years = entriesByYear(items, !oldestFirst)
    .map((year) => {
      const chosen = year.items.filter(({ entry }) => isOfKind(entry, kind));
      return { ...year, items: chosen, minutes: minutesOf(chosen) };
    })
    .filter((year) => year.items.length > 0);
  return (
    <section className="sheet entries" aria-labelledby="entries">
      <header className="sheet-head">
        <h2 id="entries" className="section-title">
          Entries
        </h2>
        <div className="sheet-tools">
          <ChoiceMenu
            all="All kinds"
            icon={FunnelSimpleIcon}
            choices={kinds}
            value={kind}
            onChoose={(value) => choose('of', value)}
          />
          <ChoiceMenu
            all="Newest first"
            icon={SortAscendingIcon}
            choices={[{ value: 'oldest', label: 'Oldest first' }]}
            value={oldestFirst ? 'oldest' : undefined}
            onChoose={(value) => choose('order', value)}
          />
        </div>
      </header>
      {years.length === 0 ? (
        <NoMatch title="No entries match" asked={`Kind “${kind}”`} onClear={() => choose('of', undefined)} />
      ) : (
        <EntryYears years={years} linkTo={linkTo} today={today} timeZone={timeZone} open={kind ? years.length : open} />
      )}
    </section>
  );
}

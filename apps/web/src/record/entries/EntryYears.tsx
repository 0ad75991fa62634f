import { printMinutes } from '@laurel/domain';
import { CaretDownIcon, CaretUpIcon } from '@phosphor-icons/react';
import { useId, useState } from 'react';
import { counted } from '../print.js';
import { EntryRow } from './EntryRow.js';
import type { EntryYear } from './entry-words.js';
import './entries.css';

interface EntryYearsProps {
  years: readonly EntryYear[];
  linkTo: (key: string) => string;
  today: string;
  timeZone: string;
  /** How many years stand open at first; the others say what is in them. */
  open?: number;
}

/** Entries under the academic year in which they ended; older years fold away. */
export function EntryYears({ years, linkTo, today, timeZone, open = 2 }: EntryYearsProps) {
  return years.map((year, index) => (
    <Year key={year.label} year={year} linkTo={linkTo} today={today} timeZone={timeZone} open={index < open} />
  ));
}

interface YearProps extends Omit<EntryYearsProps, 'years' | 'open'> {
  year: EntryYear;
  open: boolean;
}

function Year({ year, linkTo, today, timeZone, open }: YearProps) {
  const [shown, setShown] = useState(open);
  const id = useId();
  const Caret = shown ? CaretUpIcon : CaretDownIcon;
  return (
    <section className="entry-year" aria-label={`Year ${year.number}, ${year.label}`}>
      <h3>
        <button type="button" aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}>
          <span>
            <b>Year {year.number}</b> · {year.label}
          </span>
          <span className="num">
            {counted(year.items.length, 'entry', 'entries')}
            {year.minutes > 0 && ` · ${printMinutes(year.minutes)}`}
          </span>
          <Caret size={16} weight="bold" aria-hidden="true" />
        </button>
      </h3>
      <ul id={id} hidden={!shown}>
        {shown &&
          year.items.map((item) => (
            <EntryRow key={item.entry.key} item={item} to={linkTo(item.entry.key)} today={today} timeZone={timeZone} />
          ))}
      </ul>
    </section>
  );
}

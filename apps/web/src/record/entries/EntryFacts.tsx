import { Link } from 'react-router-dom';
import { Segments } from '../Segments.js';
import { CompetencyFacts } from './CompetencyFacts.js';
import { type Entry, type EntryOf, entryTitle, type RecordItem } from './entry-words.js';
import { Fact, Part } from './Part.js';
import { ParticipationFacts } from './ParticipationFacts.js';
import { Witnesses } from './Witnesses.js';
import './entries.css';

interface EntryFactsProps {
  entry: Entry;
  /** The record around it: what the entry comes from and leads to. */
  items: readonly RecordItem[];
  linkTo: (key: string) => string;
  timeZone: string;
}

/** All that the record says about one entry, in words, in the order in which a reader asks. */
export function EntryFacts({ entry, items, linkTo, timeZone }: EntryFactsProps) {
  return (
    <div className="entry-facts">
      {entry.kind === 'participation' && <ParticipationFacts entry={entry} />}
      {entry.kind === 'competency' && <CompetencyFacts entry={entry} />}
      {entry.kind === 'academic' && <AcademicFacts entry={entry} />}
      <Part title={entry.kind === 'competency' ? 'Judged by' : 'Verified by'}>
        <Witnesses witnesses={entry.witnesses} timeZone={timeZone} />
      </Part>
      <Related entry={entry} items={items} linkTo={linkTo} />
    </div>
  );
}

function AcademicFacts({ entry }: { entry: EntryOf<'academic'> }) {
  return (
    <Part title="Result">
      <dl className="facts-list">
        <Fact label="Code">
          <span className="code">{entry.code}</span>
        </Fact>
        {entry.credits !== null && <Fact label="Credits">{entry.credits}</Fact>}
        {entry.grade && <Fact label="Grade">{entry.grade}</Fact>}
        {entry.termTitle && <Fact label="Term">{entry.termTitle}</Fact>}
      </dl>
    </Part>
  );
}

function Related({ entry, items, linkTo }: Omit<EntryFactsProps, 'timeZone'>) {
  const from = entry.kind === 'competency' ? items.filter((other) => entry.from.includes(other.entry.key)) : [];
  const shows = items
    .map((other) => other.entry)
    .filter((other) => other.kind === 'competency' && other.from.includes(entry.key));
  return (
    <>
      {from.length > 0 && (
        <Part title="Made during">
          <Links entries={from.map((other) => other.entry)} linkTo={linkTo} />
        </Part>
      )}
      {shows.length > 0 && (
        <Part title="What was judged from it">
          <Links entries={shows} linkTo={linkTo} />
        </Part>
      )}
    </>
  );
}

function Links({ entries, linkTo }: { entries: readonly Entry[]; linkTo: (key: string) => string }) {
  return (
    <ul className="facts-rows">
      {entries.map((entry) => (
        <li key={entry.key}>
          <Link to={linkTo(entry.key)}>{entryTitle(entry)}</Link>
          {entry.kind === 'participation' && <span className="soft">{entry.role.name}</span>}
          {entry.kind === 'competency' && (
            <span className="facts-segments">
              <Segments held={entry.competency.level} of={entry.scale.length} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

import { printMinutes } from '@laurel/domain';
import { CaretRightIcon } from '@phosphor-icons/react';
import { Link } from 'react-router-dom';
import { StateChip } from '../Chip.js';
import { DepthMark } from '../Leaves.js';
import { VerifiedBy } from '../VerifiedBy.js';
import { EntryTile } from './EntryTile.js';
import { type Entry, entryLine, entryTitle, joinWords, type RecordItem } from './entry-words.js';

interface EntryRowProps {
  item: RecordItem;
  to: string;
  today: string;
  timeZone: string;
}

/** One entry in a list: what, in which role, when, how deep, how much, and who says so. The whole row opens it. */
export function EntryRow({ item, to, today, timeZone }: EntryRowProps) {
  const { entry, official, joinsOn } = item;
  const last = entry.witnesses.at(-1);
  const others = entry.witnesses.length - 1;
  return (
    <li className="entry">
      <EntryTile entry={entry} />
      <div className="entry-words">
        <p className="entry-title">
          <Link to={to} className="entry-link">
            {entryTitle(entry)}
          </Link>
        </p>
        <p className="entry-line">{entryLine(entry)}</p>
        {last && <VerifiedBy witness={last} timeZone={timeZone} />}
        {others > 0 && (
          <p className="entry-others hint">and {others === 1 ? 'one more person' : `${others} more people`} before</p>
        )}
        {!official && (
          <p className="entry-chip">
            <StateChip state="not-official" note={joinWords(joinsOn, today)} />
          </p>
        )}
      </div>
      <div className="entry-depth">
        {entry.kind !== 'academic' && <DepthMark depth={entry.kind === 'competency' ? 'assessed' : entry.depth} />}
      </div>
      <p className="entry-amount num">{amount(entry)}</p>
      <CaretRightIcon className="entry-caret" size={16} weight="bold" aria-hidden="true" />
    </li>
  );
}

/** Hours, credits or nothing: what a reader would add up. An entry without hours lasted a term. */
function amount(entry: Entry): string {
  if (entry.kind === 'participation') return entry.minutes > 0 ? printMinutes(entry.minutes) : 'one term';
  if (entry.kind === 'competency') return `level ${entry.competency.level} of ${entry.scale.length}`;
  return [entry.credits !== null && `${entry.credits} credits`, entry.grade].filter(Boolean).join(' · ');
}

import { dayIn, printLongDate } from '@laurel/domain';
import { CaretRightIcon } from '@phosphor-icons/react';
import { Link, useParams } from 'react-router-dom';
import { Path } from '../layout/Page.js';
import { NowhereToBe } from '../layout/Pages.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { useInstitution, useTimeZone } from '../providers/use-institution.js';
import { StateChip } from '../record/Chip.js';
import { EntryFacts } from '../record/entries/EntryFacts.js';
import { EntryTile } from '../record/entries/EntryTile.js';
import { entryLine, entryTitle, joinWords } from '../record/entries/entry-words.js';
import { ownEntryLink, useOwnRecord } from './use-own-record.js';
import './entry-page.css';

/** One entry of the student's own record, with all that lies behind it. */
export function EntryPage() {
  const { key = '' } = useParams();
  const { data: record, error, refetch } = useOwnRecord();
  const timeZone = useTimeZone();
  const today = useInstitution()?.today ?? '';
  if (!record && error) return <LoadFailed what="This entry" error={error} onRetry={() => refetch()} />;
  if (!record) return <Placeholder rows={10} height={600} />;
  const item = record.entries.find(({ entry }) => entry.key === key);
  if (!item) return <NowhereToBe />;
  const { entry, official, joinsOn } = item;
  const title = entryTitle(entry);
  return (
    <article className="column entry-page">
      <Path steps={[{ label: 'My record', to: '/' }, { label: title }]} />
      <nav className="crumbs" aria-label="Path">
        <Link to="/">My record</Link>
        <CaretRightIcon size={12} weight="bold" aria-hidden="true" />
        <span aria-current="page">{title}</span>
      </nav>
      <header className="entry-head">
        <EntryTile entry={entry} size={56} />
        <div>
          <h1 className="reading-title">{title}</h1>
          <p className="soft entry-head-line">{entryLine(entry)}</p>
        </div>
      </header>
      <div className="entry-columns">
        <div className="sheet">
          <EntryFacts entry={entry} items={record.entries} linkTo={ownEntryLink} timeZone={timeZone} />
        </div>
        <aside className="sheet entry-aside">
          <h2 className="card-title">On the record</h2>
          <p>{official ? <StateChip state="official" /> : <StateChip state="not-official" />}</p>
          <p className="soft">
            {official && record.official?.issuedAt
              ? `In version ${record.official.number} of your record, issued ${printLongDate(dayIn(timeZone, new Date(record.official.issuedAt)))}, exactly as it stands here.`
              : `Verified; it ${joinWords(joinsOn, today)}.`}
          </p>
        </aside>
      </div>
    </article>
  );
}

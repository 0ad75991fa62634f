import type { RecordView } from '@laurel/contract';
import { useParams } from 'react-router-dom';
import { Head, Path } from '../layout/Page.js';
import { NowhereToBe } from '../layout/Pages.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { useInstitution, useTimeZone } from '../providers/use-institution.js';
import { useWhole } from '../providers/use-whole.js';
import { StateChip } from '../record/Chip.js';
import { EntryFacts } from '../record/entries/EntryFacts.js';
import { EntryTile } from '../record/entries/EntryTile.js';
import { entryLine, entryTitle, joinWords } from '../record/entries/entry-words.js';
import { entryOf } from './links.js';
import './records.css';

/** One entry of somebody's record, with all that lies behind it. */
export function RecordEntryPage() {
  const { id = '', key = '' } = useParams();
  const { data: record, isPending, error, refetch } = useWhole<RecordView>('records', id);
  const timeZone = useTimeZone();
  const today = useInstitution()?.today ?? '';
  if (error && !record) return <LoadFailed what="This entry" error={error} onRetry={() => refetch()} />;
  if (isPending) return <Placeholder rows={10} />;
  const item = record.entries.find(({ entry }) => entry.key === key);
  if (!item) return <NowhereToBe />;
  const { entry, official, joinsOn } = item;
  const title = entryTitle(entry);
  return (
    <>
      <Path
        steps={[
          { label: 'Records', to: '/records' },
          { label: record.subject.displayName, to: `/records/${id}/show` },
          { label: title },
        ]}
      />
      <Head
        tile={<EntryTile entry={entry} size={48} />}
        title={title}
        beside={
          official ? (
            <StateChip state="official" />
          ) : (
            <StateChip state="not-official" note={joinWords(joinsOn, today)} />
          )
        }
        under={entryLine(entry)}
      />
      <div className="record-entry">
        <div className="card">
          <EntryFacts entry={entry} items={record.entries} linkTo={entryOf(id)} timeZone={timeZone} />
        </div>
      </div>
    </>
  );
}

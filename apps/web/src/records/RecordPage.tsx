import type { RecordView } from '@laurel/contract';
import { printMinutes } from '@laurel/domain';
import { NotePencilIcon } from '@phosphor-icons/react';
import { useParams } from 'react-router-dom';
import { Head, Path } from '../layout/Page.js';
import { Empty, LoadFailed, Placeholder } from '../layout/States.js';
import { useInstitution, useTimeZone } from '../providers/use-institution.js';
import { useWhole } from '../providers/use-whole.js';
import { Avatar } from '../record/Avatar.js';
import { StateChip } from '../record/Chip.js';
import { EntryYears } from '../record/entries/EntryYears.js';
import { entriesByYear } from '../record/entries/entry-words.js';
import { counted, printCount } from '../record/print.js';
import { entryOf } from './links.js';
import { RecordActions } from './RecordActions.js';
import { RecordState } from './RecordState.js';
import { RecordVersions } from './RecordVersions.js';
import './records.css';

/** One student's record as the registrar sees it: what is official, what will join, and every version. */
export function RecordPage() {
  const { id = '' } = useParams();
  const { data: record, isPending, error, refetch } = useWhole<RecordView>('records', id);
  const timeZone = useTimeZone();
  const today = useInstitution()?.today ?? '';
  if (error && !record) return <LoadFailed what="This record" error={error} onRetry={() => refetch()} />;
  if (isPending) return <Placeholder rows={10} />;
  const { subject, totals, entries } = record;
  const years = entriesByYear(entries);
  const facts = [
    subject.studentNumber,
    subject.study,
    subject.classYear && `class of ${subject.classYear}`,
    counted(totals.entries, 'verified entry', 'verified entries'),
    totals.minutes > 0 && printMinutes(totals.minutes),
  ];
  return (
    <>
      <Path steps={[{ label: 'Records', to: '/records' }, { label: subject.displayName }]} />
      <Head
        tile={<Avatar name={subject.displayName} size={48} />}
        title={<bdi>{subject.displayName}</bdi>}
        beside={
          <>
            <RecordState state={record.official?.state ?? record.versions[0]?.state ?? 'none'} />
            {record.held && <StateChip state="held" />}
          </>
        }
        under={facts.filter(Boolean).join(' · ')}
        actions={<RecordActions record={record} />}
      />
      <div className="record-page">
        <section className="card record-entries" aria-labelledby="record-entries">
          <header>
            <h2 id="record-entries" className="card-title">
              Entries
            </h2>
            <span className="hint">{official(entries)}</span>
          </header>
          {entries.length === 0 ? (
            <Empty icon={NotePencilIcon} title="Nothing verified yet">
              Nothing can be published before something is verified.
            </Empty>
          ) : (
            <EntryYears years={years} linkTo={entryOf(record.id)} today={today} timeZone={timeZone} open={1} />
          )}
        </section>
        <RecordVersions versions={record.versions} />
      </div>
    </>
  );
}

function official(entries: RecordView['entries']): string {
  const count = entries.filter((item) => item.official).length;
  const rest = entries.length - count;
  return [`${printCount(count)} official`, rest > 0 && `${printCount(rest)} not yet`].filter(Boolean).join(' · ');
}

import type { RecordView } from '@laurel/contract';
import useMediaQuery from '@mui/material/useMediaQuery';
import { NotePencilIcon } from '@phosphor-icons/react';
import { Path } from '../layout/Page.js';
import { Empty, LoadFailed, Placeholder } from '../layout/States.js';
import { useInstitution, useTimeZone } from '../providers/use-institution.js';
import { Entries } from './Entries.js';
import { Glance } from './Glance.js';
import { NotYet } from './NotYet.js';
import { Profile } from './Profile.js';
import { RecordHead } from './RecordHead.js';
import { ownEntryLink, useNotYet, useOwnRecord } from './use-own-record.js';
import { Versions } from './Versions.js';
import './my-record.css';
import './record-head.css';

/** What a student did, when, what it shows and who says so. */
export function MyRecord() {
  const { data: record, error, refetch } = useOwnRecord();
  return (
    <>
      <Path steps={[{ label: 'My record' }]} />
      {record ? <Sheets record={record} /> : null}
      {!record && error ? (
        <div className="column record-sheets">
          <section className="sheet glance">
            <LoadFailed what="Your record" error={error} onRetry={() => refetch()} />
          </section>
        </div>
      ) : null}
      {!record && !error && <Waiting />}
    </>
  );
}

function Sheets({ record }: { record: RecordView }) {
  const phone = useMediaQuery('(max-width: 700px)', { noSsr: true });
  const underWay = useNotYet();
  const timeZone = useTimeZone();
  const today = useInstitution()?.today ?? new Date().toISOString().slice(0, 10);
  const { entries: items } = record;
  const glance = <Glance items={items} today={today} linkTo={ownEntryLink} phone={phone} />;
  const missing = <NotYet underWay={underWay} phone={phone} />;
  return (
    <>
      <RecordHead record={record} today={today} phone={phone} />
      <div className="column record-sheets">
        {phone && missing}
        {glance}
        <div className="record-main">
          <Profile items={items} submissions={underWay.submissions} linkTo={ownEntryLink} phone={phone} />
          {items.length === 0 ? (
            <section className="sheet">
              <Empty icon={NotePencilIcon} title="No entries yet">
                What you take part in shows here once staff has verified it.
              </Empty>
            </section>
          ) : (
            <Entries items={items} linkTo={ownEntryLink} today={today} timeZone={timeZone} open={phone ? 1 : 2} />
          )}
        </div>
        <div className="record-side">
          {!phone && missing}
          <Versions versions={record.versions} />
        </div>
      </div>
    </>
  );
}

/** The shapes of the page while the record comes. */
function Waiting() {
  return (
    <>
      <div className="record-head">
        <div className="column">
          <Placeholder rows={5} height={300} label="Loading your record" />
        </div>
      </div>
      <div className="column record-sheets">
        <section className="sheet glance">
          <Placeholder rows={8} height={480} label="Loading the years" />
        </section>
      </div>
    </>
  );
}

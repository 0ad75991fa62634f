import type { AuditEventView } from '@laurel/contract';
import { ScrollIcon } from '@phosphor-icons/react';
import { FilterMenu } from '../layout/list/FilterMenu.js';
import { ListPage } from '../layout/list/ListPage.js';
import { Empty } from '../layout/States.js';
import { useTimeZone } from '../providers/use-institution.js';
import { printMoment } from '../record/print.js';
import { CheckChain } from './CheckChain.js';

/** What an event may be about, as the log names it. */
const SUBJECTS = [
  ['person', 'About people'],
  ['unit', 'About units'],
  ['term', 'About terms'],
  ['institution', 'About the institution'],
  ['hold', 'About holds'],
  ['framework', 'About frameworks'],
  ['programme', 'About programmes'],
  ['activity', 'About activities'],
  ['participation', 'About participation'],
  ['submission', 'About submissions'],
  ['publication', 'About publications'],
  ['record', 'About records'],
  ['credential', 'About credentials'],
  ['key', 'About keys'],
].map(([value = '', label = '']) => ({ value, label }));

/** Everything that was decided, by whom and when: each line carries the hash of the one before. */
export function AuditList() {
  const timeZone = useTimeZone();
  return (
    <ListPage<AuditEventView>
      resource="audit-events"
      title="Audit log"
      things="events"
      sort={{ field: 'seq', order: 'DESC' }}
      perPage={50}
      under="Append-only. Each line carries the hash of the one before it, so that none can be changed or left out unseen."
      filters={<FilterMenu field="subjectType" all="About anything" choices={SUBJECTS} />}
      actions={<CheckChain />}
      empty={<Empty icon={ScrollIcon} title="Nothing has happened yet" />}
      columns={[
        { label: 'No.', sortBy: 'seq', end: true, width: 72, cell: (event) => event.seq },
        {
          label: 'When',
          cell: (event) => (
            <time dateTime={event.at} title={event.at} className="nowrap">
              {printMoment(event.at, timeZone)}
            </time>
          ),
        },
        { label: 'Who', cell: (event) => <bdi>{event.actorName ?? 'The system'}</bdi> },
        { label: 'Did', cell: (event) => event.verb },
        {
          label: 'To',
          wide: true,
          cell: (event) => (
            <span title={event.subjectId ?? undefined}>
              {event.subjectType} <code className="mono code hint">{event.subjectId?.slice(0, 8)}</code>
            </span>
          ),
        },
        { label: 'Details', wide: true, cell: (event) => <Details detail={event.detail} /> },
        {
          label: 'Hash',
          wide: true,
          cell: (event) => (
            <code className="mono code hint" title={event.hash}>
              {event.hash.slice(0, 10)}…
            </code>
          ),
        },
      ]}
    />
  );
}

/** Facts of the event as "field value", what is not plain left to the export. */
function Details({ detail }: { detail: Record<string, unknown> }) {
  const plain = Object.entries(detail).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  const words = plain.map(([field, value]) => `${field} ${String(value)}`).join(', ');
  return (
    <span className="cut soft" title={words}>
      {words}
    </span>
  );
}

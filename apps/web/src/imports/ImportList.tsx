import type { ImportBatchView } from '@laurel/contract';
import { TrayArrowDownIcon } from '@phosphor-icons/react';
import { Link } from 'react-router-dom';
import { ListPage } from '../layout/list/ListPage.js';
import { SearchField } from '../layout/list/SearchField.js';
import { Empty } from '../layout/States.js';
import { useTimeZone } from '../providers/use-institution.js';
import { printCount, printMoment } from '../record/print.js';

/** Rosters that were committed, and what became of their rows. */
export function ImportList() {
  const timeZone = useTimeZone();
  return (
    <ListPage<ImportBatchView>
      resource="imports"
      title="Imports"
      things="imports"
      sort={{ field: 'committedAt', order: 'DESC' }}
      to={(batch) => `/activities/${batch.activityId}/show`}
      filters={<SearchField label="Find a file or activity" />}
      empty={
        <Empty
          icon={TrayArrowDownIcon}
          title="No roster was imported yet"
          action={<Link to="/activities">Choose an activity</Link>}
        >
          Rosters are imported from the page of their activity.
        </Empty>
      }
      columns={[
        { label: 'File', sortBy: 'fileName', cell: (batch) => <bdi>{batch.fileName}</bdi> },
        { label: 'Activity', sortBy: 'activity', cell: (batch) => `${batch.programmeTitle}, ${batch.termTitle}` },
        { label: 'New', end: true, cell: (batch) => printCount(batch.new) },
        { label: 'Changed', end: true, wide: true, cell: (batch) => printCount(batch.changed) },
        { label: 'Faulty', end: true, wide: true, cell: (batch) => printCount(batch.faulty) },
        {
          label: 'Since then',
          wide: true,
          cell: (batch) => `${printCount(batch.verified)} verified, ${printCount(batch.waiting)} waiting`,
        },
        {
          label: 'Committed',
          sortBy: 'committedAt',
          cell: (batch) => `${printMoment(batch.committedAt, timeZone)} by ${batch.committedBy ?? 'the command line'}`,
        },
      ]}
    />
  );
}

import type { RecordRow } from '@laurel/contract';
import { CertificateIcon } from '@phosphor-icons/react';
import { FilterMenu } from '../layout/list/FilterMenu.js';
import { ListPage } from '../layout/list/ListPage.js';
import { SearchField } from '../layout/list/SearchField.js';
import { Empty } from '../layout/States.js';
import { useTimeZone } from '../providers/use-institution.js';
import { StateChip } from '../record/Chip.js';
import { printCount, printDay } from '../record/print.js';
import { RecordState } from './RecordState.js';
import { ASKED_STATES, RECORD_STATE_WORDS } from './record-states.js';
import './records.css';

const asked = ({ q, state }: Record<string, unknown>) =>
  [
    typeof q === 'string' && `“${q}”`,
    typeof state === 'string' && RECORD_STATE_WORDS[state as RecordRow['state']]?.toLowerCase(),
  ]
    .filter(Boolean)
    .join(', ');

/** The record of every student: which version is official since when, and who is held. */
export function RecordList() {
  const timeZone = useTimeZone();
  return (
    <ListPage<RecordRow>
      resource="records"
      title="Records"
      things="records"
      sort={{ field: 'displayName', order: 'ASC' }}
      to={(row) => `/records/${row.id}/show`}
      asked={asked}
      filters={
        <>
          <SearchField label="Find by name or number" />
          <FilterMenu
            field="state"
            all="All states"
            choices={ASKED_STATES.map((state) => ({ value: state, label: RECORD_STATE_WORDS[state] }))}
          />
        </>
      }
      empty={
        <Empty icon={CertificateIcon} title="No students yet">
          A record begins when somebody with the student’s role is added.
        </Empty>
      }
      columns={[
        {
          label: 'Student',
          sortBy: 'displayName',
          cell: (row) => (
            <>
              <bdi>{row.displayName}</bdi> <span className="beside number num">{row.studentNumber}</span>
            </>
          ),
        },
        { label: 'Study', wide: true, cell: (row) => row.study },
        {
          label: 'State',
          sortBy: 'state',
          cell: (row) => (
            <span className="record-chips">
              <RecordState state={row.state} />
              {row.held && <StateChip state="held" />}
            </span>
          ),
        },
        {
          label: 'Version',
          sortBy: 'version',
          end: true,
          wide: true,
          cell: (row) => (row.version === null ? '—' : printCount(row.version)),
        },
        {
          label: 'Entries',
          end: true,
          wide: true,
          cell: (row) => (row.version === null ? '—' : printCount(row.entries)),
        },
        {
          label: 'Issued',
          sortBy: 'issuedAt',
          wide: true,
          cell: (row) => row.issuedAt && printDay(row.issuedAt, timeZone),
        },
      ]}
    />
  );
}

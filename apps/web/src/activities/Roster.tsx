import type { ActivityView, ParticipationCounts, ParticipationRow } from '@laurel/contract';
import { PARTICIPATION_STATE_WORDS, PARTICIPATION_STATES, printDateRange, printMinutes } from '@laurel/domain';
import { UsersIcon } from '@phosphor-icons/react';
import { ListBase } from 'react-admin';
import { Link } from 'react-router-dom';
import { FilterMenu } from '../layout/list/FilterMenu.js';
import { SearchField } from '../layout/list/SearchField.js';
import { Table } from '../layout/list/Table.js';
import { Empty } from '../layout/States.js';
import { useTimeZone } from '../providers/use-institution.js';
import { StateChip } from '../record/Chip.js';
import { printCount, printDay } from '../record/print.js';

/** Everybody recorded for an activity, whatever became of it. */
export function Roster({ activity, counts }: { activity: ActivityView; counts: ParticipationCounts | undefined }) {
  const timeZone = useTimeZone();
  return (
    <section className="roster">
      <ListBase
        resource="participations"
        filter={{ activityId: activity.id }}
        sort={{ field: 'person', order: 'ASC' }}
        perPage={25}
        storeKey={false}
        disableAuthentication
      >
        <header className="roster-head">
          <h2 className="card-title">Roster</h2>
          <p className="soft">{places(activity, counts)}</p>
          <SearchField label="Find on this roster" />
          <FilterMenu
            field="state"
            all="All states"
            choices={PARTICIPATION_STATES.map((state) => ({ value: state, label: PARTICIPATION_STATE_WORDS[state] }))}
          />
          <FilterMenu
            field="roleId"
            all="All roles"
            choices={activity.roles.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </header>
        <Table<ParticipationRow>
          things="people"
          empty={
            <Empty icon={UsersIcon} title="Nobody is recorded yet" action={<Link to="import">Import a roster</Link>}>
              Import the roster as CSV, or record people one by one.
            </Empty>
          }
          to={(row) => `/participations/${row.id}/show`}
          columns={[
            {
              label: 'Student',
              sortBy: 'person',
              cell: (row) => (
                <>
                  <bdi>{row.person.displayName}</bdi> <span className="beside number">{row.person.studentNumber}</span>
                </>
              ),
            },
            { label: 'Role', sortBy: 'role', cell: (row) => row.role.name },
            {
              label: 'Dates',
              sortBy: 'startsOn',
              wide: true,
              cell: (row) => <span className="nowrap">{printDateRange(row.startsOn, row.endsOn)}</span>,
            },
            { label: 'Hours', sortBy: 'minutes', end: true, cell: (row) => printMinutes(row.minutes) },
            { label: 'State', sortBy: 'state', cell: (row) => <StateChip state={row.state} /> },
            {
              label: 'By',
              wide: true,
              cell: (row) => {
                const last = row.verifiers.at(-1);
                return (
                  last && (
                    <bdi className="soft nowrap" title={printDay(last.at, timeZone)}>
                      {last.name}
                    </bdi>
                  )
                );
              },
            },
          ]}
        />
      </ListBase>
    </section>
  );
}

function places(activity: ActivityView, counts: ParticipationCounts | undefined): string {
  if (!counts) return '';
  const waiting = counts.recorded + counts.seconding;
  const taken = activity.capacity
    ? `${printCount(counts.live)} of ${printCount(activity.capacity)} places`
    : `${printCount(counts.live)} recorded`;
  return waiting > 0 ? `${taken} · ${printCount(waiting)} waiting to be verified` : taken;
}

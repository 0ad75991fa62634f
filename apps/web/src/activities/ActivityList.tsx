import type { ActivityRow, TermView } from '@laurel/contract';
import { printDateRange } from '@laurel/domain';
import Button from '@mui/material/Button';
import { CalendarDotsIcon, CalendarIcon, PlusIcon } from '@phosphor-icons/react';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { FilterMenu } from '../layout/list/FilterMenu.js';
import { ListPage } from '../layout/list/ListPage.js';
import { SearchField } from '../layout/list/SearchField.js';
import { Empty } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import { CategoryIcon } from '../record/CategoryTile.js';

export function ActivityList() {
  const manage = useMay('activity.manage');
  const { data: terms = [] } = useGetList<TermView>('terms', {
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'firstDay', order: 'DESC' },
  });
  return (
    <ListPage<ActivityRow>
      resource="activities"
      title="Activities"
      things="activities"
      sort={{ field: 'startsOn', order: 'DESC' }}
      to={(activity) => `/activities/${activity.id}/show`}
      filters={
        <>
          <SearchField label="Find an activity" />
          <FilterMenu
            field="termId"
            all="All terms"
            icon={CalendarIcon}
            choices={terms.map((term) => ({ value: term.id, label: term.title }))}
          />
        </>
      }
      actions={
        manage && (
          <Button
            component={Link}
            to="/activities/create"
            variant="contained"
            color="primary"
            startIcon={<PlusIcon size={18} />}
          >
            Plan an activity
          </Button>
        )
      }
      empty={
        <Empty
          icon={CalendarDotsIcon}
          title="No activities in your units yet"
          action={manage && <Link to="/activities/create">Plan the first one</Link>}
        >
          An activity is one run of an approved programme in a term.
        </Empty>
      }
      columns={[
        {
          label: 'Programme',
          sortBy: 'programmeTitle',
          cell: (activity) => (
            <>
              <CategoryIcon code={activity.categoryCode} />{' '}
              <span className="after-icon">{activity.programmeTitle}</span>
            </>
          ),
        },
        { label: 'Activity', sortBy: 'title', cell: (activity) => activity.title },
        { label: 'Term', sortBy: 'termTitle', wide: true, cell: (activity) => activity.termTitle },
        {
          label: 'Dates',
          sortBy: 'startsOn',
          cell: (activity) => printDateRange(activity.startsOn, activity.endsOn),
        },
        {
          label: 'Coordinator',
          sortBy: 'coordinatorName',
          wide: true,
          cell: (activity) => activity.coordinatorName ?? '',
        },
        { label: 'Unit', sortBy: 'unitName', wide: true, cell: (activity) => activity.unitName },
      ]}
    />
  );
}

import type { CategoryView, ProgrammeRow } from '@laurel/contract';
import { PROGRAMME_STATE_WORDS, PROGRAMME_STATES, printDate } from '@laurel/domain';
import Button from '@mui/material/Button';
import { PlusIcon, StackIcon } from '@phosphor-icons/react';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { FilterMenu } from '../layout/list/FilterMenu.js';
import { ListPage } from '../layout/list/ListPage.js';
import { SearchField } from '../layout/list/SearchField.js';
import { Empty } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import { CategoryIcon } from '../record/CategoryTile.js';
import { StateChip } from '../record/Chip.js';

export const useCategories = (): CategoryView[] =>
  useGetList<CategoryView>(
    'categories',
    { pagination: { page: 1, perPage: 50 }, sort: { field: 'position', order: 'ASC' }, filter: {} },
    { staleTime: 10 * 60_000 },
  ).data ?? [];

export function ProgrammeList() {
  const draft = useMay('programme.draft');
  const categories = useCategories();
  return (
    <ListPage<ProgrammeRow>
      resource="programmes"
      title="Programmes"
      things="programmes"
      sort={{ field: 'title', order: 'ASC' }}
      to={(programme) => `/programmes/${programme.id}/show`}
      filters={
        <>
          <SearchField label="Find a programme" />
          <FilterMenu
            field="categoryId"
            all="All categories"
            choices={categories.map((category) => ({ value: category.id, label: category.name }))}
          />
          <FilterMenu
            field="state"
            all="All states"
            choices={PROGRAMME_STATES.map((state) => ({ value: state, label: PROGRAMME_STATE_WORDS[state] }))}
          />
          <FilterMenu
            field="retired"
            all="In use"
            choices={[{ value: 'true', label: 'Retired' }]}
            wire={(value) => value === 'true'}
          />
        </>
      }
      actions={
        draft && (
          <Button
            component={Link}
            to="/programmes/create"
            variant="contained"
            color="primary"
            startIcon={<PlusIcon size={18} />}
          >
            Draft a programme
          </Button>
        )
      }
      empty={
        <Empty
          icon={StackIcon}
          title="No programmes yet"
          action={draft && <Link to="/programmes/create">Draft the first one</Link>}
        >
          A programme says what is offered, with which roles, and what it shows.
        </Empty>
      }
      columns={[
        {
          label: 'Programme',
          sortBy: 'title',
          cell: (programme) => (
            <>
              <CategoryIcon code={programme.categoryCode} /> <span className="after-icon">{programme.title}</span>
            </>
          ),
        },
        { label: 'Category', sortBy: 'categoryName', wide: true, cell: (programme) => programme.categoryName },
        { label: 'Unit', sortBy: 'unitName', wide: true, cell: (programme) => programme.unitName },
        { label: 'Version', sortBy: 'number', end: true, wide: true, cell: (programme) => programme.number },
        {
          label: 'State',
          sortBy: 'state',
          cell: (programme) => <StateChip state={programme.renewalDue ? 'renewal-due' : programme.state} />,
        },
        {
          label: 'Approved until',
          sortBy: 'approvedUntil',
          wide: true,
          cell: (programme) => programme.approvedUntil && printDate(programme.approvedUntil),
        },
      ]}
    />
  );
}

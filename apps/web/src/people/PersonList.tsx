import { PERSON_STATUSES, type PersonRow } from '@laurel/contract';
import { ROLE_WORDS, ROLES } from '@laurel/domain';
import Button from '@mui/material/Button';
import { UserPlusIcon, UsersIcon } from '@phosphor-icons/react';
import { Link } from 'react-router-dom';
import { FilterMenu } from '../layout/list/FilterMenu.js';
import { ListPage } from '../layout/list/ListPage.js';
import { SearchField } from '../layout/list/SearchField.js';
import { Empty } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import { StateChip } from '../record/Chip.js';

export const STATUS_WORDS = { active: 'Active', inactive: 'Inactive' } as const;

export function PersonList() {
  const manage = useMay('person.manage');
  return (
    <ListPage<PersonRow>
      resource="people"
      title="People"
      things="people"
      sort={{ field: 'displayName', order: 'ASC' }}
      to={(person) => `/people/${person.id}/show`}
      filters={
        <>
          <SearchField label="Find by name or number" />
          <FilterMenu
            field="role"
            all="All roles"
            choices={ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }))}
          />
          <FilterMenu
            field="status"
            all="Active and inactive"
            choices={PERSON_STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status] }))}
          />
        </>
      }
      actions={
        manage && (
          <Button
            component={Link}
            to="/people/create"
            variant="contained"
            color="primary"
            startIcon={<UserPlusIcon size={18} />}
          >
            Add a person
          </Button>
        )
      }
      empty={<Empty icon={UsersIcon} title="Nobody is within your reach yet" />}
      columns={[
        { label: 'Name', sortBy: 'displayName', cell: (person) => <bdi>{person.displayName}</bdi> },
        {
          label: 'Number',
          sortBy: 'studentNumber',
          cell: (person) => <span className="number num">{person.studentNumber ?? ''}</span>,
        },
        { label: 'Role', wide: true, cell: (person) => person.roles.map((role) => ROLE_WORDS[role]).join(', ') },
        {
          label: 'Study or post',
          sortBy: 'study',
          wide: true,
          cell: (person) => person.post ?? [person.study, person.classYear].filter(Boolean).join(', '),
        },
        { label: 'Unit', sortBy: 'unitName', wide: true, cell: (person) => person.unitName ?? '' },
        {
          label: 'Status',
          sortBy: 'status',
          wide: true,
          cell: (person) => person.status === 'inactive' && <StateChip state="inactive" />,
        },
      ]}
    />
  );
}

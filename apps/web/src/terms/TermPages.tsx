import type { TermView } from '@laurel/contract';
import { printDate, printDateRange } from '@laurel/domain';
import Button from '@mui/material/Button';
import { CalendarIcon, PlusIcon } from '@phosphor-icons/react';
import { useRecordContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { CreatePage, EditPage } from '../layout/form/FormPage.js';
import { ListPage } from '../layout/list/ListPage.js';
import { SearchField } from '../layout/list/SearchField.js';
import { Empty } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import { Chip } from '../record/Chip.js';
import { TermInputs } from './TermInputs.js';

const home = { label: 'Terms', to: '/terms' };

export function TermList() {
  const manage = useMay('term.manage');
  return (
    <ListPage<TermView>
      resource="terms"
      title="Terms"
      things="terms"
      sort={{ field: 'firstDay', order: 'DESC' }}
      to={manage ? (term) => `/terms/${term.id}` : undefined}
      filters={<SearchField label="Find a term" />}
      actions={
        manage && (
          <Button
            component={Link}
            to="/terms/create"
            variant="contained"
            color="primary"
            startIcon={<PlusIcon size={18} />}
          >
            Add a term
          </Button>
        )
      }
      empty={
        <Empty
          icon={CalendarIcon}
          title="No term yet"
          action={manage && <Link to="/terms/create">Add the first one</Link>}
        >
          Activities, deadlines and publication all hang on a term.
        </Empty>
      }
      columns={[
        {
          label: 'Term',
          sortBy: 'title',
          cell: (term) => (
            <>
              {term.title} <span className="beside code">{term.code}</span>
            </>
          ),
        },
        { label: 'Days', sortBy: 'firstDay', cell: (term) => printDateRange(term.firstDay, term.lastDay) },
        {
          label: 'Recording closes',
          sortBy: 'recordingDeadline',
          wide: true,
          cell: (term) => printDate(term.recordingDeadline),
        },
        {
          label: 'Publication',
          sortBy: 'publicationDeadline',
          wide: true,
          cell: (term) => printDate(term.publicationDeadline),
        },
        {
          label: 'Now',
          cell: (term) =>
            term.current ? (
              <Chip tone="ok">Current</Chip>
            ) : term.recordingOpen ? (
              <Chip tone="info">Open for recording</Chip>
            ) : null,
        },
      ]}
    />
  );
}

export function TermCreate() {
  return (
    <CreatePage
      resource="terms"
      title="Add a term"
      path={[home, { label: 'Add' }]}
      verb="Add the term"
      done="Term added"
    >
      <TermInputs />
    </CreatePage>
  );
}

export function TermEdit() {
  return (
    <EditPage
      resource="terms"
      title="Change a term"
      path={[home, { label: 'Change' }]}
      verb="Save the term"
      done="Term saved"
    >
      <Title />
      <TermInputs />
    </EditPage>
  );
}

/** Says what hangs on these dates, where they are changed. */
function Title() {
  const term = useRecordContext<TermView>();
  if (!term) return null;
  return (
    <p className="soft dialog-words">
      Records say “{term.title}” as it stands here from the next publication on; what is issued stays as it is.
    </p>
  );
}

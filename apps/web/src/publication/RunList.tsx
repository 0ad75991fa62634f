import type { PublicationRunView } from '@laurel/contract';
import Button from '@mui/material/Button';
import { StampIcon } from '@phosphor-icons/react';
import { Link } from 'react-router-dom';
import { FilterMenu } from '../layout/list/FilterMenu.js';
import { ListPage } from '../layout/list/ListPage.js';
import { Empty } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import { useTimeZone } from '../providers/use-institution.js';
import { StateChip } from '../record/Chip.js';
import { printCount, printMoment } from '../record/print.js';
import { toSign } from './run-words.js';

const states = [
  { value: 'running', label: 'Running' },
  { value: 'finished', label: 'Finished' },
  { value: 'cancelled', label: 'Cancelled' },
];

/** Every run that made records official, newest first, and the way to the next. */
export function RunList() {
  const prepare = useMay('publication.prepare');
  const timeZone = useTimeZone();
  const publish = (
    <Button
      component={Link}
      to="/publications/create"
      variant="contained"
      color="primary"
      startIcon={<StampIcon size={18} />}
    >
      Publish a term
    </Button>
  );
  return (
    <ListPage<PublicationRunView>
      resource="publications"
      title="Publication"
      things="runs"
      sort={{ field: 'releasedAt', order: 'DESC' }}
      asked={({ state }) => states.find(({ value }) => value === state)?.label ?? 'These filters'}
      to={(run) => `/publications/${run.id}/show`}
      filters={<FilterMenu field="state" all="All states" choices={states} />}
      actions={prepare && publish}
      empty={
        <Empty icon={StampIcon} title="Nothing was published yet" action={prepare && publish}>
          Verified entries become official when a term is published.
        </Empty>
      }
      columns={[
        {
          label: 'What',
          cell: (run) => run.termTitle ?? <bdi>{run.personName}</bdi>,
        },
        { label: 'State', sortBy: 'state', cell: (run) => <StateChip state={run.state} of="publication" /> },
        {
          label: 'Issued',
          end: true,
          cell: (run) => `${printCount(run.progress.issued)} of ${printCount(toSign(run))}`,
        },
        {
          label: 'Failed',
          end: true,
          wide: true,
          cell: (run) => (run.progress.failed > 0 ? printCount(run.progress.failed) : '—'),
        },
        { label: 'People', end: true, wide: true, cell: (run) => printCount(run.people) },
        {
          label: 'Released',
          sortBy: 'releasedAt',
          wide: true,
          cell: (run) => (
            <>
              {printMoment(run.releasedAt, timeZone)} by <bdi>{run.releasedBy}</bdi>
            </>
          ),
        },
      ]}
    />
  );
}

import type { HoldView } from '@laurel/contract';
import { HOLD_KINDS, HOLD_WORDS } from '@laurel/domain';
import Button from '@mui/material/Button';
import { LockSimpleIcon, PlusIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { RadioButtonGroupInput, required, TextInput, useDataProvider, useNotify, useRefresh } from 'react-admin';
import { Link } from 'react-router-dom';
import { CreatePage } from '../layout/form/FormPage.js';
import { PersonInput } from '../layout/form/PersonInput.js';
import { FilterMenu } from '../layout/list/FilterMenu.js';
import { ListPage } from '../layout/list/ListPage.js';
import { SearchField } from '../layout/list/SearchField.js';
import { ReasonDialog } from '../layout/ReasonDialog.js';
import { Empty } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { useTimeZone } from '../providers/use-institution.js';
import { Chip } from '../record/Chip.js';
import { printDay } from '../record/print.js';

const liveness = [
  { value: 'live', label: 'In force' },
  { value: 'lifted', label: 'Lifted' },
];

export function HoldList() {
  const manage = useMay('hold.manage');
  const timeZone = useTimeZone();
  const [lifting, setLifting] = useState<HoldView | null>(null);
  return (
    <ListPage<HoldView>
      resource="holds"
      title="Holds"
      things="holds"
      sort={{ field: 'placedAt', order: 'DESC' }}
      filters={
        <>
          <SearchField label="Find by name or number" />
          <FilterMenu field="live" all="In force and lifted" choices={liveness} wire={(value) => value === 'live'} />
          <FilterMenu
            field="kind"
            all="All kinds"
            choices={HOLD_KINDS.map((kind) => ({ value: kind, label: HOLD_WORDS[kind] }))}
          />
        </>
      }
      actions={
        manage && (
          <Button
            component={Link}
            to="/holds/create"
            variant="contained"
            color="primary"
            startIcon={<PlusIcon size={18} />}
          >
            Place a hold
          </Button>
        )
      }
      empty={
        <Empty icon={LockSimpleIcon} title="No holds">
          Everybody’s record may be published, and nobody is hidden from public pages.
        </Empty>
      }
      columns={[
        {
          label: 'Student',
          sortBy: 'personName',
          cell: (hold) => (
            <>
              <bdi>{hold.personName}</bdi> <span className="beside number">{hold.studentNumber}</span>
            </>
          ),
        },
        { label: 'Kind', sortBy: 'kind', cell: (hold) => HOLD_WORDS[hold.kind] },
        { label: 'Reason', wide: true, cell: (hold) => hold.reason },
        {
          label: 'Placed',
          sortBy: 'placedAt',
          wide: true,
          cell: (hold) => `${printDay(hold.placedAt, timeZone)} by ${hold.placedByName}`,
        },
        {
          label: 'State',
          cell: (hold) =>
            hold.live ? (
              <Chip tone="plain" icon={LockSimpleIcon}>
                In force
              </Chip>
            ) : (
              <span className="soft" title={hold.liftReason ?? undefined}>
                Lifted{hold.liftedAt && ` ${printDay(hold.liftedAt, timeZone)}`}
              </span>
            ),
        },
        {
          label: 'What you can do',
          cell: (hold) =>
            manage &&
            hold.live && (
              <Button size="small" onClick={() => setLifting(hold)}>
                Lift…
              </Button>
            ),
        },
      ]}
    >
      <LiftDialog hold={lifting} onClose={() => setLifting(null)} />
    </ListPage>
  );
}

function LiftDialog({ hold, onClose }: { hold: HoldView | null; onClose: () => void }) {
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const lift = async (reason: string) => {
    if (!hold) return;
    await provider.act('holds', hold.id, 'lift', { reason });
    notify(`Hold on ${hold.personName} lifted`, { type: 'success' });
    refresh();
  };
  return (
    <ReasonDialog
      open={hold !== null}
      title={`Lift the hold on ${hold?.personName ?? ''}`}
      verb="Lift the hold"
      harmless
      onClose={onClose}
      onSay={lift}
    >
      {hold?.kind === 'record'
        ? 'Their record is published again from the next run on.'
        : 'They appear on public pages again.'}
    </ReasonDialog>
  );
}

const kinds = [
  { id: 'directory', name: 'Directory hold: no public trace of the person' },
  { id: 'record', name: 'Record hold: nothing is published for the person' },
];

export function HoldCreate() {
  return (
    <CreatePage
      resource="holds"
      title="Place a hold"
      path={[{ label: 'Holds', to: '/holds' }, { label: 'Place' }]}
      verb="Place the hold"
      done="Hold placed"
      initial={{ kind: 'record' }}
    >
      <div className="form-grid">
        <PersonInput source="personId" label="Student" withRole="student" />
        <RadioButtonGroupInput source="kind" label="Kind" choices={kinds} row={false} validate={required()} />
        <TextInput
          source="reason"
          label="Reason"
          multiline
          minRows={3}
          validate={required()}
          helperText="Kept with the hold; the student may ask for it"
        />
      </div>
    </CreatePage>
  );
}

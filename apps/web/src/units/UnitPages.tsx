import { UNIT_KINDS, type UnitView } from '@laurel/contract';
import Button from '@mui/material/Button';
import { PlusIcon, TreeStructureIcon } from '@phosphor-icons/react';
import { AutocompleteInput, ReferenceInput, required, SelectInput, TextInput } from 'react-admin';
import { Link } from 'react-router-dom';
import { CreatePage, EditPage } from '../layout/form/FormPage.js';
import { ListPage } from '../layout/list/ListPage.js';
import { SearchField } from '../layout/list/SearchField.js';
import { Empty } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import { printCount } from '../record/print.js';

const kindWords: Record<(typeof UNIT_KINDS)[number], string> = {
  campus: 'Campus',
  division: 'Division',
  department: 'Department',
};

export function UnitList() {
  const manage = useMay('unit.manage');
  return (
    <ListPage<UnitView>
      resource="units"
      title="Units"
      things="units"
      sort={{ field: 'path', order: 'ASC' }}
      perPage={100}
      to={manage ? (unit) => `/units/${unit.id}` : undefined}
      under="Who is responsible for what: staff reach their unit and all units under it."
      filters={<SearchField label="Find a unit" />}
      actions={
        manage && (
          <Button
            component={Link}
            to="/units/create"
            variant="contained"
            color="primary"
            startIcon={<PlusIcon size={18} />}
          >
            Add a unit
          </Button>
        )
      }
      empty={<Empty icon={TreeStructureIcon} title="No units yet" />}
      columns={[
        {
          label: 'Unit',
          sortBy: 'path',
          cell: (unit) => (
            <span style={{ paddingInlineStart: (unit.path.length - 1) * 24 }}>
              <bdi>{unit.name}</bdi> <span className="beside code">{unit.code}</span>
            </span>
          ),
        },
        { label: 'Kind', sortBy: 'kind', cell: (unit) => kindWords[unit.kind] },
        { label: 'People', sortBy: 'people', end: true, cell: (unit) => printCount(unit.people) },
      ]}
    />
  );
}

const home = { label: 'Units', to: '/units' };

export function UnitCreate() {
  return (
    <CreatePage
      resource="units"
      title="Add a unit"
      path={[home, { label: 'Add' }]}
      verb="Add the unit"
      done="Unit added"
    >
      <UnitInputs />
    </CreatePage>
  );
}

export function UnitEdit() {
  return (
    <EditPage
      resource="units"
      title="Change a unit"
      path={[home, { label: 'Change' }]}
      verb="Save the unit"
      done="Unit saved"
    >
      <UnitInputs />
    </EditPage>
  );
}

function UnitInputs() {
  return (
    <div className="form-grid">
      <TextInput
        source="name"
        label="Name"
        validate={required()}
        helperText="As it stands behind a verifier’s name"
        className="two-thirds"
      />
      <TextInput source="code" label="Code" validate={required()} helperText={false} className="third" />
      <SelectInput
        source="kind"
        label="Kind"
        choices={UNIT_KINDS.map((kind) => ({ id: kind, name: kindWords[kind] }))}
        validate={required()}
        helperText={false}
        className="third"
      />
      <div className="two-thirds">
        <UnitInput source="parentId" label="Under" optional />
      </div>
    </div>
  );
}

interface UnitInputProps {
  source: string;
  label: string;
  optional?: boolean;
  helperText?: string;
}

/** Picks a unit by name. */
export function UnitInput({ source, label, optional = false, helperText }: UnitInputProps) {
  return (
    <ReferenceInput source={source} reference="units" sort={{ field: 'path', order: 'ASC' }} perPage={50}>
      <AutocompleteInput
        label={label}
        optionText={(unit?: UnitView) => unit?.path?.join(' › ') ?? ''}
        filterToQuery={(q: string) => (q.trim() ? { q: q.trim() } : {})}
        validate={optional ? undefined : required()}
        helperText={helperText ?? false}
      />
    </ReferenceInput>
  );
}

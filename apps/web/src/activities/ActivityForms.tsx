import type { ProgrammeRow } from '@laurel/contract';
import {
  AutocompleteInput,
  DateInput,
  NumberInput,
  ReferenceInput,
  required,
  SelectInput,
  TextInput,
} from 'react-admin';
import { CreatePage, EditPage } from '../layout/form/FormPage.js';
import { PersonInput } from '../layout/form/PersonInput.js';

const home = { label: 'Activities', to: '/activities' };

export function ActivityCreate() {
  return (
    <CreatePage
      resource="activities"
      title="Plan an activity"
      under="One run of an approved programme: participation is recorded under the version in force today."
      path={[home, { label: 'Plan' }]}
      verb="Plan the activity"
      done="Activity planned"
      redirect="show"
    >
      <div className="form-grid">
        <ReferenceInput
          source="programmeId"
          reference="programmes"
          filter={{ state: 'approved' }}
          sort={{ field: 'title', order: 'ASC' }}
        >
          <AutocompleteInput
            label="Programme"
            optionText={(programme?: ProgrammeRow) => programme?.title ?? ''}
            filterToQuery={(q: string) => (q.trim() ? { q: q.trim() } : {})}
            validate={required()}
            helperText={false}
          />
        </ReferenceInput>
        <ReferenceInput source="termId" reference="terms" sort={{ field: 'firstDay', order: 'DESC' }}>
          <SelectInput label="Term" optionText="title" validate={required()} helperText={false} />
        </ReferenceInput>
        <PlanInputs />
      </div>
    </CreatePage>
  );
}

export function ActivityEdit() {
  return (
    <EditPage
      resource="activities"
      title="Change an activity"
      path={[home, { label: 'Change' }]}
      verb="Save the activity"
      done="Activity saved"
      redirect="show"
    >
      <div className="form-grid">
        <PlanInputs />
      </div>
    </EditPage>
  );
}

function PlanInputs() {
  return (
    <>
      <TextInput
        source="title"
        label="Title"
        validate={required()}
        helperText="Spring training, Riverside Middle School"
      />
      <DateInput source="startsOn" label="From" validate={required()} helperText={false} className="half" />
      <DateInput source="endsOn" label="Until" validate={required()} helperText={false} className="half" />
      <TextInput source="place" label="Place" helperText={false} className="two-thirds" />
      <NumberInput source="capacity" label="Places" helperText="Empty: no limit" min={1} className="third" />
      <PersonInput source="coordinatorId" label="Coordinator" optional />
    </>
  );
}

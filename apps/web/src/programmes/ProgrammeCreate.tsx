import { required, SelectInput, TextInput } from 'react-admin';
import { CreatePage } from '../layout/form/FormPage.js';
import { UnitInput } from '../units/UnitPages.js';
import { achievementChoices } from './choices.js';
import { useCategories } from './ProgrammeList.js';

/** A new programme begins with its owner, category and title; roles, outcomes and rules follow on its own page. */
export function ProgrammeCreate() {
  const categories = useCategories();
  return (
    <CreatePage
      resource="programmes"
      title="Draft a programme"
      under="It stays a draft until you propose it; nothing of it shows on a record before it is approved."
      path={[{ label: 'Programmes', to: '/programmes' }, { label: 'Draft' }]}
      verb="Begin the draft"
      done="Draft begun; now its roles and outcomes"
      redirect="show"
      initial={{ achievementType: 'CoCurricular' }}
    >
      <div className="form-grid">
        <TextInput
          source="title"
          label="Title"
          validate={required()}
          helperText="As it stands on records: Peer Mediation"
        />
        <UnitInput source="unitId" label="Owner" />
        <SelectInput
          source="categoryId"
          label="Category"
          choices={categories.map(({ id, name }) => ({ id, name }))}
          validate={required()}
          helperText={false}
          className="half"
        />
        <SelectInput
          source="achievementType"
          label="Kind of achievement"
          choices={achievementChoices}
          validate={required()}
          helperText={false}
          className="half"
        />
        <TextInput
          source="description"
          label="Description on the record"
          multiline
          minRows={2}
          helperText="One or two plain, factual sentences; it can follow later"
        />
      </div>
    </CreatePage>
  );
}

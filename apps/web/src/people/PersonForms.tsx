import { IDENTIFIER_SCHEMES } from '@laurel/domain';
import { ArrayInput, DateInput, NumberInput, required, SelectInput, SimpleFormIterator, TextInput } from 'react-admin';
import { CreatePage, EditPage } from '../layout/form/FormPage.js';
import { UnitInput } from '../units/UnitPages.js';

const home = { label: 'People', to: '/people' };

export const SCHEME_WORDS: Record<(typeof IDENTIFIER_SCHEMES)[number], string> = {
  studentNumber: 'Student number',
  sisSourcedId: 'Id in the student system',
  email: 'E-mail',
  username: 'User name',
};

export const schemeChoices = IDENTIFIER_SCHEMES.map((scheme) => ({ id: scheme, name: SCHEME_WORDS[scheme] }));

export function PersonCreate() {
  return (
    <CreatePage
      resource="people"
      title="Add a person"
      path={[home, { label: 'Add' }]}
      verb="Add the person"
      done="Person added"
      redirect="show"
      initial={{ identifiers: [{ scheme: 'email', value: '' }] }}
      transform={({ identifiers, ...facts }) => ({
        ...facts,
        identifiers: Array.isArray(identifiers) ? identifiers.filter((identifier) => identifier?.value) : [],
      })}
    >
      <PersonInputs />
      <section className="form-section">
        <h2 className="section-title">Identifiers</h2>
        <ArrayInput source="identifiers" label={false} helperText={false}>
          <SimpleFormIterator inline disableReordering disableClear>
            <SelectInput
              source="scheme"
              label="Kind"
              choices={schemeChoices}
              validate={required()}
              helperText={false}
            />
            <TextInput source="value" label="Value" helperText={false} />
          </SimpleFormIterator>
        </ArrayInput>
      </section>
    </CreatePage>
  );
}

export function PersonEdit() {
  return (
    <EditPage
      resource="people"
      title="Change a person"
      path={[home, { label: 'Change' }]}
      verb="Save"
      done="Person saved"
      redirect="show"
    >
      <PersonInputs />
    </EditPage>
  );
}

function PersonInputs() {
  return (
    <div className="form-grid">
      <TextInput
        source="displayName"
        label="Name"
        validate={required()}
        helperText="As the person wants to be called; one name is enough"
        className="half"
      />
      <TextInput source="legalName" label="Legal name" helperText="Only where law demands it" className="half" />
      <TextInput
        source="post"
        label="Post"
        helperText="Stands behind the name when this person verifies"
        className="half"
      />
      <div className="half">
        <UnitInput source="unitId" label="Unit" optional />
      </div>
      <TextInput source="study" label="Study" helperText={false} className="half" />
      <NumberInput source="classYear" label="Class of" helperText={false} className="third" />
      <DateInput source="birthDate" label="Born" helperText={false} className="third" />
    </div>
  );
}

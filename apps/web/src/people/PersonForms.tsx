import { IDENTIFIER_SCHEMES } from '@laurel/domain';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { PlusIcon, TrashIcon } from '@phosphor-icons/react';
import { DateInput, NumberInput, required, SelectInput, TextInput } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
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
        <IdentifierInputs />
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

/** What leads to this person; a row left empty is left out. */
function IdentifierInputs() {
  const { fields, append, remove } = useFieldArray({ name: 'identifiers' });
  return (
    <>
      <ol className="identifier-inputs">
        {fields.map((field, index) => (
          <li key={field.id}>
            <SelectInput
              source={`identifiers.${index}.scheme`}
              label="Kind"
              choices={schemeChoices}
              helperText={false}
              isRequired
            />
            <TextInput source={`identifiers.${index}.value`} label="Value" helperText={false} />
            <IconButton aria-label={`Remove identifier ${index + 1}`} onClick={() => remove(index)}>
              <TrashIcon size={18} />
            </IconButton>
          </li>
        ))}
      </ol>
      <Button
        variant="text"
        startIcon={<PlusIcon size={16} weight="bold" />}
        onClick={() => append({ scheme: 'studentNumber', value: '' })}
      >
        Add an identifier
      </Button>
    </>
  );
}

import type { PersonView } from '@laurel/contract';
import Button from '@mui/material/Button';
import { PlusIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { Form, required, SaveButton, SelectInput, TextInput } from 'react-admin';
import { useMay } from '../layout/use-me.js';
import { useAct } from '../providers/use-act.js';
import { SCHEME_WORDS, schemeChoices } from './PersonForms.js';

/** Numbers, e-mail addresses and user names that lead to this person; text, so leading zeros live. */
export function Identifiers({ person }: { person: PersonView }) {
  const manage = useMay('person.manage');
  const [adding, setAdding] = useState(false);
  const { act, submit, busy } = useAct();
  const add = (values: object) =>
    submit(
      (api) => api.act('people', person.id, 'add-identifier', values),
      'Identifier added',
      () => setAdding(false),
    );
  return (
    <section className="card person-part">
      <header>
        <h2 className="card-title">Identifiers</h2>
        {manage && !adding && (
          <Button size="small" startIcon={<PlusIcon size={16} weight="bold" />} onClick={() => setAdding(true)}>
            Add
          </Button>
        )}
      </header>
      {person.identifiers.length === 0 && <p className="soft">None. A roster cannot find this person.</p>}
      <ul>
        {person.identifiers.map((identifier) => (
          <li key={identifier.id}>
            <span>
              <span className="code">{identifier.value}</span>
              <small>{SCHEME_WORDS[identifier.scheme]}</small>
            </span>
            {manage && (
              <Button
                size="small"
                variant="text"
                disabled={busy}
                onClick={() =>
                  act(
                    (api) => api.act('people', person.id, 'remove-identifier', { identifierId: identifier.id }),
                    'Removed',
                  )
                }
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <Form onSubmit={add} record={{ scheme: 'email' }}>
          <div className="form-grid">
            <SelectInput source="scheme" label="Kind" choices={schemeChoices} helperText={false} className="half" />
            <TextInput source="value" label="Value" validate={required()} helperText={false} className="half" />
          </div>
          <footer className="form-foot">
            <SaveButton label="Add it" icon={<span hidden />} alwaysEnable />
            <Button variant="text" onClick={() => setAdding(false)}>
              Cancel
            </Button>
          </footer>
        </Form>
      )}
    </section>
  );
}

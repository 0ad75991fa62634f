import type { CompetencyRow } from '@laurel/contract';
import Autocomplete from '@mui/material/Autocomplete';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import { XIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { SelectInput, useGetList, useGetMany } from 'react-admin';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useScale } from '../providers/use-scale.js';
import { Segments } from '../record/Segments.js';

interface Outcome {
  competencyId: string;
  level: number;
}

/** The level that a new outcome begins with. */
const FIRST_LEVEL = 2;

/** What a programme aims at: competencies, each up to a level. */
export function OutcomeInputs() {
  const { fields, append, remove } = useFieldArray<{ outcomes: Outcome[] }, 'outcomes'>({ name: 'outcomes' });
  const outcomes = (useWatch({ name: 'outcomes' }) as Outcome[] | undefined) ?? [];
  const scale = useScale();
  const ids = outcomes.map((outcome) => outcome.competencyId);
  const { data: named = [] } = useGetMany<CompetencyRow>('competencies', { ids });
  const levels = scale.map(({ level, name }) => ({ id: level, name }));
  return (
    <>
      <ul className="outcomes">
        {fields.map((field, index) => {
          const { competencyId, level } = outcomes[index] ?? field;
          const competency = named.find((each) => each?.id === competencyId);
          return (
            <li key={field.id} className="card">
              <p>
                <b>{competency?.name ?? '…'}</b>
                <IconButton
                  size="small"
                  aria-label={`Remove ${competency?.name ?? 'outcome'}`}
                  onClick={() => remove(index)}
                >
                  <XIcon size={16} />
                </IconButton>
              </p>
              <Segments held={level} of={scale.length || 4} />
              <SelectInput
                source={`outcomes.${index}.level`}
                label="Up to"
                choices={levels}
                helperText={false}
                isRequired
              />
            </li>
          );
        })}
      </ul>
      <AddOutcome taken={ids} onAdd={(competencyId) => append({ competencyId, level: FIRST_LEVEL })} />
    </>
  );
}

function AddOutcome({ taken, onAdd }: { taken: readonly string[]; onAdd: (id: string) => void }) {
  const [typed, setTyped] = useState('');
  const { data = [], isPending } = useGetList<CompetencyRow>('competencies', {
    filter: { status: 'active', ...(typed.trim() ? { q: typed.trim() } : {}) },
    pagination: { page: 1, perPage: 30 },
    sort: { field: 'name', order: 'ASC' },
  });
  return (
    <Autocomplete
      className="add-outcome"
      options={data.filter((competency) => !taken.includes(competency.id))}
      getOptionLabel={(competency) => competency.name}
      getOptionKey={(competency) => competency.id}
      filterOptions={(options) => options}
      loading={isPending}
      noOptionsText="No competency by that name"
      value={null}
      inputValue={typed}
      onInputChange={(_, text, reason) => setTyped(reason === 'input' ? text : '')}
      onChange={(_, competency) => competency && onAdd(competency.id)}
      renderInput={(props) => <TextField {...props} label="Add an outcome" placeholder="Find a competency" />}
    />
  );
}

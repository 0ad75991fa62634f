import { DEPTH_WORDS, type Depth } from '@laurel/domain';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { PlusIcon, TrashIcon } from '@phosphor-icons/react';
import { SelectInput, TextInput } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { DurationInput } from '../layout/form/DurationInput.js';
import { depthChoices } from './choices.js';

/** The roles of a version: name, depth, least hours, duties as they are printed. */
export function RoleInputs() {
  const { fields, append, remove } = useFieldArray({ name: 'roles' });
  return (
    <>
      {fields.length === 0 && (
        <p className="soft">None yet. Every programme needs at least one, such as Participant.</p>
      )}
      <ol className="role-inputs">
        {fields.map((field, index) => (
          <li key={field.id}>
            <TextInput source={`roles.${index}.name`} label="Role" helperText={false} />
            <SelectInput
              source={`roles.${index}.depth`}
              label="Depth"
              choices={depthChoices}
              // Closed, the word alone: there is no room for what it means.
              slotProps={{ select: { renderValue: (depth) => DEPTH_WORDS[depth as Depth] } }}
              helperText={false}
              isRequired
            />
            <DurationInput source={`roles.${index}.requiredMinutes`} label="At least" optional />
            <TextInput source={`roles.${index}.duties`} label="Duties, as printed" helperText={false} />
            <IconButton aria-label={`Remove role ${index + 1}`} onClick={() => remove(index)}>
              <TrashIcon size={18} />
            </IconButton>
          </li>
        ))}
      </ol>
      <Button
        variant="text"
        startIcon={<PlusIcon size={16} weight="bold" />}
        onClick={() => append({ name: '', depth: 'contributed', requiredMinutes: 0, duties: '' })}
      >
        Add a role
      </Button>
    </>
  );
}

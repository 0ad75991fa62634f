import type { PersonRow } from '@laurel/contract';
import { AutocompleteInput, ReferenceInput, required } from 'react-admin';

interface PersonInputProps {
  source: string;
  label: string;
  /** Only people with this role. */
  withRole?: string;
  optional?: boolean;
  helperText?: string;
}

/** Name and number: two people may share a name, never a number. */
const printPerson = (person?: PersonRow) =>
  person ? [person.displayName, person.studentNumber ?? person.post].filter(Boolean).join(' · ') : '';

/** Finds a person by name or number, on the server. */
export function PersonInput({ source, label, withRole, optional = false, helperText }: PersonInputProps) {
  return (
    <ReferenceInput
      source={source}
      reference="people"
      filter={withRole ? { role: withRole } : {}}
      sort={{ field: 'displayName', order: 'ASC' }}
    >
      <AutocompleteInput
        label={label}
        optionText={printPerson}
        filterToQuery={(q: string) => (q.trim() ? { q: q.trim() } : {})}
        validate={optional ? undefined : required()}
        helperText={helperText ?? false}
        noOptionsText="Nobody by that name or number"
      />
    </ReferenceInput>
  );
}

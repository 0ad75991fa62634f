import { DateInput, required, TextInput } from 'react-admin';

/** The fields of a term, for adding and changing alike. */
export function TermInputs() {
  return (
    <div className="form-grid">
      <TextInput
        source="title"
        label="Title"
        validate={required()}
        helperText="As it stands on records: Spring 2026"
        className="two-thirds"
      />
      <TextInput
        source="code"
        label="Code"
        validate={required()}
        helperText="Short, for files and commands: 2026-SP"
        className="third"
      />
      <DateInput source="firstDay" label="First day" validate={required()} className="half" />
      <DateInput source="lastDay" label="Last day" validate={required()} className="half" />
      <DateInput
        source="recordingDeadline"
        label="Recording closes"
        validate={required()}
        helperText="The last day on which staff may record participation"
        className="half"
      />
      <DateInput
        source="publicationDeadline"
        label="Publication"
        validate={required()}
        helperText="The day on which verified entries join the official record"
        className="half"
      />
    </div>
  );
}

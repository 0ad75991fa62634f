import { printMinutes, readMinutes } from '@laurel/domain';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useInput } from 'react-admin';

interface DurationInputProps {
  source: string;
  label: string;
  helperText?: string;
  className?: string;
  /** Left empty it counts as 0. */
  optional?: boolean;
  /** The label for screen readers only, in a table whose head says it. */
  bare?: boolean;
}

/** What is wrong with a duration as typed; undefined when it was read and is a whole number of minutes. */
const faultOf = (optional: boolean) => (value: unknown) => {
  if (typeof value === 'number') return undefined;
  if (value === undefined || value === null || value === '') return optional ? undefined : 'Say how long.';
  const reading = readMinutes(String(value), 'hours');
  return 'minutes' in reading ? undefined : reading.message;
};

/** Hours as people write them ("20", "1:30", "1 h 30 min"); the form holds whole minutes. */
export function DurationInput({
  source,
  label,
  helperText,
  className,
  optional = false,
  bare = false,
}: DurationInputProps) {
  const { field, fieldState } = useInput({ source, validate: faultOf(optional) });
  const [typing, setTyping] = useState<string | null>(null);
  const held = typeof field.value === 'number' ? printMinutes(field.value) : String(field.value ?? '');
  const settle = () => {
    if (typing !== null) {
      const reading = readMinutes(typing.trim(), 'hours');
      const empty = typing.trim() === '';
      field.onChange(empty ? (optional ? 0 : null) : 'minutes' in reading ? reading.minutes : typing);
      setTyping(null);
    }
    field.onBlur();
  };
  return (
    <TextField
      label={bare ? undefined : label}
      className={className}
      value={typing ?? held}
      inputRef={field.ref}
      onChange={(event) => setTyping(event.target.value)}
      onBlur={settle}
      error={fieldState.invalid}
      helperText={fieldState.error?.message?.replace(/^@@react-admin@@"?|"$/g, '') ?? helperText}
      slotProps={{ htmlInput: bare ? { 'aria-label': label } : {} }}
      fullWidth
    />
  );
}

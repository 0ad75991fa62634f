import Button from '@mui/material/Button';
import { type RedirectionSideEffect, SaveButton, useNotify, useRedirect, useResourceContext } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { ServerRefusal } from '../../providers/problem.js';
import { sentenceOf } from '../../providers/use-act.js';

interface FormFootProps {
  verb: string;
  done: string;
  redirect: RedirectionSideEffect;
}

/** The foot of a form: one primary button and the way back. */
export function FormFoot({ verb, done, redirect }: FormFootProps) {
  const notify = useNotify();
  const redirectTo = useRedirect();
  const resource = useResourceContext();
  const navigate = useNavigate();
  const { isSubmitting } = useFormState();
  return (
    <footer className="form-foot">
      <SaveButton
        label={verb}
        icon={<span hidden />}
        variant="contained"
        color="primary"
        alwaysEnable
        mutationOptions={{
          onSuccess: (row) => {
            notify(done, { type: 'success' });
            redirectTo(redirect, resource, row.id, row);
          },
          onError: (error: unknown) => {
            const beside = error instanceof ServerRefusal && error.faults.length > 0;
            notify(beside ? 'Not saved yet: see the fields marked in red.' : sentenceOf(error), { type: 'error' });
          },
        }}
      />
      <Button variant="text" disabled={isSubmitting} onClick={() => navigate(-1)}>
        Cancel
      </Button>
    </footer>
  );
}

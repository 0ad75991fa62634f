import Button from '@mui/material/Button';
import { SaveButton } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';

/** The foot of a form: one primary button and the way back. */
export function FormFoot({ verb }: { verb: string }) {
  const navigate = useNavigate();
  const { isSubmitting } = useFormState();
  return (
    <footer className="form-foot">
      <SaveButton label={verb} icon={<span hidden />} variant="contained" color="primary" alwaysEnable />
      <Button variant="text" disabled={isSubmitting} onClick={() => navigate(-1)}>
        Cancel
      </Button>
    </footer>
  );
}

import type { ActivityView } from '@laurel/contract';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { DateInput, Form, required, SaveButton, SelectInput, TextInput } from 'react-admin';
import { DurationInput } from '../layout/form/DurationInput.js';
import { PersonInput } from '../layout/form/PersonInput.js';
import { useAct } from '../providers/use-act.js';
import { useInstitution } from '../providers/use-institution.js';

interface RecordOneProps {
  activity: ActivityView;
  open: boolean;
  onClose: () => void;
}

/** Records one person by hand. Whoever typed it in cannot verify it: the dialog says so. */
export function RecordOne({ activity, open, onClose }: RecordOneProps) {
  const { submit } = useAct();
  const today = useInstitution()?.today ?? activity.endsOn;
  const save = (facts: object) =>
    submit(
      (api) => api.create('participations', { data: { ...facts, activityId: activity.id } }),
      'Recorded; it waits for somebody else to verify it',
      onClose,
    );
  const [onlyRole] = activity.roles;
  const start = {
    startsOn: activity.startsOn,
    endsOn: today < activity.endsOn ? today : activity.endsOn,
    roleId: activity.roles.length === 1 ? onlyRole?.id : undefined,
  };
  return (
    <Dialog open={open} onClose={onClose} fullWidth>
      <DialogTitle variant="h3">Record one person</DialogTitle>
      <DialogContent>
        <p className="soft dialog-words">What you type in yourself, somebody else has to verify.</p>
        <Form onSubmit={save} record={start}>
          <div className="form-grid">
            <PersonInput source="personId" label="Student" withRole="student" />
            <SelectInput
              source="roleId"
              label="Role"
              choices={activity.roles}
              validate={required()}
              helperText={false}
            />
            <DurationInput source="minutes" label="Hours" helperText="20, 1:30 or 1 h 30 min" />
            <DateInput source="startsOn" label="From" validate={required()} helperText={false} className="half" />
            <DateInput source="endsOn" label="Until" validate={required()} helperText={false} className="half" />
            <TextInput source="note" label="Note (optional)" multiline helperText="For whoever verifies it" />
          </div>
          <footer className="form-foot">
            <SaveButton label="Record" icon={<span hidden />} alwaysEnable />
            <Button variant="text" onClick={onClose}>
              Cancel
            </Button>
          </footer>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

import type { GrantView, PersonView } from '@laurel/contract';
import { printDate, ROLE_WORDS, ROLES } from '@laurel/domain';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { PlusIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { DateInput, Form, required, SaveButton, SelectInput } from 'react-admin';
import { useMay } from '../layout/use-me.js';
import { useAct } from '../providers/use-act.js';
import { useInstitution } from '../providers/use-institution.js';
import { UnitInput } from '../units/UnitPages.js';

const roleChoices = ROLES.map((role) => ({ id: role, name: ROLE_WORDS[role] }));

/** What a person may do, where, from when and until when. What has ended stays on the list. */
export function Grants({ person, grants }: { person: PersonView; grants: GrantView[] }) {
  const grant = useMay('role.grant');
  const [adding, setAdding] = useState(false);
  const { act, busy } = useAct();
  return (
    <section className="card person-part">
      <header>
        <h2 className="card-title">Roles</h2>
        {grant && (
          <Button size="small" startIcon={<PlusIcon size={16} weight="bold" />} onClick={() => setAdding(true)}>
            Grant a role
          </Button>
        )}
      </header>
      {grants.length === 0 && <p className="soft">No role: this person can sign in but do nothing.</p>}
      <ul>
        {grants.map((each) => (
          <li key={each.id} className={each.inForce ? undefined : 'ended'}>
            <span>
              <b>{ROLE_WORDS[each.role]}</b>
              <small>
                {each.unitName ? `${each.unitName} and the units under it` : 'The whole institution'} · from{' '}
                {printDate(each.validFrom)}
                {each.validUntil && ` until ${printDate(each.validUntil)}`}
                {each.grantedByName && ` · by ${each.grantedByName}`}
              </small>
            </span>
            {each.inForce && grant ? (
              <Button
                size="small"
                color="error"
                disabled={busy}
                onClick={() =>
                  act((api) => api.act('people', person.id, 'end-grant', { grantId: each.id }), 'Role ended')
                }
              >
                End
              </Button>
            ) : (
              !each.inForce && <span className="hint">{each.endedAt ? 'ended' : 'not in force'}</span>
            )}
          </li>
        ))}
      </ul>
      <GrantDialog person={person} open={adding} onClose={() => setAdding(false)} />
    </section>
  );
}

function GrantDialog({ person, open, onClose }: { person: PersonView; open: boolean; onClose: () => void }) {
  const { submit } = useAct();
  const today = useInstitution()?.today;
  const save = (values: object) =>
    submit((api) => api.act('people', person.id, 'grant', values), 'Role granted', onClose);
  return (
    <Dialog open={open} onClose={onClose} fullWidth>
      <DialogTitle variant="h3">Grant a role to {person.displayName}</DialogTitle>
      <DialogContent>
        <Form onSubmit={save} record={{ role: 'staff', validFrom: today }}>
          <div className="form-grid">
            <SelectInput source="role" label="Role" choices={roleChoices} validate={required()} helperText={false} />
            <UnitInput
              source="unitId"
              label="Unit"
              optional
              helperText="Staff work for a unit; for other roles empty means the whole institution"
            />
            <DateInput source="validFrom" label="From" validate={required()} helperText={false} className="half" />
            <DateInput source="validUntil" label="Until" helperText="Empty: no end" className="half" />
          </div>
          <footer className="form-foot">
            <SaveButton label="Grant the role" icon={<span hidden />} alwaysEnable />
            <Button variant="text" onClick={onClose}>
              Cancel
            </Button>
          </footer>
        </Form>
      </DialogContent>
    </Dialog>
  );
}

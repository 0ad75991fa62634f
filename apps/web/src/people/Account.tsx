import type { PersonView } from '@laurel/contract';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Form, PasswordInput, required, SaveButton, useDataProvider, useNotify, useRefresh } from 'react-admin';
import { ReasonDialog } from '../layout/ReasonDialog.js';
import { useMay } from '../layout/use-me.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { useAct } from '../providers/use-act.js';

const words = {
  none: 'Has no password yet and cannot sign in with one.',
  open: 'Can sign in with e-mail and password.',
  disabled: 'Sign-in is switched off.',
} as const;

/** How this person signs in; passwords are set, never shown. */
export function Account({ person, account }: { person: PersonView; account: 'none' | 'open' | 'disabled' }) {
  const manage = useMay('person.manage');
  const [setting, setSetting] = useState(false);
  const [asking, setAsking] = useState(false);
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const { act, submit, busy } = useAct();
  const setPassword = (values: object) =>
    submit(
      (api) => api.act('people', person.id, 'set-password', values),
      'Password set; other sessions ended',
      () => setSetting(false),
    );
  const disable = async (reason: string) => {
    await provider.act('people', person.id, 'disable-account', { reason });
    notify('Sign-in switched off', { type: 'success' });
    refresh();
  };
  return (
    <section className="card person-part">
      <header>
        <h2 className="card-title">Sign-in</h2>
        {manage && (
          <span className="person-verbs">
            {!setting && (
              <Button size="small" onClick={() => setSetting(true)}>
                Set a password
              </Button>
            )}
            {account === 'open' && (
              <Button size="small" color="error" onClick={() => setAsking(true)}>
                Switch off…
              </Button>
            )}
            {account === 'disabled' && (
              <Button
                size="small"
                disabled={busy}
                onClick={() =>
                  act(
                    (api) => api.act('people', person.id, 'enable-account', { reason: 'Switched on by hand' }),
                    'Sign-in is on',
                  )
                }
              >
                Switch on
              </Button>
            )}
          </span>
        )}
      </header>
      <p className="soft">{words[account]}</p>
      {setting && (
        <Form onSubmit={setPassword}>
          <PasswordInput
            source="password"
            label="New password"
            validate={required()}
            helperText="Tell it to the person by another way than e-mail"
          />
          <footer className="form-foot">
            <SaveButton label="Set the password" icon={<span hidden />} alwaysEnable />
            <Button variant="text" onClick={() => setSetting(false)}>
              Cancel
            </Button>
          </footer>
        </Form>
      )}
      <ReasonDialog
        open={asking}
        title={`Switch off sign-in of ${person.displayName}`}
        verb="Switch off"
        onClose={() => setAsking(false)}
        onSay={disable}
      >
        Sessions end at once.
      </ReasonDialog>
    </section>
  );
}

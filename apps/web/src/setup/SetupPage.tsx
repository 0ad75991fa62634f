import type { Setup } from '@laurel/contract';
import { WarningCircleIcon } from '@phosphor-icons/react';
import { type FormEvent, type HTMLInputAutoCompleteAttribute, useEffect, useState } from 'react';
import { Cover } from '../layout/Cover.js';
import { Logo } from '../layout/Logo.js';
import { post } from '../providers/http.js';
import { ServerRefusal } from '../providers/problem.js';
import '../layout/sign-in.css';
import './setup.css';

type Field = Exclude<keyof Setup, 'token'>;

interface FieldWords {
  name: Field;
  label: string;
  type: 'text' | 'email' | 'password';
  autoComplete: HTMLInputAutoCompleteAttribute;
}

const FIELDS: readonly FieldWords[] = [
  { name: 'institutionName', label: 'Name of your institution', type: 'text', autoComplete: 'organization' },
  { name: 'displayName', label: 'Your name', type: 'text', autoComplete: 'name' },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
  { name: 'password', label: 'Password, at least twelve characters', type: 'password', autoComplete: 'new-password' },
];

/** The one-time link that an empty house prints: makes the first administrator, who then lets everybody else in. */
export function SetupPage() {
  const token = location.hash.slice(1);
  useEffect(() => {
    document.title = 'Set up · Laurel';
  }, []);
  return (
    <div className="sign-in">
      <Cover />
      <main className="sign-in-side">
        <header className="sign-in-house">
          <Logo size={28} plain />
          <p className="section-title">Laurel</p>
        </header>
        <div className="sign-in-form">
          <h1>Set up Laurel</h1>
          {token === '' ? (
            <p role="alert">This address lacks its key. Open the whole link that the server printed when it started.</p>
          ) : (
            <Form token={token} />
          )}
        </div>
      </main>
    </div>
  );
}

function Form({ token }: { token: string }) {
  const [refusal, setRefusal] = useState<ServerRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const faultOf = (field: Field) => refusal?.faults.find((fault) => fault.path === field)?.message;
  const general = refusal && !refusal.faults.some((fault) => FIELDS.some(({ name }) => name === fault.path));

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.currentTarget));
    setBusy(true);
    setRefusal(null);
    try {
      await post('/api/auth/setup', { ...values, token });
      // The key is used up; it must not stay in the history.
      location.replace('/');
    } catch (error) {
      if (!(error instanceof ServerRefusal)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} aria-busy={busy} noValidate>
      {FIELDS.map(({ name, label, type, autoComplete }) => (
        <label key={name} className="sign-in-field">
          <span>{label}</span>
          <input
            name={name}
            type={type}
            autoComplete={autoComplete}
            required
            dir={type === 'text' ? 'auto' : 'ltr'}
            aria-invalid={faultOf(name) !== undefined}
            aria-describedby={faultOf(name) ? `${name}-fault` : undefined}
          />
          {faultOf(name) && (
            <span id={`${name}-fault`} className="sign-in-fault" role="alert">
              {faultOf(name)}
            </span>
          )}
        </label>
      ))}
      <p className="sign-in-fault" role="alert">
        {general && (
          <>
            <WarningCircleIcon className="icon" size={18} weight="fill" aria-hidden="true" /> {refusal.message}
          </>
        )}
      </p>
      <button type="submit" className="button button-primary setup-button" disabled={busy}>
        {busy ? 'Setting up…' : 'Make me the administrator'}
      </button>
    </form>
  );
}

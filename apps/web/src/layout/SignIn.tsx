import Button from '@mui/material/Button';
import { EyeIcon, EyeSlashIcon, SealCheckIcon, WarningCircleIcon } from '@phosphor-icons/react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useCheckAuth, useLogin } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { ServerRefusal } from '../providers/problem.js';
import { useInstitution } from '../providers/use-institution.js';
import { Seal } from '../record/Seal.js';
import { Cover } from './Cover.js';
import { Logo } from './Logo.js';
import './sign-in.css';

/** The door. One generic sentence when e-mail and password do not match: it never says which of them is wrong. */
export function SignIn() {
  const institution = useInstitution();
  useAlreadyIn();
  useEffect(() => {
    document.title = 'Sign in · Laurel';
  }, []);
  return (
    <div className="sign-in">
      <Cover />
      <main className="sign-in-side">
        <header className="sign-in-house">
          {institution && <Seal institution={institution.name} motto={institution.sealMotto ?? undefined} size={64} />}
          <div>
            <p className="section-title">{institution?.name}</p>
            <p className="hint">
              <Logo size={14} plain /> Laurel
            </p>
          </div>
        </header>
        <div className="sign-in-form">
          <h1>Sign in</h1>
          <Form />
        </div>
        <footer>
          <a href="/verify">
            <SealCheckIcon className="icon" size={17} aria-hidden="true" /> Verify a record without signing in
          </a>
        </footer>
      </main>
    </div>
  );
}

function Form() {
  const login = useLogin();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const faultId = useId();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    setBusy(true);
    setFault(null);
    try {
      await login({ email: String(values.get('email')), password: String(values.get('password')) }, '/');
    } catch (error) {
      setFault(error instanceof ServerRefusal ? error.message : 'Signing in did not work. Try again.');
      password.current?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} aria-busy={busy}>
      <label className="sign-in-field">
        <span>E-mail</span>
        <input name="email" type="email" autoComplete="username" required dir="ltr" />
      </label>
      <div className="sign-in-field">
        <label htmlFor="password">Password</label>
        <span className="sign-in-password">
          <input
            id="password"
            ref={password}
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
            required
            dir="ltr"
            aria-invalid={fault !== null}
            aria-describedby={fault ? faultId : undefined}
          />
          <button
            type="button"
            aria-label={shown ? 'Hide the password' : 'Show the password'}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeSlashIcon size={20} /> : <EyeIcon size={20} />}
          </button>
        </span>
      </div>
      <p id={faultId} className="sign-in-fault" role="alert">
        {fault && (
          <>
            <WarningCircleIcon className="icon" size={18} weight="fill" aria-hidden="true" /> {fault}
          </>
        )}
      </p>
      <Button type="submit" variant="contained" color="primary" size="large" fullWidth disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}

/** Someone who is signed in already has no business here. */
function useAlreadyIn() {
  const checkAuth = useCheckAuth();
  const navigate = useNavigate();
  useEffect(() => {
    checkAuth({}, false).then(
      () => navigate('/', { replace: true }),
      () => undefined, // not signed in: that is what this page is for
    );
  }, [checkAuth, navigate]);
}

import type { InstitutionView, VerifyAnswer } from '@laurel/contract';
import { ArrowClockwiseIcon, ShieldCheckIcon } from '@phosphor-icons/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../providers/http.js';
import { ServerRefusal } from '../providers/problem.js';
import { Seal } from '../record/Seal.js';
import { Answer } from './Answer.js';
import { Ask } from './Ask.js';
import { type Given, verify } from './verify-request.js';

type Stage =
  | { at: 'asking' }
  | { at: 'checking' }
  | { at: 'answered'; answer: VerifyAnswer }
  | { at: 'failed'; sentence: string; again: Given | null };

/** The code that came with the address: printed as a QR code on every document. */
const codeInAddress = () =>
  new URLSearchParams(location.search).get('code') ?? /^\/verify\/([^/]+)/.exec(location.pathname)?.[1] ?? '';

/** For anyone: is this record genuine? One question, one verdict. */
export function VerifyPage() {
  const institution = useInstitution();
  const [stage, setStage] = useState<Stage>({ at: 'asking' });
  const running = useRef<AbortController | null>(null);

  const check = useCallback(async (given: Given) => {
    running.current?.abort();
    const run = new AbortController();
    running.current = run;
    setStage({ at: 'checking' });
    try {
      setStage({ at: 'answered', answer: await verify(given, run.signal) });
    } catch (error) {
      if (run.signal.aborted) return; // something else is being checked by now
      const sentence = error instanceof ServerRefusal ? error.message : 'The answer could not be read. Try again.';
      // What was refused is refused again; only silence and the server's own trouble are worth asking twice.
      const refused = error instanceof ServerRefusal && error.status >= 400 && error.status < 500;
      setStage({ at: 'failed', sentence, again: refused ? null : given });
    }
  }, []);

  const code = codeInAddress();
  useEffect(() => {
    document.title = 'Verify a record';
    if (code) void check({ kind: 'typed', text: code });
  }, [code, check]);

  return (
    <>
      <header className="public-bar">
        <div>
          {institution && <Seal institution={institution.name} motto={institution.sealMotto ?? undefined} size={36} />}
          <span className="public-house">{institution?.name}</span>
          <span className="public-what">Verify a record</span>
        </div>
      </header>
      <main className="public-column">
        <h1 className="reading-title">Is this record genuine?</h1>
        <p className="public-lead">Drop the file, or type the code printed on it. Nothing you give us is kept.</p>
        <Ask code={code} busy={stage.at === 'checking'} onAsk={check} />
        {stage.at === 'checking' && (
          <p className="checking" role="status">
            <span aria-hidden="true" /> Checking every signature…
          </p>
        )}
        {stage.at === 'failed' && <Failed sentence={stage.sentence} again={stage.again} onRetry={check} />}
        {stage.at === 'answered' && <Answer answer={stage.answer} timeZone={institution?.timeZone} onCheck={check} />}
        <p className="public-foot">
          <ShieldCheckIcon className="icon" size={18} aria-hidden="true" />
          Rather not rely on this page? Any Open Badges 3.0 or CLR 2.0 verifier gives the same answer from the file
          alone.
        </p>
      </main>
    </>
  );
}

interface FailedProps {
  sentence: string;
  again: Given | null;
  onRetry: (given: Given) => void;
}

function Failed({ sentence, again, onRetry }: FailedProps) {
  return (
    <div className="public-fault" role="alert">
      <p>{sentence}</p>
      {again && (
        <button type="button" className="button" onClick={() => onRetry(again)}>
          <ArrowClockwiseIcon size={16} weight="bold" aria-hidden="true" /> Try again
        </button>
      )}
    </div>
  );
}

/** The house in the page's head; the page works without it. */
function useInstitution(): InstitutionView | undefined {
  const [institution, setInstitution] = useState<InstitutionView>();
  useEffect(() => {
    const asked = new AbortController();
    request<InstitutionView>('/api/institution', { signal: asked.signal }).then(
      ({ json }) => setInstitution(json),
      () => undefined, // the head stays without a name; checking does not depend on it
    );
    return () => asked.abort();
  }, []);
  return institution;
}

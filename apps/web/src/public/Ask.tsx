import { FileArrowDownIcon } from '@phosphor-icons/react';
import { type DragEvent, type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { type Given, isDocument, LARGEST_FILE } from './verify-request.js';

interface AskProps {
  code: string;
  busy: boolean;
  onAsk: (given: Given) => void;
}

/** Two ways in: a file dropped or chosen, or a code, link or signed text typed or pasted. */
export function Ask({ code, busy, onAsk }: AskProps) {
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const [faultId, lineId] = [useId(), useId()];

  const take = (files: FileList | null) => {
    const chosen = files?.[0];
    if (!chosen) return;
    const refusal = refuse(chosen);
    setFault(refusal);
    if (!refusal) onAsk({ kind: 'file', file: chosen });
  };
  usePastedDocument((text) => onAsk({ kind: 'typed', text }));

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('line')).trim();
    setFault(text ? null : 'Type the code that is printed on the document.');
    if (text) onAsk({ kind: 'typed', text });
  };
  return (
    <div className="ask">
      <section
        className={over ? 'drop drop-over' : 'drop'}
        aria-label="Drop a file"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileArrowDownIcon size={30} aria-hidden="true" />
        <div>
          <p className="entry-title">
            Drop a file here, or{' '}
            <button type="button" className="as-link" onClick={() => file.current?.click()}>
              choose one
            </button>
          </p>
          <p className="hint">PDF or JSON, up to 10 MB</p>
        </div>
        <input
          ref={file}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label="File to check"
          accept=".pdf,.json,.jsonld,.jwt,application/pdf,application/json,application/ld+json"
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </section>
      <form className="card ask-line" onSubmit={submit} noValidate>
        <label htmlFor={lineId}>Code, link or signed text</label>
        <div>
          <input
            id={lineId}
            key={code}
            name="line"
            className="mono"
            dir="ltr"
            defaultValue={code}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={fault !== null}
            aria-describedby={fault ? faultId : undefined}
          />
          <button type="submit" className="button button-primary" disabled={busy}>
            Verify
          </button>
        </div>
      </form>
      {fault && (
        <p id={faultId} className="ask-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

function refuse(file: File): string | null {
  if (file.size === 0) return `“${file.name}” is empty.`;
  if (file.size > LARGEST_FILE) return `“${file.name}” is larger than 10 MB. Records are smaller than that.`;
  return null;
}

/** A document pasted anywhere outside a field is taken as given. */
function usePastedDocument(onPaste: (text: string) => void) {
  const latest = useRef(onPaste);
  latest.current = onPaste;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      const text = event.clipboardData?.getData('text') ?? '';
      if (isDocument(text)) latest.current(text);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}

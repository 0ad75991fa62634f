import { FileArrowUpIcon } from '@phosphor-icons/react';
import { type DragEvent, useRef, useState } from 'react';
import './dropzone.css';

interface DropzoneProps {
  /** "the roster": Drop the roster here, or choose it. */
  what: string;
  hint: string;
  accept: string;
  multiple?: boolean;
  onFiles: (files: File[]) => void;
}

/** Takes files by drag and drop or by choosing; the same thing by keyboard. */
export function Dropzone({ what, hint, accept, multiple = false, onFiles }: DropzoneProps) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <section
      className={over ? 'dropzone dropzone-over' : 'dropzone'}
      aria-label={`Drop ${what}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileArrowUpIcon size={28} aria-hidden="true" />
      <div>
        <p className="card-title">
          Drop {what} here, or{' '}
          <button type="button" onClick={() => input.current?.click()}>
            choose {multiple ? 'files' : 'a file'}
          </button>
        </p>
        <p className="hint">{hint}</p>
      </div>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={`Choose ${what}`}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </section>
  );
}

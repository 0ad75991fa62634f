import { EVIDENCE_FILE_LIMIT, EVIDENCE_FILES_A_ROUND } from '@laurel/domain';
import IconButton from '@mui/material/IconButton';
import { FileTextIcon, TrashIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { Dropzone } from '../layout/Dropzone.js';
import { printBytes } from '../record/print.js';
import { ACCEPT, type Faults, takeFiles } from './draft.js';

interface FileRowsProps {
  files: readonly File[];
  faults: Faults;
  onChange: (files: readonly File[]) => void;
}

const HINT = `PDF, pictures, recordings, Office and OpenDocument files, plain text. Up to ${EVIDENCE_FILES_A_ROUND} files of ${EVIDENCE_FILE_LIMIT / 1024 / 1024} MB.`;

/** Files by drag and drop, each with its size; what cannot be taken is said at once. */
export function FileRows({ files, faults, onChange }: FileRowsProps) {
  const [refused, setRefused] = useState<readonly string[]>([]);
  const add = (more: File[]) => {
    const taken = takeFiles(files, more);
    setRefused(taken.refused);
    onChange(taken.files);
  };
  return (
    <>
      <Dropzone what="files" hint={HINT} accept={ACCEPT} multiple onFiles={add} />
      <div aria-live="polite">
        {refused.map((why) => (
          <p key={why} className="question-fault">
            {why}
          </p>
        ))}
      </div>
      {faults.files && <p className="question-fault">{faults.files}</p>}
      {files.length > 0 && (
        <ul className="file-rows">
          {files.map((file, index) => (
            <li key={`${file.name}${file.size}`}>
              <FileTextIcon size={18} aria-hidden="true" />
              <span className="file-name">
                <bdi>{file.name}</bdi>
                {faults[`files.${index}`] && <span className="question-fault">{faults[`files.${index}`]}</span>}
              </span>
              <small className="num">{printBytes(file.size)}</small>
              <IconButton
                aria-label={`Remove ${file.name}`}
                onClick={() => onChange(files.filter((one) => one !== file))}
              >
                <TrashIcon size={18} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

import Button from '@mui/material/Button';
import { DownloadSimpleIcon, FileCodeIcon } from '@phosphor-icons/react';
import { useId } from 'react';

/** The transcript and the signed record as files; said in words where there is nothing official to download. */
export function Downloads({ official, base }: { official: boolean; base: string }) {
  const why = useId();
  const described = official ? undefined : why;
  return (
    <div className="downloads">
      <Button
        {...fileLink(official, `${base}/transcript`)}
        aria-describedby={described}
        variant="contained"
        color="primary"
        startIcon={<DownloadSimpleIcon size={18} />}
      >
        Transcript (PDF)
      </Button>
      <Button
        {...fileLink(official, `${base}/clr`)}
        aria-describedby={described}
        startIcon={<FileCodeIcon size={18} />}
      >
        <span>
          Signed record <span className="only-wide">(JSON)</span>
        </span>
      </Button>
      {!official && (
        <p id={why} className="hint">
          Both can be downloaded once a version is official.
        </p>
      )}
    </div>
  );
}

/** A link to the file, or a button that is off. */
const fileLink = (official: boolean, href: string) =>
  official ? ({ component: 'a', href, download: true } as const) : ({ disabled: true } as const);

import type { EvidenceView } from '@laurel/contract';
import { EVIDENCE_TYPES } from '@laurel/domain';
import Button from '@mui/material/Button';
import { ArrowSquareOutIcon, DownloadSimpleIcon } from '@phosphor-icons/react';
import { useQuery } from '@tanstack/react-query';
import { printBytes } from '../record/print.js';

/** One piece of evidence as a sheet: a reflection to read, a link to open, a file to download. */
export function Evidence({ item, by }: { item: EvidenceView; by: string }) {
  return (
    <article className="paper" aria-label={item.title}>
      <h2 className="paper-title">
        <bdi>{item.title}</bdi>
      </h2>
      <p className="paper-by">
        <bdi>{by}</bdi> · round {item.round}
      </p>
      {item.kind === 'reflection' && <Prose text={item.body ?? ''} />}
      {item.kind === 'link' && <LinkedPlace url={item.url ?? ''} />}
      {item.file && <HandedFile id={item.id} file={item.file} />}
    </article>
  );
}

/** Plain text as it was typed: empty lines make paragraphs, single ones stay. */
function Prose({ text }: { text: string }) {
  let at = 0;
  return (
    <div className="paper-text" dir="auto">
      {text.split(/\n\s*\n/u).map((paragraph) => {
        const key = at;
        at += paragraph.length + 1;
        return <p key={key}>{paragraph}</p>;
      })}
    </div>
  );
}

function LinkedPlace({ url }: { url: string }) {
  return (
    <>
      <p className="paper-address" dir="ltr">
        {url}
      </p>
      <p>
        <Button
          component="a"
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          startIcon={<ArrowSquareOutIcon size={18} />}
        >
          Open in a new tab
        </Button>
      </p>
      <p className="hint">
        Laurel keeps the address only. What stands behind it may have changed since it was handed in.
      </p>
    </>
  );
}

/** Types that a picture can be shown from; nothing of them runs. */
const SHOWN = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];
/** Plain text up to this many bytes is shown where it stands. */
const TEXT_SHOWN = 200_000;

function HandedFile({ id, file }: { id: string; file: NonNullable<EvidenceView['file']> }) {
  const address = `/api/evidence-items/${id}/file`;
  const words = EVIDENCE_TYPES[file.mediaType]?.word ?? file.mediaType;
  return (
    <>
      <div className="paper-file">
        <p>
          <b>
            <bdi>{file.name}</bdi>
          </b>
          <small>
            {words} · {printBytes(file.size)}
          </small>
        </p>
        <Button component="a" href={address} download={file.name} startIcon={<DownloadSimpleIcon size={18} />}>
          Download
        </Button>
      </div>
      {SHOWN.includes(file.mediaType) && (
        <img className="paper-image" src={address} alt={`Handed in as ${file.name}`} />
      )}
      {file.mediaType === 'text/plain' && file.size <= TEXT_SHOWN && <TextFile address={address} />}
      <p className="hint paper-fingerprint">
        Kept as it was handed in; fingerprint{' '}
        <code className="mono" title={`SHA-256 ${file.sha256}`}>
          {file.sha256.slice(0, 16)}…
        </code>
      </p>
    </>
  );
}

function TextFile({ address }: { address: string }) {
  const { data } = useQuery({
    queryKey: ['evidence text', address],
    queryFn: async ({ signal }) => {
      const answer = await fetch(address, { credentials: 'same-origin', signal });
      if (!answer.ok) throw new Error(`The text was not sent (${answer.status}).`);
      return answer.text();
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  // Not shown is no loss: the download above has it all.
  return data === undefined ? null : <Prose text={data} />;
}

import type { RecordView } from '@laurel/contract';
import Button from '@mui/material/Button';
import { DownloadSimpleIcon, FileCodeIcon, ProhibitIcon, StampIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { ReasonDialog } from '../layout/ReasonDialog.js';
import { useMay } from '../layout/use-me.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { useAct } from '../providers/use-act.js';

/** Download what is official, sign what has changed, revoke what must not stand. */
export function RecordActions({ record }: { record: RecordView }) {
  const prepare = useMay('publication.prepare');
  const mayRevoke = useMay('credential.revoke');
  const { act, busy } = useAct();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const base = `/api/records/${record.id}`;
  const publish = async () => {
    const run = await act((api) => api.act<{ runId: string }>('records', record.id, 'publish'), 'Released');
    if (run) navigate(`/publications/${run.runId}/show`);
  };
  return (
    <>
      {record.official && (
        <>
          <Button component="a" href={`${base}/transcript`} download startIcon={<DownloadSimpleIcon size={18} />}>
            PDF
          </Button>
          <Button component="a" href={`${base}/clr`} download startIcon={<FileCodeIcon size={18} />}>
            JSON
          </Button>
        </>
      )}
      {mayRevoke && record.official && (
        <Button color="error" startIcon={<ProhibitIcon size={18} />} onClick={() => setAsking(true)}>
          Revoke…
        </Button>
      )}
      {prepare && (
        <Button
          variant="contained"
          color="primary"
          disabled={busy}
          startIcon={<StampIcon size={18} />}
          onClick={publish}
        >
          {record.versions.some((version) => version.state === 'revoked') && !record.official
            ? 'Issue again'
            : 'Publish this record'}
        </Button>
      )}
      <RevokeDialog record={record} open={asking} onClose={() => setAsking(false)} />
    </>
  );
}

function RevokeDialog({ record, open, onClose }: { record: RecordView; open: boolean; onClose: () => void }) {
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const revoke = async (reason: string) => {
    await provider.act('records', record.id, 'revoke', { reason });
    notify(`Version ${record.official?.number} is revoked`, { type: 'success' });
    refresh();
  };
  return (
    <ReasonDialog
      open={open}
      title={`Revoke version ${record.official?.number ?? ''} of ${record.subject.displayName}`}
      verb="Revoke"
      onClose={onClose}
      onSay={revoke}
    >
      Whoever checks this version or any credential in it is told from now on that it is revoked. This cannot be undone;
      a new version can be issued. The student and whoever checks a document of it read the reason.
    </ReasonDialog>
  );
}

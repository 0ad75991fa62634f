import type { PublicationPreview, PublicationRunView } from '@laurel/contract';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { StampIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { useDataProvider, useGetList, useRefresh } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { useMay } from '../layout/use-me.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { sentenceOf } from '../providers/use-act.js';
import { counted } from '../record/print.js';

/** Releases what the preview showed; asks once, since what is signed cannot be unsigned. */
export function ReleaseCard({ preview }: { preview: PublicationPreview }) {
  const prepare = useMay('publication.prepare');
  const [asking, setAsking] = useState(false);
  const { termId, termTitle, counts } = preview;
  const signed = counts.new + counts.changed;
  const { data: running } = useGetList<PublicationRunView>('publications', {
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'releasedAt', order: 'DESC' },
    filter: { termId, state: 'running' },
  });
  const [run] = running ?? [];
  if (run) {
    return (
      <section className="card release">
        <h2 className="card-title">{termTitle} is being published</h2>
        <p className="soft">A run released by {run.releasedBy} is under way. Wait for it, or cancel it.</p>
        <Button component={Link} to={`/publications/${run.id}/show`} variant="contained" color="primary">
          Open the run
        </Button>
      </section>
    );
  }
  if (!prepare) return null;
  return (
    <section className="card release">
      <h2 className="card-title">
        <StampIcon size={20} weight="fill" aria-hidden="true" /> Release
      </h2>
      <p className="soft">
        {signed === 0
          ? 'There is nothing to sign: nobody is new or changed.'
          : 'Facts may change until then: each record is looked at again when its turn comes.'}
      </p>
      <Button variant="contained" color="primary" disabled={signed === 0} onClick={() => setAsking(true)}>
        Release {counted(signed, 'record')}…
      </Button>
      <ReleaseDialog preview={preview} open={asking} onClose={() => setAsking(false)} />
    </section>
  );
}

interface ReleaseDialogProps {
  preview: PublicationPreview;
  open: boolean;
  onClose: () => void;
}

function ReleaseDialog({ preview, open, onClose }: ReleaseDialogProps) {
  const provider = useDataProvider<LaurelDataProvider>();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { termId, termTitle, counts } = preview;
  const release = async () => {
    setBusy(true);
    setFault(null);
    try {
      const { data } = await provider.create<PublicationRunView>('publications', { data: { termId } });
      refresh();
      navigate(`/publications/${data.id}/show`);
    } catch (error) {
      setFault(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onClose={onClose} fullWidth aria-labelledby="release-title">
      <DialogTitle variant="h3" id="release-title">
        Release {termTitle}?
      </DialogTitle>
      <DialogContent>
        <p className="soft">
          {counted(counts.new + counts.changed, 'record')} will be signed and become official;{' '}
          {counted(counts.changed, 'older version')} will be replaced. A signature cannot be taken back, only revoked or
          replaced by a new version.
        </p>
        {fault && (
          <p role="alert" className="release-fault">
            {fault}
          </p>
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="contained" color="primary" disabled={busy} onClick={release}>
          {busy ? 'Releasing …' : 'Release'}
        </Button>
        <Button variant="text" onClick={onClose}>
          Not now
        </Button>
      </DialogActions>
    </Dialog>
  );
}

import Button from '@mui/material/Button';
import { LinkIcon } from '@phosphor-icons/react';
import { useNotify } from 'react-admin';
import { useAct } from '../providers/use-act.js';
import { counted } from '../record/print.js';

/** What `POST /api/audit-events/verify` answers after walking the whole chain. */
interface ChainVerdict {
  ok: boolean;
  count: number;
  firstBroken?: { seq: number; reason: string };
}

/** Walks the chain of hashes from the first event to the last and says whether it is whole. */
export function CheckChain() {
  const { act, busy } = useAct();
  const notify = useNotify();
  const check = async () => {
    const verdict = await act((api) => api.actOnMany<ChainVerdict>('audit-events', 'verify', {}));
    if (!verdict) return;
    if (verdict.ok) notify(`The chain is whole: ${counted(verdict.count, 'event')} checked`, { type: 'success' });
    else
      notify(`The chain is broken at event ${verdict.firstBroken?.seq}: ${verdict.firstBroken?.reason}`, {
        type: 'error',
        autoHideDuration: null,
      });
  };
  return (
    <Button startIcon={<LinkIcon size={18} />} disabled={busy} onClick={check}>
      {busy ? 'Checking…' : 'Check the chain'}
    </Button>
  );
}

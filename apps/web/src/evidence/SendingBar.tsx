import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import type { Sent } from '../providers/upload.js';
import { printBytes, printShare } from '../record/print.js';

/** How much has been sent; then that the server is looking at it. */
export function SendingBar({ sent, onBreakOff }: { sent: Sent; onBreakOff: () => void }) {
  const all = sent.of > 0 && sent.bytes >= sent.of;
  const share = sent.of > 0 ? Math.floor((sent.bytes * 100) / sent.of) : 0;
  return (
    <div className="sending">
      <p role="status">
        {all
          ? 'Everything is there; the files are being checked.'
          : `Sending ${printBytes(sent.bytes)}${sent.of > 0 ? ` of ${printBytes(sent.of)}, ${printShare(sent.bytes, sent.of)}` : ''}`}
      </p>
      <LinearProgress variant={all ? 'indeterminate' : 'determinate'} value={share} aria-label="Sending" />
      <Button size="small" onClick={onBreakOff}>
        Break off
      </Button>
    </div>
  );
}

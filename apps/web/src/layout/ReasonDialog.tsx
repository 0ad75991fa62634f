import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type FormEvent, type ReactNode, useState } from 'react';
import { sentenceOf } from '../providers/use-act.js';

interface ReasonDialogProps {
  open: boolean;
  title: string;
  /** Who will read the reason, and what follows. */
  children?: ReactNode;
  label?: string;
  /** What was written before the dialog opened. */
  initial?: string;
  verb: string;
  /** Not every comment is compulsory. */
  optional?: boolean;
  harmless?: boolean;
  onClose: () => void;
  /** May throw what the server refused: it is shown at the field and nothing is lost. */
  onSay: (reason: string) => Promise<unknown>;
}

/** Asks for the reason that goes with a decision. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, title, children, label = 'Reason', initial = '', verb, optional = false, harmless = false } = props;
  const { onClose, onSay } = props;
  const [reason, setReason] = useState(initial);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!optional && reason.trim() === '') {
      setFault('Say why; it is kept with the decision.');
      return;
    }
    setBusy(true);
    try {
      await onSay(reason.trim());
      setReason('');
      setFault(null);
      onClose();
    } catch (error) {
      setFault(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onClose={onClose} fullWidth>
      <form onSubmit={submit} noValidate>
        <DialogTitle variant="h3">{title}</DialogTitle>
        <DialogContent>
          {children && <div className="soft dialog-words">{children}</div>}
          <TextField
            label={optional ? `${label} (optional)` : label}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={fault !== null}
            helperText={fault}
            multiline
            minRows={3}
            maxRows={10}
            fullWidth
            autoFocus
          />
        </DialogContent>
        <DialogActions>
          <Button
            type="submit"
            variant={harmless ? 'contained' : 'outlined'}
            color={harmless ? 'primary' : 'error'}
            disabled={busy}
          >
            {verb}
          </Button>
          <Button variant="text" onClick={onClose}>
            Cancel
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

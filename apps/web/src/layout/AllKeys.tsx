import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Fragment } from 'react';
import type { KeyHint } from './KeyBar.js';
import './key-bar.css';

interface AllKeysProps {
  open: boolean;
  hints: readonly KeyHint[];
  onClose: () => void;
}

/** Every key of a page with what it does; opened by `?`. */
export function AllKeys({ open, hints, onClose }: AllKeysProps) {
  return (
    <Dialog open={open} onClose={onClose} fullWidth>
      <DialogTitle variant="h3">Keys of this page</DialogTitle>
      <DialogContent>
        <dl className="all-keys">
          {hints.map(({ keys, words }) => (
            <Fragment key={words}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{words}</dd>
            </Fragment>
          ))}
        </dl>
        <p className="hint all-keys-note">None works while you write in a field. Esc leaves the field.</p>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" color="primary" onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

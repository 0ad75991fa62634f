import Button from '@mui/material/Button';
import { CompassIcon, LockKeyIcon, PlugsIcon } from '@phosphor-icons/react';
import { Link } from 'react-router-dom';
import { Path } from './Page.js';
import { Empty } from './States.js';

export function NowhereToBe() {
  return (
    <>
      <Path steps={[{ label: 'Nothing here' }]} />
      <Empty icon={CompassIcon} title="There is nothing here" action={<Link to="/">Go to the start</Link>}>
        This address leads nowhere, or what was here is not yours to see.
      </Empty>
    </>
  );
}

export function NotYours() {
  return (
    <>
      <Path steps={[{ label: 'Not part of your role' }]} />
      <Empty icon={LockKeyIcon} title="This is not part of your role" action={<Link to="/">Go to the start</Link>}>
        Ask an administrator if it should be.
      </Empty>
    </>
  );
}

/** The server could not say who is signed in. */
export function CannotSignIn() {
  return (
    <Empty
      icon={PlugsIcon}
      title="The server did not answer"
      tone="bad"
      action={<Button onClick={() => location.reload()}>Try again</Button>}
    >
      Your sign-in could not be checked. What you decided before is saved.
    </Empty>
  );
}

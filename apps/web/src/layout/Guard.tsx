import Button from '@mui/material/Button';
import { WarningOctagonIcon } from '@phosphor-icons/react';
import { Component, type ErrorInfo, type ReactNode } from 'react';

interface GuardState {
  failed: boolean;
}

/** Keeps a page that breaks from taking the frame with it. Says what is safe; the trace goes to the console. */
export class Guard extends Component<{ children: ReactNode }, GuardState> {
  override state: GuardState = { failed: false };

  static getDerivedStateFromError(): GuardState {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="state state-bad" role="alert">
        <WarningOctagonIcon size={32} aria-hidden="true" />
        <p className="card-title">This page stopped working</p>
        <p className="soft">
          What was saved before is safe. Load the page again; if it stops again, tell an administrator.
        </p>
        <Button onClick={() => location.reload()}>Load the page again</Button>
      </div>
    );
  }
}

import type { SubmissionView } from '@laurel/contract';
import Button from '@mui/material/Button';
import { CheckCircleIcon, UserFocusIcon } from '@phosphor-icons/react';
import { Link } from 'react-router-dom';
import type { JustDecided } from './use-review.js';

/** What was decided a moment ago, and the way to take it back. */
export function JustDecidedBar({ decided, onUndo }: { decided: JustDecided; onUndo: () => void }) {
  return (
    <div className="review-bar review-bar-ok" role="status">
      <CheckCircleIcon size={18} weight="fill" aria-hidden="true" />
      <Link to={`/submissions/${decided.id}/show`}>
        <bdi>{decided.name}</bdi>, {decided.words}
      </Link>
      <Button size="small" onClick={onUndo}>
        Take back… <kbd>U</kbd>
      </Button>
    </div>
  );
}

/** Why this reviewer may not judge this work. */
export function ObstacleBar({ obstacle }: { obstacle: NonNullable<SubmissionView['obstacle']> }) {
  return (
    <p className="review-bar review-bar-bad" role="note">
      <UserFocusIcon size={18} weight="bold" aria-hidden="true" />
      <span>{obstacle.message}</span>
    </p>
  );
}

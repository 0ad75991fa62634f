import type { AssessmentView, SubmissionView } from '@laurel/contract';
import type { LevelReached } from '@laurel/domain';
import Button from '@mui/material/Button';
import { ArrowUUpLeftIcon, CheckIcon, CloudCheckIcon } from '@phosphor-icons/react';
import { useTimeZone } from '../providers/use-institution.js';
import { printDay, printMoment, printTime } from '../record/print.js';
import type { Question } from './Questions.js';
import { decisionWords, scoreWords } from './review-words.js';

interface ReviewFootProps {
  submission: SubmissionView;
  decision: AssessmentView | undefined;
  reached: LevelReached;
  savedAt: string | null;
  busy: boolean;
  onApprove: () => void;
  onAsk: (question: Question) => void;
  onUndo: () => void;
  onKeys: () => void;
}

/** Always in sight: what the scores give and the verbs, or what was decided and the way back. */
export function ReviewFoot(props: ReviewFootProps) {
  const { submission, decision } = props;
  if (submission.may.decide) return <Deciding {...props} />;
  if (!decision && submission.state !== 'withdrawn') return null;
  return <Decided {...props} />;
}

function Deciding({ submission, reached, savedAt, busy, onApprove, onAsk, onKeys }: ReviewFootProps) {
  const timeZone = useTimeZone();
  const { scale, targetLevel, targetLevelName } = submission;
  const { sum, rest, gives } = scoreWords(reached, scale);
  const other = gives !== null && reached.level !== targetLevel;
  return (
    <footer className="review-foot">
      <div className="review-sum">
        <p id="review-sum">
          <b className="num">{sum}</b> {rest}
        </p>
        <p className="hint">
          {other && <span>aims at {targetLevelName}</span>}
          {!other && savedAt && (
            <span title="Kept in this tab until it is decided">
              <CloudCheckIcon className="icon" size={15} aria-hidden="true" /> Draft {printTime(savedAt, timeZone)}
            </span>
          )}
          {!other && !savedAt && (
            <button type="button" className="review-keys" onClick={onKeys}>
              <kbd>?</kbd> all keys
            </button>
          )}
        </p>
      </div>
      <Button color="error" disabled={busy} onClick={() => onAsk({ verb: 'decline' })}>
        Decline…
      </Button>
      <Button
        disabled={busy}
        startIcon={<ArrowUUpLeftIcon size={18} />}
        onClick={() => onAsk({ verb: 'return' })}
        aria-keyshortcuts="r"
      >
        Return… <kbd>R</kbd>
      </Button>
      <Button
        variant="contained"
        color="primary"
        disabled={busy || reached.level === null}
        startIcon={<CheckIcon size={18} />}
        onClick={onApprove}
        aria-describedby="review-sum"
        aria-keyshortcuts="Control+Enter Meta+Enter"
      >
        {gives ? `Approve at ${gives}` : 'Approve'} <kbd>⌘↵</kbd>
      </Button>
    </footer>
  );
}

function Decided({ submission, decision, onUndo }: ReviewFootProps) {
  const timeZone = useTimeZone();
  return (
    <footer className="review-foot">
      <div className="review-sum">
        <p>
          <b>{decision ? decisionWords(decision) : 'Withdrawn by the student'}</b>
        </p>
        {decision && (
          <p className="hint">
            by <bdi>{[decision.reviewer.name, decision.reviewer.post].filter(Boolean).join(', ')}</bdi> ·{' '}
            <time dateTime={decision.decidedAt} title={printMoment(decision.decidedAt, timeZone)}>
              {printDay(decision.decidedAt, timeZone)}
            </time>
          </p>
        )}
      </div>
      {submission.may.undo && (
        <Button startIcon={<ArrowUUpLeftIcon size={18} />} onClick={onUndo} aria-keyshortcuts="u">
          Take back… <kbd>U</kbd>
        </Button>
      )}
    </footer>
  );
}

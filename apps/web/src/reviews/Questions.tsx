import type { SubmissionView } from '@laurel/contract';
import type { CriterionScore } from '@laurel/domain';
import { ReasonDialog } from '../layout/ReasonDialog.js';
import type { Review } from './use-review.js';

/** A decision that needs words first. */
export type Question =
  | { verb: 'return' }
  | { verb: 'decline' }
  | { verb: 'undo'; of: string; name: string; words: string };

interface AskedProps {
  question: Question | null;
  submission: SubmissionView;
  /** Written already beside the rubric. */
  comment: string;
  scores: CriterionScore[];
  review: Review;
  onClose: () => void;
}

/** The dialog for the words that a decision needs. */
export function Asked({ question, submission, comment, scores, review, onClose }: AskedProps) {
  const name = submission.person.displayName;
  if (question?.verb === 'return')
    return (
      <ReasonDialog
        open
        title={`Return to ${name}`}
        label="What is missing"
        initial={comment}
        verb="Return"
        harmless
        onClose={onClose}
        onSay={(words) => review.giveBack(scores, words)}
      >
        The student reads this and can hand in another round. Scores given so far are kept with it.
      </ReasonDialog>
    );
  if (question?.verb === 'decline')
    return (
      <ReasonDialog
        open
        title={`Decline the work of ${name}`}
        label="Why"
        initial={comment}
        verb="Decline"
        onClose={onClose}
        onSay={review.decline}
      >
        The student reads this. A declined submission takes no further round; a new one can be handed in.
      </ReasonDialog>
    );
  if (question?.verb === 'undo')
    return (
      <ReasonDialog
        open
        title="Take the decision back"
        verb="Take it back"
        harmless
        onClose={onClose}
        onSay={(reason) => review.undo(question.of, reason)}
      >
        <bdi>{question.name}</bdi>, {question.words}. It is in review again; both stay on the log, with the reason.
      </ReasonDialog>
    );
  return null;
}

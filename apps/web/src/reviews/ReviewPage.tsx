import type { SubmissionView } from '@laurel/contract';
import { useParams } from 'react-router-dom';
import { Path } from '../layout/Page.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import { useWhole } from '../providers/use-whole.js';
import { EvidencePane } from './EvidencePane.js';
import { ReviewHead } from './ReviewHead.js';
import { RubricPane } from './RubricPane.js';
import { usePlaceInQueue } from './use-place.js';
import './review.css';
import './evidence.css';
import './rubric.css';

/** One submission: the evidence on one side, the rubric on the other, and what is decided at the foot. */
export function ReviewPage() {
  const { id = '' } = useParams();
  const { data: submission, isPending, error, refetch } = useWhole<SubmissionView>('submissions', id);
  if (error && !submission)
    return (
      <>
        <Path steps={[{ label: 'Submission' }]} />
        <LoadFailed what="This submission" error={error} onRetry={() => refetch()} />
      </>
    );
  if (isPending || !submission) return <Placeholder rows={10} height={600} />;
  return <Submission key={`${submission.id} ${submission.version}`} submission={submission} />;
}

function Submission({ submission }: { submission: SubmissionView }) {
  const reviews = useMay('submission.assess');
  const place = usePlaceInQueue(submission.id, reviews);
  const list =
    submission.state === 'in-review'
      ? { label: 'To review', to: '/submissions' }
      : { label: 'Decided', to: '/assessments' };
  return (
    <>
      <Path steps={[...(reviews ? [list] : []), { label: submission.competency.name }]} />
      <div className="review">
        <ReviewHead submission={submission} place={place} />
        <EvidencePane submission={submission} />
        <RubricPane submission={submission} place={place} />
      </div>
    </>
  );
}

import type { SubmissionView } from '@laurel/contract';
import { useNotify } from 'react-admin';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { NowhereToBe } from '../layout/Pages.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { useWhole } from '../providers/use-whole.js';
import { ReadingPage } from './ReadingPage.js';
import { SubmissionForm } from './SubmissionForm.js';
import './evidence.css';

/** A student hands in work to be judged. */
export function SubmitPage() {
  const navigate = useNavigate();
  const notify = useNotify();
  const [params] = useSearchParams();
  const done = (submission: SubmissionView) => {
    notify('Handed in. A reviewer will look at it.', { type: 'success' });
    navigate(`/evidence/${submission.id}`, { replace: true });
  };
  return (
    <ReadingPage title="Hand in evidence" path={[{ label: 'Evidence', to: '/evidence' }, { label: 'Hand in' }]}>
      <SubmissionForm
        revised={null}
        initial={{ competencyId: params.get('competency') ?? '', targetLevel: null }}
        onDone={done}
      />
    </ReadingPage>
  );
}

/** A student answers a return with a further round. */
export function RevisePage() {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const notify = useNotify();
  const { data: submission, isPending, error, refetch } = useWhole<SubmissionView>('submissions', id);
  if (error && !submission) return <LoadFailed what="This submission" error={error} onRetry={() => refetch()} />;
  if (isPending) return <Placeholder rows={10} height={600} />;
  if (!submission.may.revise) return <NowhereToBe />;
  const last = submission.assessments.filter((one) => one.undone === null).at(-1);
  const done = () => {
    notify(`Round ${submission.round + 1} is handed in`, { type: 'success' });
    navigate(`/evidence/${id}`, { replace: true });
  };
  return (
    <ReadingPage
      title={`Revise ${submission.competency.name}`}
      path={[
        { label: 'Evidence', to: '/evidence' },
        { label: submission.competency.name, to: `/evidence/${id}` },
        { label: 'Revise' },
      ]}
    >
      {last?.comment && (
        <blockquote className="said">
          <p>{last.comment}</p>
          <footer>
            <bdi>{last.reviewer.name}</bdi>
            {last.reviewer.post && `, ${last.reviewer.post}`}
          </footer>
        </blockquote>
      )}
      <SubmissionForm
        revised={submission}
        initial={{ competencyId: submission.competency.id, targetLevel: submission.targetLevel }}
        onDone={done}
      />
    </ReadingPage>
  );
}

import type { AssessmentView, EvidenceView, SubmissionView } from '@laurel/contract';
import { FileTextIcon, type Icon, LinkIcon, NoteIcon } from '@phosphor-icons/react';
import { StateChip } from '../record/Chip.js';
import { printBytes, printDay } from '../record/print.js';
import { Segments } from '../record/Segments.js';

interface RoundProps {
  submission: SubmissionView;
  number: number;
  timeZone: string;
}

/** One round: what was handed in, then what was decided about it. */
export function Round({ submission, number, timeZone }: RoundProps) {
  const evidence = submission.evidence.filter((item) => item.round === number);
  const decisions = submission.assessments.filter((one) => one.round === number);
  const waits = number === submission.round && submission.state === 'in-review';
  return (
    <section className="sheet round" aria-labelledby={`round-${number}`}>
      <h2 id={`round-${number}`} className="section-title">
        Round {number}
      </h2>
      {decisions.map((decision) => (
        <Decision key={decision.id} decision={decision} submission={submission} timeZone={timeZone} />
      ))}
      {waits && <p className="soft round-waits">A reviewer looks at this. You will see the answer here.</p>}
      <ul className="evidence-items">
        {evidence.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

const decisionStates = { approve: 'approved', return: 'returned', decline: 'declined' } as const;

function Decision({ decision, submission, timeZone }: Omit<RoundProps, 'number'> & { decision: AssessmentView }) {
  const { reviewer, undone, comment, scores } = decision;
  const criteria = submission.rubric?.criteria ?? [];
  return (
    <div className={undone ? 'decision decision-undone' : 'decision'}>
      <p className="decision-head">
        <StateChip
          state={decisionStates[decision.decision]}
          note={decision.levelName ? `${decision.levelName}` : undefined}
        />
        <span>
          <bdi className="witness">{reviewer.name}</bdi>
          {[reviewer.post, reviewer.unit].filter(Boolean).map((part) => `, ${part}`)} ·{' '}
          <time dateTime={decision.decidedAt} title={decision.decidedAt}>
            {printDay(decision.decidedAt, timeZone)}
          </time>
        </span>
      </p>
      {comment && <p className="said-words">{comment}</p>}
      {scores.length > 0 && (
        <ul className="score-rows">
          {scores.map((score) => {
            const criterion = criteria.find((one) => one.id === score.criterionId);
            const level = submission.scale.find((step) => step.level === score.level);
            return (
              <li key={score.criterionId}>
                <span>{criterion?.title ?? 'A criterion no longer in the rubric'}</span>
                <Segments held={score.level} of={submission.scale.length} />
                <b>{level?.name ?? `level ${score.level}`}</b>
              </li>
            );
          })}
        </ul>
      )}
      {undone && (
        <p className="hint">
          Taken back {printDay(undone.at, timeZone)} by {undone.by}: “{undone.reason}”
        </p>
      )}
    </div>
  );
}

const looks: Record<EvidenceView['kind'], Icon> = { reflection: NoteIcon, link: LinkIcon, file: FileTextIcon };

function Item({ item }: { item: EvidenceView }) {
  const Icon = looks[item.kind];
  return (
    <li>
      <Icon size={20} aria-hidden="true" />
      <div>
        {item.kind === 'reflection' && (
          <>
            <h3>Reflection</h3>
            <p className="reflection">{item.body}</p>
          </>
        )}
        {item.kind === 'link' && (
          <h3>
            <a href={item.url ?? undefined} target="_blank" rel="noreferrer noopener">
              {item.title}
            </a>{' '}
            <small className="hint code">{item.url}</small>
          </h3>
        )}
        {item.kind === 'file' && (
          <h3>
            <a href={`/api/evidence-items/${item.id}/file`} download>
              <bdi>{item.file?.name ?? item.title}</bdi>
            </a>{' '}
            {item.file && <small className="hint num">{printBytes(item.file.size)}</small>}
          </h3>
        )}
      </div>
    </li>
  );
}

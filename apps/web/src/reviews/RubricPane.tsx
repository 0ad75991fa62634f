import type { SubmissionView } from '@laurel/contract';
import { levelFromScores } from '@laurel/domain';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { AllKeys } from '../layout/AllKeys.js';
import { useKeys } from '../layout/use-keys.js';
import { Criterion, focusCriterion } from './Criterion.js';
import { Asked, type Question } from './Questions.js';
import { JustDecidedBar, ObstacleBar } from './ReviewBars.js';
import { ReviewFoot } from './ReviewFoot.js';
import { askedBefore, decisionOn, decisionWords, levelName, spokenScore } from './review-words.js';
import { useDraft } from './use-draft.js';
import type { PlaceInQueue } from './use-place.js';
import { useReview } from './use-review.js';

const COMMENT = 'review-comment';

/** The rubric as radio groups, the comment, and the verbs; every one of them has a key. */
export function RubricPane({ submission, place }: { submission: SubmissionView; place: PlaceInQueue }) {
  const { rubric, scale, may } = submission;
  const criteria = rubric?.criteria ?? [];
  const { draft, score, comment, forget } = useDraft(submission.id, submission.version);
  const review = useReview(submission, place, forget);
  const navigate = useNavigate();
  const [question, ask] = useState<Question | null>(null);
  const [keysShown, showKeys] = useState(false);
  const [said, say] = useState('');
  const decision = decisionOn(submission);
  const earlier = askedBefore(submission);

  const scores = criteria.flatMap(({ id }) => {
    const level = may.decide ? draft.scores[id] : decision?.scores.find((one) => one.criterionId === id)?.level;
    return level === undefined ? [] : [{ criterionId: id, level }];
  });
  const levelOf = (id: string) => scores.find((one) => one.criterionId === id)?.level;
  const scored = criteria.map((one) => ({ ...one, levels: one.levels.map(({ level }) => level) }));
  const ordinals = scale.map((one) => one.level);
  const reached = levelFromScores(scored, scores, ordinals);
  const [current, setCurrent] = useState(() => reached.open[0] ?? criteria[0]?.id);

  const give = (criterionId: string, level: number) => {
    score(criterionId, level);
    const after = levelFromScores(
      scored,
      [...scores.filter((one) => one.criterionId !== criterionId), { criterionId, level }],
      ordinals,
    );
    const title = criteria.find((one) => one.id === criterionId)?.title;
    say(`${title}: ${levelName(scale, level)}. ${spokenScore(after, scale)}`);
    return after;
  };
  const press = (level: number) => {
    const criterion = scored.find((one) => one.id === current);
    if (!may.decide || !criterion?.levels.includes(level)) return;
    const { open } = give(criterion.id, level);
    const following = scored.slice(scored.indexOf(criterion) + 1).find((one) => open.includes(one.id));
    const next = following?.id ?? open[0];
    if (next) focusCriterion(next);
  };
  const approve = () => {
    // The chord reaches us from within fields as well; while somebody writes, nothing is decided.
    if (!may.decide || review.busy || document.activeElement instanceof HTMLTextAreaElement) return;
    if (reached.level === null) say(`Not approved yet. ${spokenScore(reached, scale)}`);
    else void review.approve(scores, draft.comment, levelName(scale, reached.level));
  };
  const undo = () => {
    const { decided } = review;
    const last = decision ? decisionWords(decision) : submission.state;
    const here = { name: submission.person.displayName, words: `${submission.competency.name}: ${last}` };
    if (may.undo) ask({ verb: 'undo', of: submission.id, ...here });
    else if (decided) ask({ verb: 'undo', of: decided.id, name: decided.name, words: decided.words });
  };
  const go = (id: string | null) => id && navigate(`/submissions/${id}/show`);
  useKeys({
    ...Object.fromEntries(ordinals.map((level) => [String(level), () => press(level)])),
    c: () => document.getElementById(COMMENT)?.focus(),
    r: () => may.decide && ask({ verb: 'return' }),
    u: undo,
    j: () => go(place.next),
    k: () => go(place.previous),
    '⌘Enter': approve,
    '?': () => showKeys(true),
  });

  return (
    <section className="rubric" aria-label="Rubric">
      <header className="rubric-head">
        <h2 className="card-title">{rubric ? `Rubric “${rubric.title}”` : 'No rubric'}</h2>
        {earlier?.comment && (
          <p title={earlier.comment}>
            Asked in round {earlier.round}: “{earlier.comment}”
          </p>
        )}
      </header>
      <div className="rubric-scroll">
        {review.decided && <JustDecidedBar decided={review.decided} onUndo={undo} />}
        {submission.obstacle && <ObstacleBar obstacle={submission.obstacle} />}
        {!rubric && (
          <p className="rubric-note">
            This competency has lost its rubric, so nothing can be approved against it. It can be returned or declined.
          </p>
        )}
        {rubric?.description && <p className="rubric-note">{rubric.description}</p>}
        {criteria.map((criterion, index) => {
          const before = earlier?.scores.find((one) => one.criterionId === criterion.id);
          return (
            <Criterion
              key={criterion.id}
              criterion={criterion}
              number={index + 1}
              level={levelOf(criterion.id)}
              before={before && earlier && { level: before.level, round: earlier.round }}
              current={may.decide && criterion.id === current}
              readOnly={!may.decide}
              onCurrent={() => setCurrent(criterion.id)}
              onScore={(level) => give(criterion.id, level)}
            />
          );
        })}
        {may.decide && (
          <div className="review-comment">
            <label htmlFor={COMMENT}>Comment for the student</label>
            <kbd>C</kbd>
            <textarea
              id={COMMENT}
              rows={3}
              maxLength={4000}
              value={draft.comment}
              placeholder="Optional when approving; needed to return or decline"
              onChange={(event) => comment(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && current) focusCriterion(current);
              }}
            />
          </div>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <ReviewFoot
        submission={submission}
        decision={decision}
        reached={reached}
        savedAt={draft.savedAt}
        busy={review.busy}
        onApprove={approve}
        onAsk={ask}
        onUndo={undo}
        onKeys={() => showKeys(true)}
      />
      <Asked
        question={question}
        submission={submission}
        comment={draft.comment}
        scores={scores}
        review={review}
        onClose={() => ask(null)}
      />
      <AllKeys
        open={keysShown}
        onClose={() => showKeys(false)}
        hints={[
          { keys: ordinals.slice(0, 9).map(String), words: 'score the current criterion' },
          { keys: ['Tab'], words: 'go to the next criterion' },
          { keys: ['C'], words: 'write a comment' },
          { keys: ['R'], words: 'return to the student' },
          { keys: ['⌘', '↵'], words: 'approve (Ctrl and Enter does the same)' },
          { keys: ['U'], words: 'take a decision back' },
          { keys: ['J', 'K'], words: 'next and previous in the queue' },
          { keys: ['?'], words: 'this list' },
        ]}
      />
    </section>
  );
}

import type { AssessmentView } from '@laurel/contract';
import { useTimeZone } from '../providers/use-institution.js';
import { StateChip } from '../record/Chip.js';
import { printDay, printMoment } from '../record/print.js';
import { decidedState } from './review-words.js';

/** Every decision so far, the newest first; those taken back stay, marked with who and why. */
export function Decisions({ assessments }: { assessments: readonly AssessmentView[] }) {
  const timeZone = useTimeZone();
  return [...assessments].reverse().map((one) => (
    <article key={one.id} className={one.undone ? 'paper paper-undone' : 'paper'}>
      <h2>
        <StateChip state={decidedState(one.decision)} note={one.levelName ?? undefined} />
      </h2>
      <p className="paper-by">
        Round {one.round} ·{' '}
        <bdi>{[one.reviewer.name, one.reviewer.post, one.reviewer.unit].filter(Boolean).join(', ')}</bdi> ·{' '}
        <time dateTime={one.decidedAt} title={printMoment(one.decidedAt, timeZone)}>
          {printDay(one.decidedAt, timeZone)}
        </time>
      </p>
      {one.comment && (
        <blockquote className="paper-text" dir="auto">
          <p>{one.comment}</p>
        </blockquote>
      )}
      {one.undone && (
        <p className="verdict-undone">
          Taken back by <bdi>{one.undone.by}</bdi> on {printDay(one.undone.at, timeZone)}: {one.undone.reason}
        </p>
      )}
    </article>
  ));
}

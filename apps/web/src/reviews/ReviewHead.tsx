import type { SubmissionView } from '@laurel/contract';
import { printMinutes } from '@laurel/domain';
import IconButton from '@mui/material/IconButton';
import {
  ArrowsClockwiseIcon,
  CaretLeftIcon,
  CaretRightIcon,
  ClockIcon,
  ShieldCheckIcon,
  UserFocusIcon,
} from '@phosphor-icons/react';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { useTimeZone } from '../providers/use-institution.js';
import { Avatar } from '../record/Avatar.js';
import { Chip, StateChip } from '../record/Chip.js';
import { printCount, printMoment } from '../record/print.js';
import { waitWords } from './review-words.js';
import type { PlaceInQueue } from './use-place.js';

/** Whose work it is, what it aims at, how long it waits, and the way along the queue. */
export function ReviewHead({ submission, place }: { submission: SubmissionView; place: PlaceInQueue }) {
  const { person, competency, targetLevelName, round, state, obstacle } = submission;
  const timeZone = useTimeZone();
  const title = useRef<HTMLHeadingElement>(null);
  // Another submission under the same frame: whoever reads by ear or by keys starts at its title.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <header className="review-head">
      <Avatar name={person.displayName} size={40} />
      <div className="review-head-words">
        <h1 ref={title} tabIndex={-1} className="review-title">
          {competency.name}, aiming at {targetLevelName}
        </h1>
        <p className="soft">
          <bdi>{person.displayName}</bdi>
          {madeDuring(submission)}
        </p>
      </div>
      <div className="review-chips">
        {state === 'in-review' ? (
          <Chip tone="waiting" icon={ClockIcon}>
            <time dateTime={submission.submittedAt} title={printMoment(submission.submittedAt, timeZone)}>
              {waitWords(submission.ageDays)}
            </time>
          </Chip>
        ) : (
          <StateChip state={state} note={submission.levelName ?? undefined} />
        )}
        <Chip tone="plain" icon={ArrowsClockwiseIcon}>
          Round {round}
        </Chip>
        {submission.may.decide && (
          <Chip tone="ok" icon={ShieldCheckIcon}>
            No conflict found
          </Chip>
        )}
        {obstacle && (
          <Chip tone="bad" icon={UserFocusIcon}>
            Not yours to judge
          </Chip>
        )}
      </div>
      {place.place !== null && <Turn place={place} />}
    </header>
  );
}

function madeDuring({ madeDuring: where, participations }: SubmissionView): string {
  if (where.length === 0) return ' · no participation attached';
  const minutes = participations.filter((one) => one.state === 'verified').reduce((sum, one) => sum + one.minutes, 0);
  const verified = minutes > 0 ? `, ${printMinutes(minutes)} verified` : '';
  return ` · made during ${where.join('; ')}${verified}`;
}

/** "3 of 11" and the neighbours. */
function Turn({ place }: { place: PlaceInQueue }) {
  const navigate = useNavigate();
  const go = (id: string | null) => id && navigate(`/submissions/${id}/show`);
  return (
    <nav className="review-turn" aria-label="The queue">
      <span className="num">
        {printCount(place.place ?? 0)} of {printCount(place.total)}
      </span>
      <IconButton size="small" aria-label="Previous (K)" disabled={!place.previous} onClick={() => go(place.previous)}>
        <CaretLeftIcon size={18} />
      </IconButton>
      <IconButton size="small" aria-label="Next (J)" disabled={!place.next} onClick={() => go(place.next)}>
        <CaretRightIcon size={18} />
      </IconButton>
    </nav>
  );
}

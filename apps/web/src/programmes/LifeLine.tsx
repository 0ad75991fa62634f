import type { ProgrammeView } from '@laurel/contract';
import { ArrowUUpLeftIcon, CheckIcon } from '@phosphor-icons/react';
import { Fragment } from 'react';
import { useTimeZone } from '../providers/use-institution.js';
import { printDay } from '../record/print.js';

type Mark = 'done' | 'returned' | 'now' | 'ahead';

/** A version's way through life: what is behind it, where it stands, what is ahead. */
export function LifeLine({ programme }: { programme: ProgrammeView }) {
  const timeZone = useTimeZone();
  const { state, proposedAt, decidedAt } = programme;
  const day = (at: string | null) => (at ? printDay(at, timeZone).replace(/ \d{4}$/, '') : undefined);
  const proposed = proposedAt !== null;
  const approved = state === 'approved' || state === 'superseded' || state === 'retired';
  const stages: { word: string; when?: string; mark: Mark }[] = [
    { word: 'Draft', mark: proposed ? 'done' : 'now' },
    { word: 'Proposed', when: day(proposedAt), mark: proposed ? (state === 'proposed' ? 'now' : 'done') : 'ahead' },
    ...(state === 'returned' ? [{ word: 'Returned', when: day(decidedAt), mark: 'returned' as const }] : []),
    { word: 'Approved', when: approved ? day(decidedAt) : undefined, mark: approved ? 'done' : 'ahead' },
    state === 'retired' || state === 'superseded'
      ? { word: state === 'retired' ? 'Retired' : 'Replaced', mark: 'done' }
      : { word: 'Renewal due', mark: programme.renewalDue ? 'now' : 'ahead' },
  ];
  return (
    <ol className="life-line" aria-label="Where this version stands">
      {stages.map(({ word, when, mark }, index) => (
        <Fragment key={word}>
          {index > 0 && (
            <li className={`life-join life-join-${mark === 'ahead' ? 'ahead' : 'done'}`} aria-hidden="true" />
          )}
          <li className={`life-${mark}`} aria-current={mark === 'now' || mark === 'returned' ? 'step' : undefined}>
            <span aria-hidden="true">
              {mark === 'returned' ? (
                <ArrowUUpLeftIcon size={12} weight="bold" />
              ) : mark === 'ahead' ? null : (
                <CheckIcon size={12} weight="bold" />
              )}
            </span>
            {word} {when && <small>{when}</small>}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

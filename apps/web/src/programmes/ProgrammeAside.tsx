import type { ProgrammeView } from '@laurel/contract';
import { PROGRAMME_STATE_WORDS, printDate } from '@laurel/domain';
import {
  CheckCircleIcon,
  type Icon,
  MinusCircleIcon,
  PlusCircleIcon,
  SwapIcon,
  WarningCircleIcon,
} from '@phosphor-icons/react';
import { useTimeZone } from '../providers/use-institution.js';
import { printDay } from '../record/print.js';
import type { Tone } from '../record/states.js';

const changeLooks: Record<ProgrammeView['changes'][number]['kind'], { icon: Icon; tone: Tone }> = {
  added: { icon: PlusCircleIcon, tone: 'ok' },
  changed: { icon: SwapIcon, tone: 'waiting' },
  removed: { icon: MinusCircleIcon, tone: 'bad' },
};

/** Beside the content: what stands in the way of a proposal, what the version changes, and the versions before it. */
export function ProgrammeAside({ programme }: { programme: ProgrammeView }) {
  const open = ['draft', 'returned'].includes(programme.state);
  return (
    <aside className="programme-aside" aria-label="About this version">
      {open && <Checklist missing={programme.missing} />}
      {programme.changes.length > 0 && (
        <section>
          <h2 className="card-title">What version {programme.number} changes</h2>
          <ul className="aside-lines">
            {programme.changes.map(({ kind, subject, words }) => {
              const { icon: Mark, tone } = changeLooks[kind];
              return (
                <li key={`${kind} ${subject}`}>
                  <Mark className={`tone-${tone}`} size={17} weight="bold" aria-hidden="true" />
                  <span>
                    <b>{subject}</b> {words}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <Versions programme={programme} />
    </aside>
  );
}

function Checklist({ missing }: { missing: ProgrammeView['missing'] }) {
  return (
    <section>
      <h2 className="card-title">Before it can be proposed</h2>
      {missing.length === 0 ? (
        <p className="aside-ready">
          <CheckCircleIcon className="tone-ok" size={19} weight="fill" aria-hidden="true" /> Nothing is missing.
        </p>
      ) : (
        <ul className="aside-lines">
          {missing.map((fault) => (
            <li key={`${fault.path} ${fault.code}`}>
              <WarningCircleIcon className="tone-bad" size={18} weight="fill" aria-hidden="true" />
              <span>{fault.message}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="hint">As it was last saved.</p>
    </section>
  );
}

function Versions({ programme }: { programme: ProgrammeView }) {
  const timeZone = useTimeZone();
  return (
    <section>
      <h2 className="card-title">Versions</h2>
      <ol className="versions">
        {programme.versions.map((version) => {
          const at = version.decidedAt ?? version.proposedAt;
          return (
            <li key={version.id}>
              <b className="num">{version.number}</b>
              <span>
                {PROGRAMME_STATE_WORDS[version.state]}
                {at && ` ${printDay(at, timeZone)}`}
                {version.number === programme.number && <span className="hint"> this one</span>}
              </span>
              {version.state === 'approved' && version.approvedUntil && (
                <span className="hint">until {printDate(version.approvedUntil)}</span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

import type { AttachedParticipation } from '@laurel/contract';
import { printDateRange, printMinutes } from '@laurel/domain';
import { useTimeZone } from '../providers/use-institution.js';
import { StateChip } from '../record/Chip.js';
import { VerifiedBy } from '../record/VerifiedBy.js';

/** The participations that the work comes from: what, when, in which role, and who verified it. */
export function WhereMade({ participations }: { participations: readonly AttachedParticipation[] }) {
  const timeZone = useTimeZone();
  if (participations.length === 0)
    return (
      <article className="paper">
        <p>No participation is attached. The work has to speak for itself.</p>
      </article>
    );
  return participations.map((one) => (
    <article key={one.id} className="paper">
      <h2 className="paper-title">{one.programme}</h2>
      <p className="paper-by">{one.activity}</p>
      <dl className="facts">
        <dt>Role</dt>
        <dd>{one.role}</dd>
        <dt>Dates</dt>
        <dd>
          {printDateRange(one.startsOn, one.endsOn)} <span className="hint">· {one.term}</span>
        </dd>
        <dt>Hours</dt>
        <dd>{printMinutes(one.minutes)}</dd>
        <dt>Unit</dt>
        <dd>{one.unit}</dd>
        <dt>State</dt>
        <dd>
          <StateChip state={one.state} />
        </dd>
      </dl>
      {one.verifiedBy.map((witness) => (
        <VerifiedBy key={`${witness.at} ${witness.name}`} witness={witness} timeZone={timeZone} />
      ))}
    </article>
  ));
}

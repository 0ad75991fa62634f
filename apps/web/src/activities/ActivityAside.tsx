import type { ActivityView, ParticipationCounts } from '@laurel/contract';
import { printDate, printMinutes } from '@laurel/domain';
import { Link } from 'react-router-dom';
import { useScale } from '../providers/use-scale.js';
import { DepthMark } from '../record/Leaves.js';
import { printCount } from '../record/print.js';
import { Segments } from '../record/Segments.js';

/** Beside the roster: how far deciding is, and what the programme version says. */
export function ActivityAside({
  activity,
  counts,
}: {
  activity: ActivityView;
  counts: ParticipationCounts | undefined;
}) {
  const scale = useScale();
  return (
    <aside className="activity-aside" aria-label="About this activity">
      {counts && <Decided counts={counts} />}
      <section>
        <h2 className="card-title">Roles</h2>
        <ul className="aside-list">
          {activity.roles.map((role) => (
            <li key={role.id}>
              <span>
                {role.name}
                {role.requiredMinutes > 0 && <small>at least {printMinutes(role.requiredMinutes)}</small>}
              </span>
              <DepthMark depth={role.depth} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="card-title">Aims at</h2>
        <ul className="aside-list">
          {activity.outcomes.map((outcome) => (
            <li key={outcome.competencyId} className="aside-outcome">
              <span>{outcome.competencyName}</span>
              <span className="soft">{outcome.levelName}</span>
              <Segments held={outcome.level} of={scale.length || 4} />
            </li>
          ))}
        </ul>
        {activity.outcomes.length === 0 && <p className="soft">No competencies.</p>}
      </section>
      <section>
        <h2 className="card-title">Under</h2>
        <p>
          <Link to={`/programmes/${activity.programmeId}/show`}>
            {activity.programmeTitle}, version {activity.programmeVersionNumber}
          </Link>
        </p>
        <p className="soft">
          {activity.unitName} · {activity.fourEyes ? 'two people verify' : 'one person verifies'} · recording closes{' '}
          {printDate(activity.recordingDeadline)}
        </p>
      </section>
    </aside>
  );
}

/** Verified, waiting and declined as one bar, each also counted in words. */
function Decided({ counts }: { counts: ParticipationCounts }) {
  const waiting = counts.recorded + counts.seconding;
  const parts = [
    { key: 'verified', word: 'Verified', count: counts.verified },
    { key: 'waiting', word: 'Waiting', count: waiting },
    { key: 'declined', word: 'Declined', count: counts.declined },
  ];
  return (
    <section>
      <h2 className="card-title">
        {printCount(counts.live)} recorded{waiting > 0 && `, ${printCount(waiting)} to verify`}
      </h2>
      <div className="share-bar" aria-hidden="true">
        {parts.map(
          ({ key, count }) => count > 0 && <span key={key} className={`share-${key}`} style={{ flexGrow: count }} />,
        )}
      </div>
      <ul className="share-words">
        {parts.map(({ key, word, count }) => (
          <li key={key}>
            <span className={`share-dot share-${key}`} aria-hidden="true" /> {word}{' '}
            <b className="num">{printCount(count)}</b>
          </li>
        ))}
      </ul>
      {waiting > 0 && <Link to="/participations">Open the queue</Link>}
    </section>
  );
}

import type { ActivityRow, TermView } from '@laurel/contract';
import { printDateRange } from '@laurel/domain';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { CategoryIcon } from '../record/CategoryTile.js';
import { counted } from '../record/print.js';

/** How many are listed before the way to all of them. */
const MOST = 8;

/** The activities of the term under way in one's units, each a step away. */
export function RunningNow() {
  const { data: terms = [] } = useGetList<TermView>('terms', {
    pagination: { page: 1, perPage: 20 },
    sort: { field: 'firstDay', order: 'DESC' },
    filter: {},
  });
  const term = terms.find((each) => each.current);
  const { data: activities = [], total = 0 } = useGetList<ActivityRow>(
    'activities',
    {
      filter: { termId: term?.id },
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'programmeTitle', order: 'ASC' },
    },
    { enabled: term !== undefined },
  );
  if (!term || activities.length === 0) return null;
  const all = `/activities?filter=${encodeURIComponent(JSON.stringify({ termId: term.id }))}`;
  return (
    <section className="card running">
      <header className="running-head">
        <h2 className="card-title">{term.title}, in your units</h2>
        <Link to={all}>{total > MOST ? `All ${counted(total, 'activity', 'activities')}` : 'As a list'}</Link>
      </header>
      <ul className="running-list">
        {activities.map((activity) => (
          <li key={activity.id}>
            <CategoryIcon code={activity.categoryCode} />
            <span>
              <Link to={`/activities/${activity.id}/show`} className="running-title">
                {activity.programmeTitle}
              </Link>
              <small>
                {activity.title} · {printDateRange(activity.startsOn, activity.endsOn)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ActivityView, ParticipationCounts } from '@laurel/contract';
import { printDateRange } from '@laurel/domain';
import Button from '@mui/material/Button';
import {
  CalendarBlankIcon,
  MapPinIcon,
  PencilSimpleIcon,
  PlusIcon,
  TrayArrowDownIcon,
  UserIcon,
} from '@phosphor-icons/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { Head, Path } from '../layout/Page.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { useInstitution } from '../providers/use-institution.js';
import { useWhole } from '../providers/use-whole.js';
import { CategoryTile } from '../record/CategoryTile.js';
import { StateChip } from '../record/Chip.js';
import { ActivityAside } from './ActivityAside.js';
import { RecordOne } from './RecordOne.js';
import { Roster } from './Roster.js';
import './activity.css';

/** One run of a programme: who took part, and the ways to record more. */
export function ActivityPage() {
  const { id = '' } = useParams();
  const { data: activity, isPending, error, refetch } = useWhole<ActivityView>('activities', id);
  if (error && !activity) return <LoadFailed what="This activity" error={error} onRetry={() => refetch()} />;
  if (isPending) return <Placeholder rows={10} />;
  return <Activity activity={activity} />;
}

function Activity({ activity }: { activity: ActivityView }) {
  const [adding, setAdding] = useState(false);
  const imports = useMay('participation.import');
  const records = useMay('participation.record');
  const provider = useDataProvider<LaurelDataProvider>();
  const { data: counts } = useQuery({
    queryKey: ['activities', 'counts', activity.id],
    queryFn: ({ signal }) => provider.read<ParticipationCounts>(`activities/${activity.id}/counts`, signal),
  });
  return (
    <>
      <Path
        steps={[
          { label: 'Activities', to: '/activities' },
          { label: `${activity.programmeTitle}, ${activity.termTitle}` },
        ]}
      />
      <Head
        tile={<CategoryTile code={activity.categoryCode} size={48} />}
        title={`${activity.programmeTitle}, ${activity.termTitle}`}
        beside={<Now activity={activity} />}
        under={<Facts activity={activity} />}
        actions={
          <>
            {activity.verbs.includes('edit') && (
              <Button component={Link} to={`/activities/${activity.id}`} startIcon={<PencilSimpleIcon size={18} />}>
                Change
              </Button>
            )}
            {records && (
              <Button startIcon={<PlusIcon size={18} />} onClick={() => setAdding(true)}>
                Record one
              </Button>
            )}
            {imports && (
              <Button
                component={Link}
                to={`/activities/${activity.id}/import`}
                variant="contained"
                color="primary"
                startIcon={<TrayArrowDownIcon size={18} />}
              >
                Import roster
              </Button>
            )}
          </>
        }
      />
      <div className="activity">
        <Roster activity={activity} counts={counts} />
        <ActivityAside activity={activity} counts={counts} />
      </div>
      <RecordOne activity={activity} open={adding} onClose={() => setAdding(false)} />
    </>
  );
}

function Now({ activity }: { activity: ActivityView }) {
  const today = useInstitution()?.today;
  if (!today) return null;
  const state = today < activity.startsOn ? 'planned' : today > activity.endsOn ? 'ended' : 'running';
  return <StateChip state={state} />;
}

function Facts({ activity }: { activity: ActivityView }) {
  return (
    <ul className="activity-facts">
      <li>
        <CalendarBlankIcon size={16} aria-hidden="true" /> {printDateRange(activity.startsOn, activity.endsOn)}
      </li>
      {activity.place && (
        <li>
          <MapPinIcon size={16} aria-hidden="true" /> {activity.place}
        </li>
      )}
      {activity.coordinatorName && (
        <li>
          <UserIcon size={16} aria-hidden="true" /> <bdi>{activity.coordinatorName}</bdi>
        </li>
      )}
      <li>{activity.title}</li>
    </ul>
  );
}

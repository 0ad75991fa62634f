import type { TodayView } from '@laurel/contract';
import { type CalendarDate, printLongDate, type Role } from '@laurel/domain';
import { SunHorizonIcon } from '@phosphor-icons/react';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Head, Path } from '../layout/Page.js';
import { Empty, LoadFailed, Placeholder } from '../layout/States.js';
import { useActiveRole, useMe } from '../layout/use-me.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { useInstitution } from '../providers/use-institution.js';
import { Deadline } from './Deadline.js';
import { JobList } from './JobList.js';
import { jobsOf } from './jobs.js';
import { RunningNow } from './RunningNow.js';
import './today.css';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const weekday = (date: CalendarDate) => WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];

/** What needs doing, most pressing first, each with one way on. */
export function TodayPage() {
  const provider = useDataProvider<LaurelDataProvider>();
  const { role } = useActiveRole();
  const person = useMe();
  const institution = useInstitution();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['today'],
    queryFn: ({ signal }) => provider.read<TodayView>('today', signal),
  });
  const jobs = data && institution && role ? jobsOf(data, role, institution) : [];
  const above = [
    institution && `${weekday(institution.today)} ${printLongDate(institution.today)}`,
    reach(role, person?.unitName),
  ];
  return (
    <>
      <Path steps={[{ label: 'Today' }]} />
      <Head
        above={above.filter(Boolean).join(' · ')}
        title={isPending ? 'Today' : titleOf(jobs.filter((job) => job.count > 0).length)}
        actions={<Deadline />}
      />
      <div className="today">
        {error && !data && <LoadFailed what="This page" error={error} onRetry={() => refetch()} />}
        {isPending && <Placeholder rows={6} />}
        {data && jobs.length > 0 && <JobList jobs={jobs} />}
        {role === 'staff' && <RunningNow />}
        {data && jobs.length === 0 && (
          <Empty icon={SunHorizonIcon} title="Nothing waits for you">
            What comes in for you shows here.
          </Empty>
        )}
      </div>
    </>
  );
}

const reach = (role: Role | undefined, unit: string | null | undefined) =>
  role === 'staff' && unit ? `${unit} and the units under it` : undefined;

const NUMBERS = [
  'Nothing needs',
  'One thing needs',
  'Two things need',
  'Three things need',
  'Four things need',
  'Five things need',
];

const titleOf = (count: number) => `${NUMBERS[count] ?? `${count} things need`} you today`;

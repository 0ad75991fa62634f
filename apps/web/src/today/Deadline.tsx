import type { TermView } from '@laurel/contract';
import { daysBetween, printDate } from '@laurel/domain';
import { HourglassIcon } from '@phosphor-icons/react';
import { useGetList } from 'react-admin';
import { useInstitution } from '../providers/use-institution.js';
import { counted } from '../record/print.js';

/** How long recording stays open in the term under way; nothing outside a term. */
export function Deadline() {
  const today = useInstitution()?.today;
  const { data: terms = [] } = useGetList<TermView>('terms', {
    pagination: { page: 1, perPage: 20 },
    sort: { field: 'firstDay', order: 'DESC' },
    filter: {},
  });
  const term = terms.find((each) => each.current) ?? terms.find((each) => each.recordingOpen);
  if (!term || !today) return null;
  const left = daysBetween(today, term.recordingDeadline);
  const title =
    left < 0
      ? `Recording of ${term.title} is closed`
      : left === 0
        ? `Last day to record ${term.title}`
        : `${counted(left, 'day')} left to record ${term.title}`;
  return (
    <aside className="deadline" aria-label="Deadline">
      <HourglassIcon size={20} weight="bold" aria-hidden="true" />
      <div>
        <b className="deadline-title">{title}</b>
        <p>
          {left < 0 ? 'closed' : 'closes'} {printDate(term.recordingDeadline)}, published{' '}
          {printDate(term.publicationDeadline)}
        </p>
      </div>
    </aside>
  );
}

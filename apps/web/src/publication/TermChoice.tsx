import type { TermView } from '@laurel/contract';
import { printDate, printDateRange } from '@laurel/domain';
import { CalendarIcon, CaretRightIcon } from '@phosphor-icons/react';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { Head, Path } from '../layout/Page.js';
import { Empty, LoadFailed, Placeholder } from '../layout/States.js';
import { Steps } from '../layout/Steps.js';
import { useInstitution } from '../providers/use-institution.js';
import { PUBLISH_STEPS } from './steps.js';
import './publication.css';

/** Whose records: everybody with something verified in a term. */
export function TermChoice() {
  const today = useInstitution()?.today;
  const { data, isPending, error, refetch } = useGetList<TermView>('terms', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'firstDay', order: 'DESC' },
    filter: {},
  });
  return (
    <>
      <Path steps={[{ label: 'Publication', to: '/publications' }, { label: 'Publish a term' }]} />
      <Head
        title="Publish a term"
        under="Everyone with something of the term on record is looked at. Nothing is signed before you release."
        actions={<Steps steps={PUBLISH_STEPS} now={1} />}
      />
      <div className="publication">
        {error && !data ? <LoadFailed what="The terms" error={error} onRetry={() => refetch()} /> : null}
        {isPending && <Placeholder rows={5} label="Loading terms" />}
        {data?.length === 0 && <Empty icon={CalendarIcon} title="No term yet" />}
        {data && data.length > 0 && (
          <ul className="card term-choice">
            {data.map((term) => (
              <li key={term.id}>
                <CalendarIcon size={20} aria-hidden="true" />
                <div>
                  <Link to={`/publications/create?term=${term.id}`} className="card-title term-link">
                    {term.title}
                  </Link>
                  <p className="soft">{printDateRange(term.firstDay, term.lastDay)}</p>
                </div>
                <p className="hint">{deadline(term, today)}</p>
                <CaretRightIcon size={16} weight="bold" aria-hidden="true" />
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function deadline(term: TermView, today: string | undefined): string {
  const day = printDate(term.publicationDeadline);
  if (today === undefined) return `Publication ${day}`;
  return term.publicationDeadline < today ? `Was due ${day}` : `Due ${day}`;
}

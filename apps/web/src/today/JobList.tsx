import Button from '@mui/material/Button';
import { CheckIcon } from '@phosphor-icons/react';
import { Link } from 'react-router-dom';
import { printCount } from '../record/print.js';
import type { Job } from './jobs.js';

/** Jobs in a column: icon, how many, what, how late, the way there. Only the first is a primary button. */
export function JobList({ jobs }: { jobs: readonly Job[] }) {
  const first = jobs.find((job) => job.count > 0)?.key;
  return (
    <ul className="card jobs">
      {jobs.map(({ key, count, title, words, late, to, verb, icon: Icon, tone }) => (
        <li key={key} className={count === 0 ? 'job-done' : undefined}>
          <span className={`job-icon chip-${count === 0 ? 'plain' : tone}`} aria-hidden="true">
            {count === 0 ? <CheckIcon size={20} weight="bold" /> : <Icon size={20} weight="bold" />}
          </span>
          <b className="job-count">{printCount(count)}</b>
          <span className="job-words">
            <b>{title}</b>
            <small>{count === 0 ? 'Nothing waits' : words}</small>
          </span>
          {late && <span className="job-late">{late}</span>}
          {count > 0 && (
            <Button
              component={Link}
              to={to}
              variant={key === first ? 'contained' : 'outlined'}
              color={key === first ? 'primary' : 'inherit'}
              aria-label={`${verb}: ${title}`}
            >
              {verb}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

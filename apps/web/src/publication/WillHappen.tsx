import type { PublicationPreview, PublicationRunView } from '@laurel/contract';
import { ArrowBendUpRightIcon, CertificateIcon, ClockIcon, EqualsIcon, type Icon } from '@phosphor-icons/react';
import { useGetList } from 'react-admin';
import { counted, printCount } from '../record/print.js';
import { durationWords, rateOf } from './run-words.js';

/** What a release would do, in figures. */
export function WillHappen({ preview }: { preview: PublicationPreview }) {
  const { counts, credentials } = preview;
  const signed = counts.new + counts.changed;
  const rate = useLastRate();
  return (
    <section className="card will-happen" aria-labelledby="will-happen">
      <h2 id="will-happen" className="card-title">
        What will happen
      </h2>
      <ul>
        <Line icon={CertificateIcon} title={`${counted(signed, 'record')} signed`}>
          {`${counted(credentials, 'credential')}, each with its own proof`}
        </Line>
        <Line icon={ArrowBendUpRightIcon} title={`${counted(counts.changed, 'older version')} replaced`}>
          whoever checks an old one is told so
        </Line>
        <Line icon={EqualsIcon} title={`${printCount(counts.unchanged)} left as they are`}>
          nothing is signed again
        </Line>
        {signed > 0 && (
          <Line icon={ClockIcon} title={rate === null ? 'A while' : `About ${durationWords(signed / rate)}`}>
            {rate === null ? 'safe to stop and resume' : 'at the last run’s speed; safe to stop and resume'}
          </Line>
        )}
      </ul>
    </section>
  );
}

function Line({ icon: Icon, title, children }: { icon: Icon; title: string; children: string }) {
  return (
    <li>
      <Icon size={20} aria-hidden="true" />
      <div>
        <b>{title}</b>
        <p>{children}</p>
      </div>
    </li>
  );
}

/** Records a second of the newest finished run that issued more than a handful; null when there is none. */
function useLastRate(): number | null {
  const { data } = useGetList<PublicationRunView>('publications', {
    pagination: { page: 1, perPage: 10 },
    sort: { field: 'releasedAt', order: 'DESC' },
    filter: { state: 'finished' },
  });
  const last = data?.find((run) => run.progress.issued >= 5);
  return last ? rateOf(last, []) : null;
}

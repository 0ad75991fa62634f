import type { RecordVersionView, RecordView } from '@laurel/contract';
import { type CalendarDate, dayIn, printDate, printLongDate } from '@laurel/domain';
import { CertificateIcon, HourglassIcon, ProhibitIcon } from '@phosphor-icons/react';
import { useInstitution, useTimeZone } from '../providers/use-institution.js';
import { counted } from '../record/print.js';

interface OfficialCardProps {
  record: RecordView;
  today: CalendarDate;
}

/** What is official, since when and by whom, how anyone may check it, and what joins it when. */
export function OfficialCard({ record, today }: OfficialCardProps) {
  const { official, versions } = record;
  const waiting = record.entries.filter((item) => !item.official);
  const joins = waiting.length > 0 ? joinSentence(waiting, today, official !== null) : null;
  const last = versions[0];
  if (official) return <Official official={official} joins={joins} held={record.held} />;
  const revoked = last?.state === 'revoked' ? last : undefined;
  const Icon = revoked ? ProhibitIcon : HourglassIcon;
  return (
    <section className={`official-card ${revoked ? 'official-none-revoked' : 'official-none'}`}>
      <h2>
        <Icon size={22} weight={revoked ? 'bold' : 'fill'} aria-hidden="true" />
        {revoked ? `Version ${revoked.number} was revoked` : 'Nothing official yet'}
      </h2>
      <p>
        {revoked
          ? `${revoked.revokeReason ?? 'Ask the registrar’s office why.'} Nothing is official until a new version is issued.`
          : 'The first version is signed when a term is published.'}
      </p>
      {record.held ? <Hold /> : joins && <p className="official-joins">{joins}</p>}
    </section>
  );
}

function Official({ official, joins, held }: { official: RecordVersionView; joins: string | null; held: boolean }) {
  const timeZone = useTimeZone();
  const registrar = useInstitution()?.registrarTitle;
  return (
    <section className="official-card">
      <h2>
        <CertificateIcon size={22} weight="fill" aria-hidden="true" />
        Official record, version {official.number}
      </h2>
      <p>
        Issued {official.issuedAt && printLongDate(dayIn(timeZone, new Date(official.issuedAt)))}
        {registrar && ` by the ${registrar}`}. Signed, and verified by us after signing. Anyone can check it:{' '}
        <a href={official.verifyUrl} className="code mono">
          {official.verifyCode}
        </a>
      </p>
      {held ? <Hold /> : joins && <p className="official-joins">{joins}</p>}
    </section>
  );
}

const Hold = () => (
  <p className="official-joins">
    A hold is on this record: nothing new becomes official until it is lifted. Ask the registrar’s office.
  </p>
);

/** "3 entries verified since. They join on 29 May 2026." One date where all share it, else the first of several. */
export function joinSentence(
  waiting: readonly { joinsOn: CalendarDate | null }[],
  today: CalendarDate,
  since: boolean,
): string {
  const many = `${counted(waiting.length, 'entry', 'entries')} verified${since ? ' since' : ''}.`;
  const they = waiting.length === 1 ? 'It joins' : 'They join';
  const days = [...new Set(waiting.map((item) => item.joinsOn ?? ''))].filter((day) => day >= today).sort();
  const first = days[0];
  if (first === undefined) return `${many} ${they} with the next publication.`;
  return `${many} ${they} ${days.length === 1 ? 'on' : 'from'} ${printDate(first)}${days.length === 1 ? '' : ' on'}.`;
}

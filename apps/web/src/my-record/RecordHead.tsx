import type { RecordView } from '@laurel/contract';
import type { CalendarDate } from '@laurel/domain';
import { useInstitution } from '../providers/use-institution.js';
import { Seal } from '../record/Seal.js';
import { Downloads } from './Downloads.js';
import { Figures } from './Figures.js';
import { OfficialCard } from './OfficialCard.js';
import './record-head.css';

interface RecordHeadProps {
  record: RecordView;
  today: CalendarDate;
  phone: boolean;
}

/** Whose record this is, what of it is official, and its figures. */
export function RecordHead({ record, today, phone }: RecordHeadProps) {
  const { subject, institution } = record;
  const motto = useInstitution()?.sealMotto ?? undefined;
  const facts = [
    subject.study,
    subject.classYear && `Class of ${subject.classYear}`,
    !phone && subject.studentNumber && (
      <>
        No. <span className="number num">{subject.studentNumber}</span>
      </>
    ),
  ].filter(Boolean);
  const downloads = <Downloads official={record.official !== null} base="/api/record" />;
  return (
    <header className="record-head">
      <div className="column record-head-top">
        <Seal institution={institution.name} motto={motto} size={phone ? 60 : 92} />
        <div className="record-head-words">
          <p className="record-kind">
            {institution.name} <span>·</span> Extended transcript
          </p>
          <h1>
            <bdi>{subject.displayName}</bdi>
          </h1>
          <p className="record-study">
            {facts.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: three facts in an order that does not change.
              <span key={index}>
                {index > 0 && ' · '}
                {fact}
              </span>
            ))}
          </p>
          {!phone && downloads}
        </div>
        <OfficialCard record={record} today={today} />
        {phone && downloads}
      </div>
      <div className="column">
        <Figures totals={record.totals} phone={phone} />
      </div>
    </header>
  );
}

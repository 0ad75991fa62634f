import type { RecordView } from '@laurel/contract';
import { printMinutes } from '@laurel/domain';
import type { ReactNode } from 'react';
import { printCount } from '../record/print.js';

/** The sums of a record, as one reads them in an annual report. What is nought is left out, save the first three. */
export function Figures({ totals, phone }: { totals: RecordView['totals']; phone: boolean }) {
  const figures: { value: ReactNode; words: string; always?: boolean; amount: number }[] = [
    { value: printCount(totals.entries), words: 'verified entries', always: true, amount: totals.entries },
    { value: <Hours minutes={totals.minutes} />, words: 'verified activity', always: true, amount: totals.minutes },
    { value: printCount(totals.ledOrAssessed), words: 'led or assessed', amount: phone ? 0 : totals.ledOrAssessed },
    { value: printCount(totals.competencies), words: 'competencies', always: true, amount: totals.competencies },
    { value: printCount(totals.credits), words: 'academic credits', amount: phone ? 0 : totals.credits },
  ];
  return (
    <dl className="figures">
      {figures
        .filter(({ always, amount }) => always || amount > 0)
        .map(({ value, words }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** "998 h 15 min" with the numbers large and the units small. */
function Hours({ minutes }: { minutes: number }) {
  return printMinutes(minutes)
    .split(/ (?=\d)/)
    .map((part) => {
      const [count, unit] = part.split(' ');
      return (
        <span key={unit} className="figure-part">
          {count}
          <small> {unit}</small>{' '}
        </span>
      );
    });
}

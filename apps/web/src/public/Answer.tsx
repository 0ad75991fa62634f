import type { VerifyAnswer } from '@laurel/contract';
import { CaretDownIcon, CaretUpIcon, DownloadSimpleIcon, ListChecksIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { counted, printMoment } from '../record/print.js';
import { VerdictCard } from '../record/VerdictCard.js';
import { verdictLooks } from '../record/verdicts.js';
import { factsOf, sentenceAround } from './answer-words.js';
import type { Given } from './verify-request.js';

interface AnswerProps {
  answer: VerifyAnswer;
  timeZone: string | undefined;
  onCheck: (given: Given) => void;
}

/** The verdict, the facts it rests on, and every part with its own. */
export function Answer({ answer, timeZone, onCheck }: AnswerProps) {
  const { before, name, after } = sentenceAround(answer);
  const { successor } = answer;
  const actions = (
    <>
      {successor && (
        <button
          type="button"
          className="button button-primary"
          onClick={() => onCheck({ kind: 'typed', text: successor.code })}
        >
          Check version {successor.number}
        </button>
      )}
      <a className="button" href={reportLink(answer)} download="verification-report.json">
        <DownloadSimpleIcon size={18} aria-hidden="true" /> Report of this check
      </a>
    </>
  );
  return (
    <>
      <VerdictCard verdict={answer.verdict} facts={factsOf(answer)} actions={actions}>
        {before}
        {name && (
          <b>
            <bdi>{name}</bdi>
          </b>
        )}
        {after}
      </VerdictCard>
      {answer.parts.length > 0 && <Parts answer={answer} />}
      <p className="hint checked-at">
        Checked {printMoment(answer.checkedAt, timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone)}
      </p>
    </>
  );
}

const reportLink = (answer: VerifyAnswer) =>
  `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(answer, null, 2))}`;

/** How many parts show before "Show n more"; whatever is not genuine always shows, and first. */
const SHOWN = 5;

function Parts({ answer }: { answer: VerifyAnswer }) {
  const [open, setOpen] = useState(true);
  const [all, setAll] = useState(false);
  const ordered = [...answer.parts].sort((a, b) => Number(a.verdict === 'genuine') - Number(b.verdict === 'genuine'));
  const least = Math.max(SHOWN, ordered.filter((part) => part.verdict !== 'genuine').length);
  const shown = all ? ordered : ordered.slice(0, least);
  return (
    <section className="sheet parts">
      <h2>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <ListChecksIcon size={18} aria-hidden="true" />
          <span className="card-title">
            {answer.parts.length === 1 ? 'Its one part' : `All ${counted(answer.parts.length, 'part')}`}
          </span>
          {answer.title && <span className="hint">{answer.title}</span>}
          {open ? <CaretUpIcon size={18} aria-hidden="true" /> : <CaretDownIcon size={18} aria-hidden="true" />}
        </button>
      </h2>
      {open && (
        <ul>
          {shown.map((part, index) => {
            const { icon: Icon, short, tone } = verdictLooks[part.verdict];
            return (
              // Titles repeat and parts have no id of their own on the wire: their place is their identity.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={index} className={`part part-${tone}`}>
                <Icon className="part-mark" size={17} weight="fill" aria-hidden="true" />
                <bdi className="part-title">{part.title}</bdi>
                <span className="soft">{part.reason ?? part.detail}</span>
                <span className="part-verdict">{short}</span>
              </li>
            );
          })}
          {shown.length < ordered.length && (
            <li className="part-more">
              <button type="button" className="as-link" onClick={() => setAll(true)}>
                Show {ordered.length - shown.length} more
              </button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

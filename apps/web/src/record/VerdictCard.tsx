import type { Verdict } from '@laurel/contract';
import { CheckIcon, MinusIcon, XIcon } from '@phosphor-icons/react';
import type { ReactNode } from 'react';
import { verdictLooks } from './verdicts.js';
import './verdict.css';

export interface VerdictFact {
  label: string;
  value: ReactNode;
  /** `unknown`: not asked, or no answer; says nothing either way. */
  outcome: 'holds' | 'fails' | 'unknown';
}

const marks = {
  holds: { icon: CheckIcon, word: 'holds' },
  fails: { icon: XIcon, word: 'fails' },
  unknown: { icon: MinusIcon, word: 'not checked' },
} as const;

interface VerdictCardProps {
  verdict: Verdict;
  /** What it means, in a sentence or two. */
  children: ReactNode;
  facts: readonly VerdictFact[];
  actions?: ReactNode;
}

/** One verdict in words, the worst of all parts. Announced when it appears. */
export function VerdictCard({ verdict, children, facts, actions }: VerdictCardProps) {
  const { words, icon: Icon, weight, edge, tone } = verdictLooks[verdict];
  return (
    <section className={`verdict verdict-${tone}`} aria-live="polite">
      <span className={`verdict-edge edge-${edge}`} aria-hidden="true" />
      <div className="verdict-head">
        <Icon size={48} weight={weight} aria-hidden="true" />
        <div>
          <h2>{words}</h2>
          <p>{children}</p>
        </div>
      </div>
      <dl>
        {facts.map(({ label, value, outcome }) => {
          const { icon: Mark, word } = marks[outcome];
          return (
            <div key={label} className={`fact fact-${outcome}`}>
              <dt>
                <Mark size={17} weight="bold" aria-hidden="true" />
                {label}
              </dt>
              <dd>
                <span className="visually-hidden">{word}: </span>
                {value}
              </dd>
            </div>
          );
        })}
      </dl>
      {actions && <div className="verdict-actions">{actions}</div>}
    </section>
  );
}

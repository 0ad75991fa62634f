import { CheckIcon } from '@phosphor-icons/react';
import './steps.css';

/** Where one is on a way of several steps; `now` counts from 1, and past the last means all done. */
export function Steps({ steps, now }: { steps: readonly string[]; now: number }) {
  return (
    <ol className="steps">
      {steps.map((step, index) => {
        const place = index + 1;
        const state = place < now ? 'done' : place === now ? 'now' : 'ahead';
        return (
          <li key={step} className={`step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <span aria-hidden="true">{state === 'done' ? <CheckIcon size={14} weight="bold" /> : place}</span>
            {step}
            {state === 'done' && <span className="visually-hidden"> (done)</span>}
          </li>
        );
      })}
    </ol>
  );
}

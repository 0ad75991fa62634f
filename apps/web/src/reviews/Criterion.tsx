import type { RubricView } from '@laurel/contract';
import { CheckIcon } from '@phosphor-icons/react';
import type { CSSProperties } from 'react';

type CriterionOfRubric = RubricView['criteria'][number];

interface CriterionProps {
  criterion: CriterionOfRubric;
  /** From 1. */
  number: number;
  level: number | undefined;
  /** What an earlier round was scored, and which. */
  before: { level: number; round: number } | undefined;
  /** Takes the digits. */
  current: boolean;
  readOnly: boolean;
  onCurrent: () => void;
  onScore: (level: number) => void;
}

/** Where the digits go when a criterion is the current one: its group takes focus, so that it is read out. */
export const focusCriterion = (criterionId: string): void => {
  const group = document.getElementById(`criterion-${criterionId}`);
  group?.focus({ preventScroll: true });
  group?.scrollIntoView({ block: 'nearest' });
};

/** One criterion of the rubric: its levels as radio cells, each with what it asks for. */
export function Criterion(props: CriterionProps) {
  const { criterion, number, level, before, current, readOnly, onCurrent, onScore } = props;
  const top = Math.max(...criterion.levels.map((one) => one.level));
  return (
    <fieldset
      id={`criterion-${criterion.id}`}
      tabIndex={-1}
      className={current ? 'criterion criterion-current' : 'criterion'}
      disabled={readOnly}
      onFocus={onCurrent}
      aria-describedby={criterion.description ? `about-${criterion.id}` : undefined}
    >
      <legend>
        <span className="criterion-number">{number}</span> {criterion.title}
        {criterion.weight !== 1 && <small className="hint">counts {criterion.weight} times</small>}
        <span className="criterion-state">
          {level !== undefined ? (
            <b className="num">
              {level} of {top}
            </b>
          ) : current && !readOnly ? (
            <>
              <span className="visually-hidden">not scored</span>
              <span className="criterion-press" aria-hidden="true">
                press{' '}
                {criterion.levels.map((one) => (
                  <kbd key={one.level}>{one.level}</kbd>
                ))}
              </span>
            </>
          ) : (
            'not scored'
          )}
        </span>
      </legend>
      {criterion.description && (
        <p className="criterion-about" id={`about-${criterion.id}`}>
          {criterion.description}
        </p>
      )}
      <div className="scores" style={{ '--levels': criterion.levels.length } as CSSProperties}>
        {criterion.levels.map((one) => (
          <label key={one.id} className="score">
            <input
              type="radio"
              name={`score-${criterion.id}`}
              value={one.level}
              checked={level === one.level}
              onChange={() => onScore(one.level)}
            />
            <span className="score-head">
              {one.name}
              {level === one.level ? (
                <CheckIcon size={15} weight="bold" aria-hidden="true" />
              ) : (
                <span className="num">{one.level}</span>
              )}
            </span>
            <span>{one.description}</span>
            {before?.level === one.level && <small className="score-before">Round {before.round} was here</small>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

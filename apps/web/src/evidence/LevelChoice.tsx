import type { ProficiencyLevelView } from '@laurel/contract';
import { Segments } from '../record/Segments.js';

interface LevelChoiceProps {
  scale: readonly ProficiencyLevelView[];
  value: number | null;
  onChoose: (level: number) => void;
}

/** The level one aims at, each with what it means. The reviewer may find another. */
export function LevelChoice({ scale, value, onChoose }: LevelChoiceProps) {
  return (
    <div className="levels">
      {scale.map(({ level, name, meaning }, index) => (
        <label key={level} className="level">
          <input
            type="radio"
            name="targetLevel"
            value={level}
            checked={value === level}
            onChange={() => onChoose(level)}
          />
          <span>
            <b>{name}</b>
            <Segments held={index + 1} of={scale.length} />
            <small>{meaning}</small>
          </span>
        </label>
      ))}
    </div>
  );
}

import type { Icon } from '@phosphor-icons/react';
import type { ReactNode } from 'react';
import { stateLook, type Tone } from './states.js';

/** Icon, word and tint, 22 high: never colour alone. */
export function Chip({ tone, icon: Icon, children }: { tone: Tone; icon?: Icon; children: ReactNode }) {
  return (
    <span className={`chip chip-${tone}`}>
      {Icon && <Icon size={14} weight="bold" aria-hidden="true" />}
      <span>{children}</span>
    </span>
  );
}

/** The chip of a state, in the words that people read. `note` continues them: "Not official yet: joins on 29 May". */
export function StateChip({ state, of, note }: { state: string; of?: string; note?: string }) {
  const { word, tone, icon } = stateLook(state, of);
  return (
    <Chip tone={tone} icon={icon}>
      {note ? `${word}: ${note}` : word}
    </Chip>
  );
}

import type { RecordRow } from '@laurel/contract';
import { CircleDashedIcon } from '@phosphor-icons/react';
import { Chip, StateChip } from '../record/Chip.js';
import { RECORD_STATE_WORDS } from './record-states.js';

/** The state of a record as a chip. */
export function RecordState({ state }: { state: RecordRow['state'] }) {
  if (state !== 'none') return <StateChip state={state} />;
  return (
    <Chip tone="plain" icon={CircleDashedIcon}>
      {RECORD_STATE_WORDS.none}
    </Chip>
  );
}

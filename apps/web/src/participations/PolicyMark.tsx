import { CheckCircleIcon, CircleDashedIcon, UserFocusIcon, WarningIcon } from '@phosphor-icons/react';
import type { PolicyLine } from './policy-words.js';

const icons = { met: CheckCircleIcon, short: WarningIcon, yours: UserFocusIcon, waits: CircleDashedIcon } as const;

/** The policy line with its icon; what is not met stands out by weight. */
export function PolicyMark({ line }: { line: PolicyLine }) {
  const Icon = icons[line.kind];
  return (
    <span className={`policy policy-${line.kind}`}>
      <Icon size={17} weight={line.kind === 'met' || line.kind === 'short' ? 'fill' : 'bold'} aria-hidden="true" />
      <span>{line.words}</span>
    </span>
  );
}

import type { Depth } from '@laurel/domain';

/** The round tick at the end of an assessed bar. */
export function BarTick({ depth }: { depth: Depth }) {
  if (depth !== 'assessed') return null;
  return (
    <svg className="bar-tick" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="9" />
      <path d="M6.2 10.300l2.6 2.6 5-5.2" />
    </svg>
  );
}

import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { ArrowClockwiseIcon, type Icon, MagnifyingGlassIcon, PlugsIcon } from '@phosphor-icons/react';
import { type ReactNode, useEffect, useState } from 'react';
import { ServerRefusal } from '../providers/problem.js';
import { countTo } from '../record/print.js';
import './states.css';

interface StateProps {
  icon?: Icon;
  title: string;
  children?: ReactNode;
  /** One way on: a link or a button. */
  action?: ReactNode;
  tone?: 'ok' | 'bad' | 'plain';
}

function State({ icon: Icon, title, children, action, tone = 'plain' }: StateProps) {
  return (
    <div className={`state state-${tone}`}>
      {Icon && <Icon size={32} aria-hidden="true" />}
      <p className="card-title">{title}</p>
      {children && <p className="soft">{children}</p>}
      {action}
    </div>
  );
}

/** Nothing there, and that is fine: says what is so and one way on. */
export const Empty = (props: StateProps) => <State tone="ok" {...props} />;

/** Nothing matches: repeats what was asked and offers to clear it. */
export function NoMatch({ title, asked, onClear }: { title: string; asked: string; onClear: () => void }) {
  return (
    <State
      icon={MagnifyingGlassIcon}
      title={title}
      action={
        <Button variant="text" onClick={onClear}>
          Clear the filters
        </Button>
      }
    >
      {asked}
    </State>
  );
}

/** Something did not load: what happened, what is safe, what to do. */
export function LoadFailed({ what, error, onRetry }: { what: string; error: unknown; onRetry?: () => void }) {
  const sentence = error instanceof ServerRefusal ? error.message : 'The answer could not be read.';
  return (
    <div role="alert">
      <State
        icon={PlugsIcon}
        tone="bad"
        title={`${what} did not load`}
        action={
          onRetry && (
            <Button size="small" startIcon={<ArrowClockwiseIcon size={16} weight="bold" />} onClick={onRetry}>
              Try again
            </Button>
          )
        }
      >
        {sentence}
      </State>
    </div>
  );
}

/** True once 200 ms have passed: what comes faster needs no placeholder. */
function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}

/** Shapes of what comes, after 200 ms; keeps `height` from the start so that nothing jumps. */
export function Placeholder({
  rows = 5,
  height,
  label = 'Loading',
}: {
  rows?: number;
  height?: number;
  label?: string;
}) {
  const slow = useSlow();
  const widths = [42, 85, 72, 81, 65, 78, 54, 88];
  return (
    <div className="placeholder" style={{ minHeight: height ?? rows * 40 }} role="status" aria-label={label}>
      {slow &&
        countTo(rows).map((row) => (
          <Skeleton key={row} variant="rounded" height={14} width={`${widths[row % widths.length]}%`} />
        ))}
    </div>
  );
}

import type { MyParticipation } from '@laurel/contract';
import { PARTICIPATION_STATE_WORDS, printDateRange, printMinutes } from '@laurel/domain';
import Checkbox from '@mui/material/Checkbox';
import { useGetList } from 'react-admin';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { CategoryIcon } from '../record/CategoryTile.js';

interface MadeDuringProps {
  chosen: readonly string[];
  onChoose: (ids: string[]) => void;
  /** Attached in earlier rounds: they stay. */
  fixed?: ReadonlySet<string>;
}

/** The student's own participations that stand: which of them the work comes from. */
export function MadeDuring({ chosen, onChoose, fixed = new Set() }: MadeDuringProps) {
  const { data, isPending, error, refetch } = useGetList<MyParticipation>('my/participations', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'endsOn', order: 'DESC' },
    filter: { live: true },
  });
  if (error && !data) return <LoadFailed what="Your participations" error={error} onRetry={() => refetch()} />;
  if (isPending) return <Placeholder rows={3} label="Loading your participations" />;
  if (data.length === 0) return <p className="hint">Nothing of yours has been recorded yet. Hand in without it.</p>;
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <ul className="made-during">
      {data.map((one) => (
        <li key={one.id}>
          <label htmlFor={`made-${one.id}`}>
            <Checkbox
              id={`made-${one.id}`}
              checked={fixed.has(one.id) || chosen.includes(one.id)}
              disabled={fixed.has(one.id)}
              onChange={() => toggle(one.id)}
            />
            <CategoryIcon code={one.category.code} />
            <span>
              <b>{one.programme.title}</b>, {one.role.name}
              <small>
                {printDateRange(one.startsOn, one.endsOn)}
                {one.minutes > 0 && ` · ${printMinutes(one.minutes)}`} · {PARTICIPATION_STATE_WORDS[one.state]}
              </small>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

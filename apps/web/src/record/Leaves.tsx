import { DEPTH_MEANINGS, DEPTH_WORDS, type Depth, depthRank } from '@laurel/domain';

/* One leaf in a cell of 11 × 14, leaning to the reading direction. */
const LEAF = 'M1.4 12.900C.4 7.4 3.2 2.6 9.2 1c1 5.6-1.9 10.2-7.8 11.900z';

/** Depth as leaves, 44 × 14. Never stands without its word, so it is hidden from screen readers. */
export function Leaves({ depth }: { depth: Depth }) {
  const filled = depthRank(depth);
  return (
    <svg className="leaves icon" width="44" height="14" viewBox="0 0 44 14" aria-hidden="true">
      {[0, 1, 2, 3].map((leaf) => (
        <path
          key={leaf}
          d={LEAF}
          transform={`translate(${leaf * 11} 0)`}
          className={leaf < filled ? 'leaf-full' : 'leaf-empty'}
        />
      ))}
    </svg>
  );
}

/** Leaves and the word; with `meaning` also what the word says, for readers outside the institution. */
export function DepthMark({ depth, meaning = false }: { depth: Depth; meaning?: boolean }) {
  return (
    <span className="depth-mark">
      <Leaves depth={depth} />
      {meaning ? (
        <span>
          <b>{DEPTH_WORDS[depth]}:</b> {DEPTH_MEANINGS[depth]}
        </span>
      ) : (
        <span>{DEPTH_WORDS[depth]}</span>
      )}
    </span>
  );
}

import { DEPTH_WORDS, DEPTHS } from '@laurel/domain';
import { BarTick } from './BarTick.js';

/** What weight and outline mean. Drawn in ink: depth has no colour. */
export function TimelineLegend({ anyUnofficial, compact }: { anyUnofficial: boolean; compact: boolean }) {
  return (
    <footer className="timeline-legend">
      {!compact && <p className="hint">Weight shows depth. Length shows dates. Open any bar for its proof.</p>}
      <ul>
        {DEPTHS.map((depth) => (
          <li key={depth} className={`depth-${depth}`}>
            <span className="legend-bar">
              <span className="bar">
                <BarTick depth={depth} />
              </span>
            </span>
            {DEPTH_WORDS[depth]}
          </li>
        ))}
        {anyUnofficial && (
          <li className="depth-contributed unofficial">
            <span className="legend-bar">
              <span className="bar" />
            </span>
            Not official yet
          </li>
        )}
      </ul>
    </footer>
  );
}

import { countTo } from './print.js';

/** A level as flat segments of its scale: three of four filled. The level's name always stands beside or under it. */
export function Segments({ held, of }: { held: number; of: number }) {
  return (
    <span className="segments" aria-hidden="true">
      {countTo(of).map((step) => (
        <span key={step} className={step <= held ? 'held' : undefined} />
      ))}
    </span>
  );
}

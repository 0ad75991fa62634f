import { useId } from 'react';

interface SealProps {
  /** The institution's name, set around the rim. */
  institution: string;
  /** "Founded 1887"; left out, the rim carries the name twice. */
  motto?: string;
  size?: number;
}

const CENTRE = 60;
const star = 'M60 26l2.6 11.400L74 40l-11.4 2.600L60 54l-2.6-11.400L46 40l11.4-2.600z';

/** The institution's seal: scalloped rim with its name, a star over a field of furrows. Takes the brand's colour. */
export function Seal({ institution, motto, size = 60 }: SealProps) {
  const rim = useId();
  const words = `${institution} · ${motto ?? institution} · `.toUpperCase();
  return (
    <svg
      className="seal"
      width={size}
      height={size}
      viewBox="0 0 120 120"
      role="img"
      aria-label={`Seal of ${institution}`}
      direction="ltr"
    >
      <defs>
        {/* Begins at the left, so that the name runs over the top. */}
        <path id={rim} d="M15.5 60a44.5 44.5 0 1 1 89 0a44.5 44.5 0 1 1-89 0" />
      </defs>
      <path d={scallop(48, 59, 56.5)} fill="currentColor" />
      <circle cx={CENTRE} cy={CENTRE} r="53.5" fill="none" stroke="var(--surface)" strokeWidth="0.9" />
      <text fill="var(--surface)" fontSize="11.5" fontWeight="600" fontFamily="var(--sans)">
        <textPath href={`#${rim}`} textLength={Math.PI * 2 * 44.5 - 2} lengthAdjust="spacing">
          {words}
        </textPath>
      </text>
      <circle cx={CENTRE} cy={CENTRE} r="37" fill="var(--surface)" />
      <circle cx={CENTRE} cy={CENTRE} r="33.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d={star} fill="currentColor" />
      <g stroke="currentColor" strokeWidth="1.7">
        <path d="M27 62h66" />
        <path d="M60 62v31.500M60 62L46.5 91M60 62l13.5 29M60 62L36 83.500M60 62l24 21.500M60 62L29.5 73.500M60 62l30.5 11.5" />
      </g>
    </svg>
  );
}

/** A closed outline of `count` small bows between two radii around the centre. */
function scallop(count: number, outer: number, inner: number): string {
  const step = (Math.PI * 2) / count;
  const point = (angle: number, radius: number) =>
    `${(CENTRE + radius * Math.cos(angle)).toFixed(2)} ${(CENTRE + radius * Math.sin(angle)).toFixed(2)}`;
  const bows = Array.from(
    { length: count },
    (_, bow) => `Q${point((bow + 0.5) * step, outer + (outer - inner) * 0.7)} ${point((bow + 1) * step, inner)}`,
  );
  return `M${point(0, inner)}${bows.join('')}Z`;
}

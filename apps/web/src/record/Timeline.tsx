import {
  type CalendarDate,
  DEPTH_WORDS,
  daysBetween,
  layOutTimeline,
  printDateRange,
  printMinutes,
  type TimelineBar,
  type TimelineCategory,
  type TimelineEntry,
} from '@laurel/domain';
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { BarTick } from './BarTick.js';
import { CategoryIcon } from './CategoryTile.js';
import { categoryLook } from './categories.js';
import { inkWidth } from './ink-width.js';
import { TimelineLegend } from './TimelineLegend.js';
import './timeline.css';

/** What the screen's timeline needs of an entry beyond its place in time. */
export interface TimelineFact extends TimelineEntry {
  title: string;
  role: string;
  official: boolean;
}

interface TimelineProps {
  facts: readonly TimelineFact[];
  today: CalendarDate;
  onOpen: (key: string) => void;
  /** On a phone: bars without labels, years short. */
  compact?: boolean;
}

/** Room for the tick of an assessed bar, which stands over its end. */
const LABEL_GAP = 10;

/**
 * Years of activity at a glance: length is dates, weight is depth, hue is category. Geometry is the domain's, so that
 * the PDF draws the same picture. Every bar is a button that says all it knows.
 */
export function Timeline({ facts, today, onOpen, compact = false }: TimelineProps) {
  const [track, width] = useWidth();
  const inked = useFontsLoaded();
  // biome-ignore lint/correctness/useExhaustiveDependencies: labels measure differently once the face is there.
  const timeline = useMemo(() => {
    const labelWidth = (fact: TimelineFact) =>
      compact ? 0 : (inkWidth(fact.title, 600, 13) + inkWidth(fact.role, 400, 13) + 6 + LABEL_GAP) / Math.max(width, 1);
    return layOutTimeline(facts, { labelWidth, shortestBar: (compact ? 5 : 14) / Math.max(width, 1) });
  }, [facts, width, compact, inked]);
  if (!timeline) return null;

  const days = daysBetween(timeline.from, timeline.until) + 1;
  const now = daysBetween(timeline.from, today) / days;
  return (
    <div className={compact ? 'timeline timeline-compact' : 'timeline'}>
      <div className="timeline-head">
        <div className="timeline-track" ref={track}>
          {timeline.years.map((year, index) => (
            <div key={year.label} className="timeline-year" style={span(year)}>
              <b>Year {index + 1}</b>
              <span>{compact ? year.label.replace(/^\d\d/, '’') : year.label}</span>
            </div>
          ))}
          {now >= 0 && now <= 1 && !compact && (
            <span className="timeline-today-word" style={{ insetInlineStart: `${now * 100}%` }}>
              today
            </span>
          )}
        </div>
      </div>
      <div className="timeline-shade" aria-hidden="true">
        <div className="timeline-track">
          {timeline.years.map((year, index) => (
            <span key={year.label} className={index % 2 === 0 ? 'rung-odd' : undefined} style={span(year)} />
          ))}
        </div>
      </div>
      {timeline.categories.map((category) => (
        <Lanes key={category.code} category={category} labelled={timeline.labelled && !compact} onOpen={onOpen} />
      ))}
      {now >= 0 && now <= 1 && (
        <div className="timeline-now" aria-hidden="true">
          <div className="timeline-track">
            <span style={{ insetInlineStart: `${now * 100}%` }} />
          </div>
        </div>
      )}
      <TimelineLegend anyUnofficial={facts.some((fact) => !fact.official)} compact={compact} />
    </div>
  );
}

const span = ({ x0, x1 }: { x0: number; x1: number }): CSSProperties => ({
  insetInlineStart: `${x0 * 100}%`,
  inlineSize: `${(x1 - x0) * 100}%`,
});

interface LanesProps {
  category: TimelineCategory<TimelineFact>;
  labelled: boolean;
  onOpen: (key: string) => void;
}

function Lanes({ category, labelled, onOpen }: LanesProps) {
  return (
    <section
      className="timeline-category"
      style={{ '--lanes': category.lanes, '--hue': categoryLook(category.code).hue } as CSSProperties}
      aria-label={`${category.name}, ${printMinutes(category.minutes)}`}
    >
      <div className="timeline-name">
        <CategoryIcon code={category.code} />
        <div>
          <b>{category.name}</b>
          <span>{printMinutes(category.minutes)}</span>
        </div>
      </div>
      <div className="timeline-track">
        {category.bars.map((bar) => (
          <Bar key={bar.entry.key} bar={bar} labelled={labelled} onOpen={onOpen} />
        ))}
      </div>
    </section>
  );
}

const words = (fact: TimelineFact, category: string) =>
  [
    `${fact.title}, ${fact.role}`,
    category,
    DEPTH_WORDS[fact.depth],
    printDateRange(fact.startsOn, fact.endsOn),
    printMinutes(fact.minutes),
    fact.official ? 'official' : 'verified, not official yet',
  ].join('; ');

function Bar({
  bar,
  labelled,
  onOpen,
}: {
  bar: TimelineBar<TimelineFact>;
  labelled: boolean;
  onOpen: (key: string) => void;
}) {
  const { entry: fact } = bar;
  const label = bar.label ?? { x0: bar.x0, x1: bar.x1 };
  const from = Math.min(bar.x0, label.x0);
  const until = Math.max(bar.x1, label.x1);
  const within = (x: number) => `${((x - from) / (until - from)) * 100}%`;
  return (
    <button
      type="button"
      className={`timeline-bar depth-${fact.depth}${fact.official ? '' : ' unofficial'}`}
      style={{ ...span({ x0: from, x1: until }), '--lane': bar.lane } as CSSProperties}
      aria-label={words(fact, fact.category.name)}
      title={labelled ? undefined : `${fact.title}, ${fact.role}`}
      onClick={() => onOpen(fact.key)}
    >
      {labelled && (
        <span className="timeline-label" style={{ insetInlineStart: within(label.x0) }}>
          <b className="timeline-title">{fact.title}</b> {fact.role}
        </span>
      )}
      <span
        className="bar"
        style={{ insetInlineStart: within(bar.x0), inlineSize: `${((bar.x1 - bar.x0) / (until - from)) * 100}%` }}
      >
        <BarTick depth={fact.depth} />
      </span>
    </button>
  );
}

/** The labels' face, as the browser's list of faces names it. */
const FACE = "600 13px 'Inter Variable'";

/** Until the face is there, text measures as the fallback's. */
function useFontsLoaded(): boolean {
  const [loaded, setLoaded] = useState(() => document.fonts.check(FACE));
  useEffect(() => {
    let here = true;
    void document.fonts.load(FACE).then(() => here && setLoaded(true));
    return () => {
      here = false;
    };
  }, []);
  return loaded;
}

/** The width of the track in px, followed as the window changes. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(1000);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}

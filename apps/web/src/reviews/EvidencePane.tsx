import type { EvidenceView, SubmissionView } from '@laurel/contract';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import {
  ArticleIcon,
  CalendarDotsIcon,
  ClockCounterClockwiseIcon,
  FileIcon,
  FileImageIcon,
  FilePdfIcon,
  FileTextIcon,
  GitDiffIcon,
  type Icon,
  LinkSimpleIcon,
} from '@phosphor-icons/react';
import { type ReactNode, useId, useState } from 'react';
import { Decisions } from './Decisions.js';
import { Evidence } from './Evidence.js';
import { newInRound } from './review-words.js';
import { WhereMade } from './WhereMade.js';

interface Leaf {
  key: string;
  label: string;
  icon: Icon;
  /** The earlier round that it came with. */
  round: number | null;
  body: ReactNode;
}

/** All that was handed in, one piece at a time: the newest round first, then where it was made and what was decided. */
export function EvidencePane({ submission }: { submission: SubmissionView }) {
  const leaves = leavesOf(submission);
  const [chosen, choose] = useState(leaves[0]?.key);
  const id = useId();
  const leaf = leaves.find((one) => one.key === chosen) ?? leaves[0];
  const news = newInRound(submission);
  if (!leaf) return null;
  return (
    <section className="evidence" aria-label="Evidence">
      <Tabs
        className="evidence-tabs"
        value={leaf.key}
        onChange={(_event, key: string) => choose(key)}
        variant="scrollable"
        scrollButtons="auto"
        aria-label="What was handed in"
      >
        {leaves.map(({ key, label, icon: LeafIcon, round }) => (
          <Tab
            key={key}
            value={key}
            id={`${id}-tab-${key}`}
            aria-controls={`${id}-panel`}
            label={
              <>
                <LeafIcon size={17} aria-hidden="true" />
                <span className="evidence-tab-label">{label}</span>
                {round !== null && <small className="round-mark">Round {round}</small>}
              </>
            }
          />
        ))}
      </Tabs>
      {news && (
        <p className="evidence-news">
          <GitDiffIcon className="icon" size={16} weight="bold" aria-hidden="true" /> {news}
        </p>
      )}
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${leaf.key}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel of tabs scrolls by keys, so it takes focus.
        tabIndex={0}
        className="evidence-panel"
      >
        {leaf.body}
      </div>
    </section>
  );
}

function leavesOf(submission: SubmissionView): Leaf[] {
  const { evidence, round, participations, assessments, person } = submission;
  const newestFirst = [...evidence].sort((a, b) => b.round - a.round);
  const leaves: Leaf[] = newestFirst.map((item) => ({
    key: item.id,
    label: item.title,
    icon: iconOf(item),
    round: item.round === round ? null : item.round,
    body: <Evidence item={item} by={person.displayName} />,
  }));
  leaves.push({
    key: 'made',
    label: 'Where it was made',
    icon: CalendarDotsIcon,
    round: null,
    body: <WhereMade participations={participations} />,
  });
  if (assessments.length > 0)
    leaves.push({
      key: 'decisions',
      label: `Decisions (${assessments.length})`,
      icon: ClockCounterClockwiseIcon,
      round: null,
      body: <Decisions assessments={assessments} />,
    });
  return leaves;
}

function iconOf({ kind, file }: EvidenceView): Icon {
  if (kind === 'reflection') return ArticleIcon;
  if (kind === 'link') return LinkSimpleIcon;
  const type = file?.mediaType ?? '';
  if (type === 'application/pdf') return FilePdfIcon;
  if (type.startsWith('image/')) return FileImageIcon;
  return type.startsWith('text/') ? FileTextIcon : FileIcon;
}

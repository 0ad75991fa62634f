import type { FrameworkImportReport } from '@laurel/contract';
import {
  ArchiveIcon,
  ArrowCounterClockwiseIcon,
  type Icon,
  MinusCircleIcon,
  PlusCircleIcon,
  SwapIcon,
  WarningIcon,
  XCircleIcon,
} from '@phosphor-icons/react';
import type { ReactNode } from 'react';
import { RawValue } from '../imports/RawValue.js';
import { Chip } from '../record/Chip.js';
import type { Tone } from '../record/states.js';
import { ReportList } from './ReportList.js';
import { CHANGE_WORDS, CONNECTION_WORDS, kindWords, THING_WORDS } from './report-words.js';

type Fault = FrameworkImportReport['faults'][number];
type Difference = FrameworkImportReport['differences'][number];

const EFFECTS: Record<Fault['effect'], { word: string; tone: Tone; icon: Icon }> = {
  refused: { word: 'Refused', tone: 'bad', icon: XCircleIcon },
  'left-out': { word: 'Left out', tone: 'waiting', icon: WarningIcon },
};

/** What is wrong with the package, by its place in it, and what follows from it. */
export function PackageFaults({ report }: { report: FrameworkImportReport }) {
  return (
    <ReportList
      title={(total) => `${total} ${report.faultsTotal === 1 ? 'fault' : 'faults'}, by place in the package`}
      lines={report.faults}
      total={report.faultsTotal}
      kindOf={(fault) => kindWords(fault.code)}
      keyOf={(fault) => `${fault.path} ${fault.code}`}
      heads={['Place', 'What is wrong', 'What follows']}
      cells={(fault) => [
        <Place key="place" path={fault.path} />,
        fault.message,
        <Chip key="effect" tone={EFFECTS[fault.effect].tone} icon={EFFECTS[fault.effect].icon}>
          {EFFECTS[fault.effect].word}
        </Chip>,
      ]}
    />
  );
}

/** What would be mended on the way in: as it is in the package, and as it would be kept. */
export function Repairs({ report }: { report: FrameworkImportReport }) {
  return (
    <ReportList
      title={(total) => `${total} ${report.repairsTotal === 1 ? 'repair' : 'repairs'}, made only when accepted`}
      lines={report.repairs}
      total={report.repairsTotal}
      kindOf={(repair) => kindWords(repair.code)}
      keyOf={(repair) => `${repair.path} ${repair.code}`}
      heads={['Place', 'What is mended', 'As found', 'As kept']}
      cells={(repair) => [
        <Place key="place" path={repair.path} />,
        repair.message,
        repair.from === null ? (
          <span key="from" className="hint">
            nothing
          </span>
        ) : (
          <RawValue key="from" value={repair.from} />
        ),
        <RawValue key="to" value={repair.to} />,
      ]}
    />
  );
}

const CHANGES: Record<Difference['change'], { tone: Tone; icon: Icon }> = {
  added: { tone: 'ok', icon: PlusCircleIcon },
  changed: { tone: 'info', icon: SwapIcon },
  retired: { tone: 'plain', icon: ArchiveIcon },
  removed: { tone: 'plain', icon: MinusCircleIcon },
  reinstated: { tone: 'ok', icon: ArrowCounterClockwiseIcon },
};

/** What would be different afterwards. */
export function Differences({ report }: { report: FrameworkImportReport }) {
  const { added, changed, retired, removed } = report;
  return (
    <ReportList
      title={(total) => `What changes: ${total}`}
      lines={report.differences}
      total={added + changed + retired + removed}
      kindOf={(one) => THING_WORDS[one.kind]}
      keyOf={(one) => `${one.kind} ${one.identifier}`}
      heads={['What', 'Name', 'Change']}
      cells={(one) => [
        THING_WORDS[one.kind],
        <bdi key="name">{(one.kind === 'association' && CONNECTION_WORDS[one.name]) || one.name}</bdi>,
        <span key="change" className="package-change">
          <Chip tone={CHANGES[one.change].tone} icon={CHANGES[one.change].icon}>
            {CHANGE_WORDS[one.change]}
          </Chip>
          {one.fields.length > 0 && <span className="hint">{one.fields.join(', ')}</span>}
        </span>,
      ]}
    />
  );
}

const Place = ({ path }: { path: string }): ReactNode => (
  <code className="mono package-place" dir="ltr">
    {path === '' ? 'the whole' : path}
  </code>
);

import type { PublicationPreview } from '@laurel/contract';
import type { PublicationOutcome } from '@laurel/domain';
import Button from '@mui/material/Button';
import {
  ArrowsClockwiseIcon,
  EqualsIcon,
  LockSimpleIcon,
  PlusCircleIcon,
  SwapIcon,
  XCircleIcon,
} from '@phosphor-icons/react';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { Head, Path } from '../layout/Page.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { Steps } from '../layout/Steps.js';
import { type Tile, Tiles } from '../layout/Tiles.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { useTimeZone } from '../providers/use-institution.js';
import { printMoment } from '../record/print.js';
import { PreviewList } from './PreviewList.js';
import { ReleaseCard } from './ReleaseCard.js';
import { firstToLookAt } from './run-words.js';
import { PUBLISH_STEPS } from './steps.js';
import { WillHappen } from './WillHappen.js';
import './publication.css';

const tiles: Omit<Tile, 'count'>[] = [
  { key: 'new', label: 'New', words: 'first record', icon: PlusCircleIcon, tone: 'info' },
  { key: 'changed', label: 'Changed', words: 'replaces an older version', icon: SwapIcon, tone: 'waiting' },
  { key: 'unchanged', label: 'Unchanged', words: 'nothing is signed again', icon: EqualsIcon, tone: 'plain' },
  { key: 'held', label: 'Held', words: 'record hold', icon: LockSimpleIcon, tone: 'plain' },
  { key: 'refused', label: 'Refused', words: 'see the reasons', icon: XCircleIcon, tone: 'bad' },
];

/** What publishing a term would do, person by person. Stores nothing; the facts are those of the moment. */
export function PreviewPage({ termId }: { termId: string }) {
  const provider = useDataProvider<LaurelDataProvider>();
  const { data, isFetching, error, refetch } = useQuery({
    queryKey: ['publications', 'preview', termId],
    queryFn: () => provider.actOnMany<PublicationPreview>('publications', 'preview', { termId }),
    refetchOnWindowFocus: false,
  });
  const title = data?.termTitle ?? '…';
  return (
    <>
      <Path steps={[{ label: 'Publication', to: '/publications' }, { label: title }]} />
      <Head
        title={data ? `Publish ${title}` : 'Publish a term'}
        under={data ? <Facts preview={data} busy={isFetching} onAgain={() => refetch()} /> : 'Looking at everyone …'}
        actions={<Steps steps={PUBLISH_STEPS} now={2} />}
      />
      {error && !data ? <LoadFailed what="The preview" error={error} onRetry={() => refetch()} /> : null}
      {!data && !error && <Placeholder rows={10} label="Looking at everyone of the term" />}
      {data && <Preview preview={data} />}
    </>
  );
}

function Facts({ preview, busy, onAgain }: { preview: PublicationPreview; busy: boolean; onAgain: () => void }) {
  const timeZone = useTimeZone();
  return (
    <span className="preview-facts">
      Preview of {printMoment(preview.at, timeZone)}, from facts up to then
      <Button
        variant="text"
        size="small"
        disabled={busy}
        startIcon={<ArrowsClockwiseIcon size={16} weight="bold" />}
        onClick={onAgain}
      >
        {busy ? 'Looking again …' : 'Look again'}
      </Button>
    </span>
  );
}

function Preview({ preview }: { preview: PublicationPreview }) {
  const [params, setParams] = useSearchParams();
  const asked = tiles.find((tile) => tile.key === params.get('outcome'))?.key as PublicationOutcome | undefined;
  const outcome = asked ?? firstToLookAt(preview.counts);
  const choose = (key: string) => {
    const next = new URLSearchParams(params);
    next.set('outcome', key);
    setParams(next, { replace: true });
  };
  return (
    <div className="publication">
      <Tiles
        tiles={tiles.map((tile) => ({ ...tile, count: preview.counts[tile.key as PublicationOutcome] }))}
        chosen={outcome}
        onChoose={choose}
      />
      <div className="publication-columns">
        <PreviewList key={outcome} preview={preview} outcome={outcome} />
        <aside className="publication-side">
          <WillHappen preview={preview} />
          <ReleaseCard preview={preview} />
        </aside>
      </div>
    </div>
  );
}

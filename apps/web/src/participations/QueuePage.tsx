import type { ParticipationRow } from '@laurel/contract';
import { NoteIcon, StackIcon, WarningIcon } from '@phosphor-icons/react';
import { useEffect, useState } from 'react';
import { ListBase, useGetList, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { KeyBar } from '../layout/KeyBar.js';
import { ChoiceMenu, FilterMenu } from '../layout/list/FilterMenu.js';
import { Total } from '../layout/list/ListPage.js';
import { Pager } from '../layout/list/Pager.js';
import { SearchField } from '../layout/list/SearchField.js';
import { Path } from '../layout/Page.js';
import { Empty, LoadFailed, NoMatch, Placeholder } from '../layout/States.js';
import { useKeys } from '../layout/use-keys.js';
import { BulkBar } from './BulkBar.js';
import { Decisions, useDecisions } from './decisions.js';
import { QueueDetail } from './QueueDetail.js';
import { QueueRows } from './QueueRows.js';
import './queue.css';

/** What waits for a person in the units where one verifies: only exceptions, grouped by activity, keys for everything. */
export function QueuePage() {
  return (
    <ListBase
      resource="participations"
      filter={{ queue: true }}
      sort={{ field: 'recordedAt', order: 'ASC' }}
      perPage={50}
      storeKey={false}
      disableAuthentication
    >
      <Path steps={[{ label: 'To verify' }]} />
      <Queue />
    </ListBase>
  );
}

function Queue() {
  const list = useListContext<ParticipationRow>();
  const { data: rows = [], isPending, error, refetch, filterValues, setFilters, onToggleItem } = list;
  const [currentId, setCurrentId] = useState<string | null>(null);
  const index = Math.max(
    0,
    rows.findIndex((row) => row.id === currentId),
  );
  const current = rows[index];
  const decisions = useDecisions();

  // A row that was decided leaves; the next one takes its place under the eye.
  useEffect(() => {
    if (current && current.id !== currentId) setCurrentId(current.id);
  }, [current, currentId]);

  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (next) setCurrentId(next.id);
    document.getElementById(`row-${next?.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const toggle = () => current && !current.verifyObstacle && onToggleItem(current.id);
  const decide = {
    verify: () => current && !current.verifyObstacle && decisions.verify(current, () => step(1)),
    decline: () => current && !current.declineObstacle && decisions.askDecline([current]),
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    x: toggle,
    v: decide.verify,
    '⇧v': () => list.selectedIds.length > 0 && decisions.verifyMany(list.selectedIds as string[], list.onUnselectItems),
    d: decide.decline,
    u: decisions.undoLast,
    s: () => step(1),
  });

  return (
    <div className="queue">
      <section className="queue-list" aria-label="To verify">
        <header className="queue-head">
          <h1 className="work-title">To verify</h1>
          <Total />
          <Filters />
        </header>
        <div className="queue-scroll">
          {error && rows.length === 0 && <LoadFailed what="The queue" error={error} onRetry={() => refetch()} />}
          {isPending && !error && <Placeholder rows={12} label="Loading the queue" />}
          {!isPending && !error && rows.length === 0 && (
            <Nothing filtered={Object.keys(filterValues).length > 0} onClear={() => setFilters({}, [])} />
          )}
          {rows.length > 0 && (
            <>
              <QueueRows rows={rows} currentId={current?.id} onCurrent={setCurrentId} />
              <Pager />
            </>
          )}
        </div>
        <BulkBar rows={rows} decisions={decisions} />
        <KeyBar
          hints={[
            { keys: ['J', 'K'], words: 'next, previous', onPress: () => step(1) },
            { keys: ['X'], words: 'select', onPress: toggle },
            { keys: ['V'], words: 'verify', onPress: decide.verify },
            { keys: ['D'], words: 'decline', onPress: decide.decline },
            { keys: ['S'], words: 'skip', onPress: () => step(1) },
            { keys: ['U'], words: 'undo', onPress: decisions.undoLast },
          ]}
        />
      </section>
      {current && <QueueDetail key={current.id} row={current} decisions={decisions} onDone={() => step(1)} />}
      <Decisions decisions={decisions} />
    </div>
  );
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered)
    return <NoMatch title="Nothing here waits" asked="None of what waits matches these filters." onClear={onClear} />;
  return (
    <Empty icon={NoteIcon} title="Nothing to verify" action={<Link to="/activities">See the activities</Link>}>
      Everything recorded in your units is decided.
    </Empty>
  );
}

function Filters() {
  const { sort, setSort } = useListContext();
  const { data: programmes = [] } = useGetList<{ id: string; title: string }>('programmes', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'title', order: 'ASC' },
    filter: {},
  });
  return (
    <div className="queue-filters">
      <SearchField label="Find a student" />
      <FilterMenu
        field="programmeId"
        all="Programme"
        icon={StackIcon}
        choices={programmes.map((programme) => ({ value: programme.id, label: programme.title }))}
      />
      <FilterMenu
        field="state"
        all="All that waits"
        icon={WarningIcon}
        choices={[
          { value: 'recorded', label: 'Undecided' },
          { value: 'seconding', label: 'Second person' },
        ]}
      />
      <ChoiceMenu
        all="Oldest first"
        choices={[
          { value: 'recordedAt DESC', label: 'Newest first' },
          { value: 'person ASC', label: 'By name' },
          { value: 'activity ASC', label: 'By activity' },
        ]}
        value={`${sort.field} ${sort.order}`}
        onChoose={(value) => {
          const [field = 'recordedAt', order = 'ASC'] = (value ?? 'recordedAt ASC').split(' ');
          setSort({ field, order: order === 'DESC' ? 'DESC' : 'ASC' });
        }}
      />
    </div>
  );
}

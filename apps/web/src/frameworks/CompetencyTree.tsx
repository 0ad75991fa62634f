import Button from '@mui/material/Button';
import { ArchiveIcon, CaretDownIcon, CaretRightIcon, ListChecksIcon, MagnifyingGlassIcon } from '@phosphor-icons/react';
import { type KeyboardEvent, useState } from 'react';
import { NoMatch } from '../layout/States.js';
import { printCount } from '../record/print.js';
import { type Branch, branchIds, closedAtFirst, type TreeRow, treeMove, visibleBranches } from './tree.js';

interface CompetencyTreeProps {
  rows: readonly TreeRow[];
  chosenId: string;
  onChoose: (id: string) => void;
}

/** All competencies of a framework as a tree: arrows walk, open and close; Enter chooses. */
export function CompetencyTree({ rows, chosenId, onChoose }: CompetencyTreeProps) {
  const [closed, setClosed] = useState(() => closedAtFirst(rows));
  const [words, setWords] = useState('');
  const [focusedId, setFocusedId] = useState(chosenId);
  const branches = visibleBranches(rows, closed, words);
  // Exactly one row is reached by Tab, whatever is folded away.
  const reachedId = branches.some((branch) => branch.row.id === focusedId) ? focusedId : branches[0]?.row.id;
  const forks = branchIds(rows);

  const toggle = (id: string) =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const press = (event: KeyboardEvent, id: string) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(id);
      return;
    }
    const move = treeMove(branches, id, event.key);
    if (!move) return;
    event.preventDefault();
    if ('toggle' in move) {
      if (words.trim() === '') toggle(move.toggle);
      return;
    }
    setFocusedId(move.focus);
    document.getElementById(`competency-${move.focus}`)?.focus();
  };
  return (
    <section className="tree" aria-label="Competencies">
      <div className="tree-tools">
        <label className="search-field">
          <MagnifyingGlassIcon size={16} aria-hidden="true" />
          <span className="visually-hidden">Find a competency</span>
          <input
            type="search"
            value={words}
            placeholder="Find a competency"
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        {forks.size > 0 && words.trim() === '' && (
          <Button size="small" onClick={() => setClosed(closed.size > 0 ? new Set() : forks)}>
            {closed.size > 0 ? 'Open all' : 'Close all'}
          </Button>
        )}
      </div>
      {branches.length === 0 ? (
        <NoMatch title="No competency matches" asked={`“${words.trim()}”`} onClear={() => setWords('')} />
      ) : (
        <div role="tree" aria-label="Competencies" className="tree-rows">
          {branches.map((branch) => (
            <TreeItem
              key={branch.row.id}
              branch={branch}
              chosen={branch.row.id === chosenId}
              reached={branch.row.id === reachedId}
              onToggle={() => toggle(branch.row.id)}
              onChoose={() => {
                setFocusedId(branch.row.id);
                onChoose(branch.row.id);
              }}
              onPress={(event) => press(event, branch.row.id)}
            />
          ))}
        </div>
      )}
    </section>
  );
}

interface TreeItemProps {
  branch: Branch;
  chosen: boolean;
  reached: boolean;
  onToggle: () => void;
  onChoose: () => void;
  onPress: (event: KeyboardEvent) => void;
}

function TreeItem({ branch, chosen, reached, onToggle, onChoose, onPress }: TreeItemProps) {
  const { row, children, open } = branch;
  const Caret = open ? CaretDownIcon : CaretRightIcon;
  return (
    <div
      role="treeitem"
      id={`competency-${row.id}`}
      aria-level={row.depth + 1}
      aria-selected={chosen}
      aria-expanded={children > 0 ? open : undefined}
      tabIndex={reached ? 0 : -1}
      className={chosen ? 'tree-row tree-chosen' : 'tree-row'}
      style={{ paddingInlineStart: 12 + Math.min(row.depth, 8) * 20 }}
      onClick={onChoose}
      onKeyDown={onPress}
    >
      {children > 0 ? (
        // The row itself opens and closes by arrow keys; this is the same for a mouse.
        <span
          className="tree-caret"
          aria-hidden="true"
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <Caret size={14} weight="bold" />
        </span>
      ) : (
        <span className="tree-caret" aria-hidden="true" />
      )}
      <span className="tree-words">
        {row.code && <span className="tree-code code">{row.code}</span>}
        <bdi className="tree-name">{row.name}</bdi>
      </span>
      {row.status === 'retired' && (
        <span className="tree-mark">
          <ArchiveIcon size={15} weight="bold" aria-hidden="true" /> Retired
        </span>
      )}
      {row.rubricId && (
        <span className="tree-mark">
          <ListChecksIcon size={15} weight="bold" aria-hidden="true" /> Rubric
        </span>
      )}
      {children > 0 && !open && <span className="tree-mark num">{printCount(children)}</span>}
    </div>
  );
}

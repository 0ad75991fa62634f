import type { FrameworkView } from '@laurel/contract';

export type TreeRow = FrameworkView['competencies'][number];

/** A row of the tree as it is seen: how many stand right under it, and whether they are shown. */
export interface Branch {
  row: TreeRow;
  children: number;
  open: boolean;
}

/** Above this many rows a tree opens with its two uppermost levels only. */
const WHOLE_UP_TO = 80;

const childrenByParent = (rows: readonly TreeRow[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { parentId } of rows) if (parentId) counts.set(parentId, (counts.get(parentId) ?? 0) + 1);
  return counts;
};

/** What is closed when a framework is opened: nothing in a small one, all below the second level in a large one. */
export function closedAtFirst(rows: readonly TreeRow[]): ReadonlySet<string> {
  if (rows.length <= WHOLE_UP_TO) return new Set();
  const counts = childrenByParent(rows);
  return new Set(rows.filter((row) => row.depth >= 1 && counts.has(row.id)).map((row) => row.id));
}

/** Every row that has something under it. */
export function branchIds(rows: readonly TreeRow[]): ReadonlySet<string> {
  return new Set(childrenByParent(rows).keys());
}

const matches = (row: TreeRow, words: string): boolean =>
  [row.code, row.name, row.statement].some((text) => text?.toLowerCase().includes(words));

/**
 * The rows to show, top to bottom. Looking for `words` shows what matches with all above it, open; otherwise nothing
 * under a closed row is shown. Rows come parents first, as the server sends them.
 */
export function visibleBranches(rows: readonly TreeRow[], closed: ReadonlySet<string>, words: string): Branch[] {
  const counts = childrenByParent(rows);
  const asked = words.trim().toLowerCase();
  const shown = asked === '' ? shownUnder(rows, closed) : matchesWithAncestors(rows, asked);
  return rows
    .filter((row) => shown.has(row.id))
    .map((row) => ({ row, children: counts.get(row.id) ?? 0, open: asked !== '' || !closed.has(row.id) }));
}

function shownUnder(rows: readonly TreeRow[], closed: ReadonlySet<string>): Set<string> {
  const shown = new Set<string>();
  for (const row of rows)
    if (row.parentId === null || (shown.has(row.parentId) && !closed.has(row.parentId))) shown.add(row.id);
  return shown;
}

function matchesWithAncestors(rows: readonly TreeRow[], asked: string): Set<string> {
  const parents = new Map(rows.map((row) => [row.id, row.parentId]));
  const shown = new Set<string>();
  for (const row of rows) {
    if (!matches(row, asked)) continue;
    for (let id: string | null = row.id; id !== null && !shown.has(id); id = parents.get(id) ?? null) shown.add(id);
  }
  return shown;
}

/** What a key does in a tree: another row takes focus, or the current one opens or closes. Null: not a tree's key. */
export type TreeMove = { focus: string } | { toggle: string };

export function treeMove(branches: readonly Branch[], currentId: string, key: string): TreeMove | null {
  const at = branches.findIndex((branch) => branch.row.id === currentId);
  const current = branches[at];
  if (!current) return null;
  const to = (branch: Branch | undefined): TreeMove | null => (branch ? { focus: branch.row.id } : null);
  const folded = current.children > 0 && !current.open;
  const unfolded = current.children > 0 && current.open;
  switch (key) {
    case 'ArrowDown':
      return to(branches[at + 1]);
    case 'ArrowUp':
      return to(branches[at - 1]);
    case 'Home':
      return to(branches[0]);
    case 'End':
      return to(branches.at(-1));
    case 'ArrowRight':
      if (folded) return { toggle: currentId };
      return unfolded ? to(branches[at + 1]) : null;
    case 'ArrowLeft':
      if (unfolded) return { toggle: currentId };
      return current.row.parentId ? { focus: current.row.parentId } : null;
    default:
      return null;
  }
}

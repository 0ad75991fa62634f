import type { CaseAssociation, CaseItem, Findings } from './case-package.js';
import { cut } from './read-fields.js';

/** Child → parents, by identifier. */
type Graph = Map<string, string[]>;

/** How many items of a loop are named before the rest is counted. */
const NAMED = 8;

function graphOf(edges: readonly ParentEdge[]): Graph {
  const graph: Graph = new Map();
  for (const { child, parent } of edges) {
    const parents = graph.get(child);
    if (parents) parents.push(parent);
    else graph.set(child, [parent]);
  }
  return graph;
}

/**
 * The knots of a graph: for each node that lies on a loop, a number that all nodes of the same knot share (Tarjan's
 * strongly connected components of more than one node). Iterative, so that a chain of any length fits.
 */
function knotsOf(graph: Graph): Map<string, number> {
  const knots = new Map<string, number>();
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const onPath = new Set<string>();
  const path: string[] = [];
  let knot = 0;
  for (const start of graph.keys()) {
    if (order.has(start)) continue;
    const work = [{ node: start, next: 0 }];
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { node } = top;
      if (top.next === 0 && !order.has(node)) {
        order.set(node, order.size);
        low.set(node, order.get(node) as number);
        path.push(node);
        onPath.add(node);
      }
      const neighbour = graph.get(node)?.[top.next];
      if (neighbour !== undefined) {
        top.next += 1;
        if (!order.has(neighbour)) work.push({ node: neighbour, next: 0 });
        else if (onPath.has(neighbour)) lower(low, node, order.get(neighbour) as number);
        continue;
      }
      work.pop();
      const under = work.at(-1);
      if (under) lower(low, under.node, low.get(node) as number);
      if (low.get(node) !== order.get(node)) continue;
      const members = path.splice(path.lastIndexOf(node));
      for (const member of members) onPath.delete(member);
      if (members.length < 2) continue;
      knot += 1;
      for (const member of members) knots.set(member, knot);
    }
  }
  return knots;
}

function lower(low: Map<string, number>, node: string, value: number): void {
  if (value < (low.get(node) as number)) low.set(node, value);
}

/** A loop through `start` inside its knot: breadth first, so the shortest. */
function loopThrough(start: string, graph: Graph, knots: Map<string, number>): string[] {
  const from = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const parent of graph.get(node) ?? []) {
      if (knots.get(parent) !== knots.get(start)) continue;
      if (parent === start) {
        const loop = [start];
        for (let at = node; at !== start; at = from.get(at) as string) loop.splice(1, 0, at);
        return [...loop, start];
      }
      if (from.has(parent)) continue;
      from.set(parent, node);
      queue.push(parent);
    }
  }
  return [start];
}

/**
 * The associations without those that lie on a loop of parents. Each of these is a fault that names the loop once
 * round; which of its edges is the wrong one, only people can say, so all of them are left out.
 */
export function withoutLoops(
  associations: readonly CaseAssociation[],
  items: readonly CaseItem[],
  findings: Findings,
): CaseAssociation[] {
  const graph = graphOf(parentEdges(associations, items));
  const knots = knotsOf(graph);
  if (knots.size === 0) return [...associations];
  const names = new Map(items.map((item) => [item.identifier, item.code ?? cut(item.name, 40)]));
  const words = new Map<number, string>();
  return associations.filter(({ path, type, originIdentifier, destinationIdentifier }) => {
    const knot = type === 'isChildOf' && originIdentifier !== null ? knots.get(originIdentifier) : undefined;
    if (knot === undefined || destinationIdentifier === null || knots.get(destinationIdentifier) !== knot) return true;
    const loop = words.get(knot) ?? inWords(loopThrough(originIdentifier as string, graph, knots), names);
    words.set(knot, loop);
    findings.leaveOut(path, 'parent-loop', `These items are each other’s parents, so this edge is left out: ${loop}.`);
    return false;
  });
}

function inWords(loop: readonly string[], names: ReadonlyMap<string, string>): string {
  const called = (identifier: string) => `${names.get(identifier) ?? ''} (${identifier})`.trim();
  if (loop.length <= NAMED + 1) return loop.map(called).join(' → ');
  const left = loop.length - NAMED - 1;
  return `${loop.slice(0, NAMED).map(called).join(' → ')} → … ${left} more … → ${called(loop[0] as string)}`;
}

/** That `child` stands under `parent`. */
export interface ParentEdge {
  /** Identifier of the association. */
  association: string;
  child: string;
  parent: string;
  sequence: number | null;
}

const bySequence = (a: { sequence: number | null }, b: { sequence: number | null }): number =>
  (a.sequence ?? Number.MAX_SAFE_INTEGER) - (b.sequence ?? Number.MAX_SAFE_INTEGER);

/** An item may stand under several parents; it is shown under the first: lowest sequence, then lowest association. */
export function firstParents(edges: readonly ParentEdge[]): Map<string, ParentEdge> {
  const first = new Map<string, ParentEdge>();
  for (const edge of edges) {
    const best = first.get(edge.child);
    const order = best ? bySequence(edge, best) || (edge.association < best.association ? -1 : 1) : -1;
    if (order < 0) first.set(edge.child, edge);
  }
  return first;
}

function parentEdges(associations: readonly CaseAssociation[], items: readonly CaseItem[]): ParentEdge[] {
  const known = new Set(items.map((item) => item.identifier));
  return associations.flatMap(
    ({ identifier, type, originIdentifier: child, destinationIdentifier: parent, sequence }) =>
      type === 'isChildOf' && child !== null && parent !== null && known.has(child) && known.has(parent)
        ? [{ association: identifier, child, parent, sequence }]
        : [],
  );
}

/**
 * The items from top to bottom of the tree with their positions: children under their first parent by sequence number,
 * then as the package lists them. `associations` must be free of loops.
 */
export function inTreeOrder(
  items: readonly CaseItem[],
  associations: readonly CaseAssociation[],
  frameworkIdentifier: string | null,
): CaseItem[] {
  const first = firstParents(parentEdges(associations, items));
  const atRoot = new Map(
    associations
      .filter(
        ({ type, destinationIdentifier }) => type === 'isChildOf' && destinationIdentifier === frameworkIdentifier,
      )
      .map(({ originIdentifier, sequence }) => [originIdentifier, sequence]),
  );
  const children = new Map<string | null, { item: CaseItem; sequence: number | null }[]>();
  for (const item of items) {
    const edge = first.get(item.identifier);
    const sequence = edge ? edge.sequence : (atRoot.get(item.identifier) ?? null);
    const parent = edge?.parent ?? null;
    const siblings = children.get(parent);
    if (siblings) siblings.push({ item, sequence });
    else children.set(parent, [{ item, sequence }]);
  }
  const ordered: CaseItem[] = [];
  const open = [...(children.get(null) ?? [])].sort(bySequence).reverse();
  for (let top = open.pop(); top; top = open.pop()) {
    ordered.push({ ...top.item, position: ordered.length });
    const under = children.get(top.item.identifier);
    if (under) for (const child of under.sort(bySequence).reverse()) open.push(child);
  }
  return ordered;
}

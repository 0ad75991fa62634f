import { canonicalJson } from '@laurel/domain';
import type { CaseAssociation, CaseFramework, CaseItem, CaseReading, CaseRubric, CaseSource } from './case-package.js';

/** What is kept of a framework now. */
export interface StoredPackage {
  framework: CaseFramework;
  competencies: StoredItem[];
  associations: StoredAssociation[];
  rubrics: StoredRubric[];
}

export interface StoredItem extends Omit<CaseItem, 'path' | 'rubricIdentifier'> {
  status: 'active' | 'retired';
}
/** What of an item is compared: its place moves with those before it and is no change of its own. */
type ComparedItem = Omit<StoredItem, 'position' | 'status'>;

export type StoredAssociation = Omit<CaseAssociation, 'path' | 'originIdentifier' | 'destinationIdentifier'>;
export type StoredRubric = Omit<CaseRubric, 'path'>;

export interface PackageDifference {
  kind: 'framework' | 'item' | 'association' | 'rubric';
  change: 'added' | 'changed' | 'retired' | 'removed' | 'reinstated';
  identifier: string;
  name: string;
  /** Names of the fields that differ, as CASE has them. */
  fields: string[];
}

/** What storing the package would do. */
export interface PackagePlan {
  framework: 'added' | 'changed' | 'unchanged';
  items: { add: CaseItem[]; change: CaseItem[]; retire: StoredItem[]; remove: StoredItem[] };
  associations: { add: CaseAssociation[]; change: CaseAssociation[]; remove: StoredAssociation[] };
  rubrics: { add: CaseRubric[]; change: CaseRubric[] };
  differences: PackageDifference[];
  unchanged: number;
}

/**
 * Compares by identifier what a package says with what is kept. An item that the package no longer has is retired when
 * `isUsed`, else removed. Rubrics are never taken away: work was judged by them. The order of fields and of lists
 * makes no difference.
 */
export function comparePackage(
  read: CaseReading & { framework: CaseFramework },
  stored: StoredPackage | null,
  isUsed: (identifier: string) => boolean,
): PackagePlan {
  const differences: PackageDifference[] = [];
  const note = (difference: PackageDifference) => differences.push(difference);
  const framework = frameworkChange(read.framework, stored?.framework ?? null, note);
  const items = itemChanges(read.competencies, stored?.competencies ?? [], isUsed, note);
  const associations = associationChanges(read.associations, stored?.associations ?? [], note);
  const rubrics = rubricChanges(read.rubrics, stored?.rubrics ?? [], note);
  const touched =
    [items.add, items.change, associations.add, associations.change, rubrics.add, rubrics.change].reduce(
      (sum, list) => sum + list.length,
      0,
    ) + (framework === 'unchanged' ? 0 : 1);
  const all = 1 + read.competencies.length + read.associations.length + read.rubrics.length;
  return { framework, items, associations, rubrics, differences, unchanged: all - touched };
}

/** How many of the differences are of this kind. */
export const countOf = ({ differences }: PackagePlan, ...changes: PackageDifference['change'][]): number =>
  differences.filter(({ change }) => changes.includes(change)).length;

type Note = (difference: PackageDifference) => void;

function frameworkChange(read: CaseFramework, stored: CaseFramework | null, note: Note): PackagePlan['framework'] {
  const entry = { kind: 'framework' as const, identifier: read.identifier, name: read.title };
  if (!stored) {
    note({ ...entry, change: 'added', fields: [] });
    return 'added';
  }
  const fields = [
    ...differing(read, stored, FRAMEWORK_FIELDS),
    ...differingFields(documentOf(read.source), documentOf(stored.source)),
  ];
  // Definitions and extensions lie beside the CFDocument in the source.
  const beside = differingFields(read.source, stored.source).filter((name) => name !== 'CFDocument');
  const all = [...new Set([...fields, ...beside])];
  if (all.length === 0) return 'unchanged';
  note({ ...entry, change: 'changed', fields: all });
  return 'changed';
}

const documentOf = (source: CaseSource): CaseSource => (source['CFDocument'] ?? {}) as CaseSource;

const FRAMEWORK_FIELDS = {
  uri: 'uri',
  title: 'title',
  creator: 'creator',
  description: 'description',
  language: 'language',
  frameworkType: 'frameworkType',
  caseVersion: 'caseVersion',
  lastChangeAt: 'lastChangeDateTime',
} as const;

const ITEM_FIELDS = {
  uri: 'uri',
  code: 'humanCodingScheme',
  name: 'abbreviatedStatement',
  statement: 'fullStatement',
  itemType: 'CFItemType',
} as const;

const ASSOCIATION_FIELDS = {
  uri: 'uri',
  type: 'associationType',
  originUri: 'originNodeURI',
  destinationUri: 'destinationNodeURI',
  sequence: 'sequenceNumber',
} as const;

function itemChanges(
  read: readonly CaseItem[],
  stored: readonly StoredItem[],
  isUsed: (identifier: string) => boolean,
  note: Note,
): PackagePlan['items'] {
  const before = byIdentifier(stored);
  const after = byIdentifier(read);
  const plan: PackagePlan['items'] = { add: [], change: [], retire: [], remove: [] };
  for (const item of read) {
    const old = before.get(item.identifier);
    const entry = { kind: 'item' as const, identifier: item.identifier, name: item.name };
    const fields = old ? changedFields<ComparedItem>(item, old, ITEM_FIELDS) : [];
    if (!old) note({ ...entry, change: 'added', fields });
    else if (old.status === 'retired') note({ ...entry, change: 'reinstated', fields });
    else if (fields.length > 0) note({ ...entry, change: 'changed', fields });
    if (!old) plan.add.push(item);
    else if (fields.length > 0 || old.status === 'retired') plan.change.push(item);
  }
  for (const old of stored) {
    if (after.has(old.identifier)) continue;
    const used = isUsed(old.identifier);
    if (used && old.status === 'retired') continue;
    (used ? plan.retire : plan.remove).push(old);
    const change = used ? 'retired' : 'removed';
    note({ kind: 'item', change, identifier: old.identifier, name: old.name, fields: [] });
  }
  return plan;
}

function associationChanges(
  read: readonly CaseAssociation[],
  stored: readonly StoredAssociation[],
  note: Note,
): PackagePlan['associations'] {
  const before = byIdentifier(stored);
  const after = byIdentifier(read);
  const plan: PackagePlan['associations'] = { add: [], change: [], remove: [] };
  const entryOf = ({ identifier, type }: StoredAssociation) => ({
    kind: 'association' as const,
    identifier,
    name: type,
  });
  for (const association of read) {
    const old = before.get(association.identifier);
    const fields = old ? changedFields<StoredAssociation>(association, old, ASSOCIATION_FIELDS) : [];
    if (!old) {
      plan.add.push(association);
      note({ ...entryOf(association), change: 'added', fields });
    } else if (fields.length > 0) {
      plan.change.push(association);
      note({ ...entryOf(association), change: 'changed', fields });
    }
  }
  for (const old of stored) {
    if (after.has(old.identifier)) continue;
    plan.remove.push(old);
    note({ ...entryOf(old), change: 'removed', fields: [] });
  }
  return plan;
}

function rubricChanges(
  read: readonly CaseRubric[],
  stored: readonly StoredRubric[],
  note: Note,
): PackagePlan['rubrics'] {
  const before = byIdentifier(stored);
  const plan: PackagePlan['rubrics'] = { add: [], change: [] };
  for (const rubric of read) {
    const old = before.get(rubric.identifier);
    const entry = { kind: 'rubric' as const, identifier: rubric.identifier, name: rubric.title };
    if (!old) {
      plan.add.push(rubric);
      note({ ...entry, change: 'added', fields: [] });
      continue;
    }
    const fields = (['title', 'description', 'criteria'] as const).filter(
      (field) => canonicalJson(rubric[field]) !== canonicalJson(old[field]),
    );
    if (fields.length === 0) continue;
    plan.change.push(rubric);
    note({
      ...entry,
      change: 'changed',
      fields: fields.map((field) => (field === 'criteria' ? 'CFRubricCriteria' : field)),
    });
  }
  return plan;
}

const byIdentifier = <T extends { identifier: string }>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((entry) => [entry.identifier, entry]));

/** Fields of the source that differ, and fields as read that differ though the source is the same (repairs). */
function changedFields<Stored extends { source: CaseSource }>(
  read: Stored,
  stored: Stored,
  names: { readonly [Field in keyof Stored]?: string },
): string[] {
  return [...new Set([...differing(read, stored, names), ...differingFields(read.source, stored.source)])];
}

function differing<Entity extends object>(
  read: Entity,
  stored: Entity,
  names: { readonly [Field in keyof Entity]?: string },
): string[] {
  const fields = Object.entries(names) as [keyof Entity, string][];
  return fields.filter(([field]) => read[field] !== stored[field]).map(([, name]) => name);
}

function differingFields(read: CaseSource, stored: CaseSource): string[] {
  const names = new Set([...Object.keys(read), ...Object.keys(stored)]);
  const own = (source: CaseSource, name: string) => (Object.hasOwn(source, name) ? (source[name] ?? null) : undefined);
  return [...names].filter((name) => jsonOf(own(read, name)) !== jsonOf(own(stored, name)));
}

/** Canonical text; most fields are texts, which need no canon. */
const jsonOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? canonicalJson(value) : value;

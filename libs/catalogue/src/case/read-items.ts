import { canonicalJson } from '@laurel/domain';
import type { CaseFramework, CaseItem, CaseSource, Findings } from './case-package.js';
import { cut, identifierOf, instantOf, objects, optionalText, uriOf } from './read-fields.js';

const NAME_LIMIT = 120;

/** The CFItems of a package, not placed in a tree yet. An identifier stands for one item; the same again is left out. */
export function readItems(root: CaseSource, framework: CaseFramework | null, findings: Findings): CaseItem[] {
  const items = new Map<string, CaseItem>();
  for (const { value, path } of objects(root, 'CFItems', '', findings)) {
    const item = readItem(value, path, framework, findings);
    if (!item) continue;
    if (item.identifier === framework?.identifier) {
      findings.refuse(`${path}.identifier`, 'identifier-of-framework', 'The framework itself has this identifier.');
      continue;
    }
    const earlier = items.get(item.identifier);
    if (!earlier) items.set(item.identifier, item);
    else if (canonicalJson(earlier.source) === canonicalJson(value))
      findings.leaveOut(path, 'item-repeated', 'This item is in the package twice, word for word; it is kept once.');
    else
      findings.refuse(`${path}.identifier`, 'identifier-repeated', 'Another item of this package has this identifier.');
  }
  return [...items.values()];
}

function readItem(
  source: CaseSource,
  path: string,
  framework: CaseFramework | null,
  findings: Findings,
): CaseItem | null {
  const identifier = identifierOf(source, path, findings);
  const uri = identifier && uriOf(source, identifier, path, findings);
  const label =
    optionalText(source, 'abbreviatedStatement', path, findings) ??
    optionalText(source, 'alternativeLabel', path, findings);
  const statement = statementOf(source, label, path, findings);
  const code = optionalText(source, 'humanCodingScheme', path, findings);
  const itemType = optionalText(source, 'CFItemType', path, findings);
  lastChange(source, path, framework, findings);
  if (!identifier || !uri || !statement) return null;
  return {
    path,
    identifier,
    uri,
    code,
    name: cut(label ?? statement, NAME_LIMIT),
    statement,
    itemType,
    position: 0,
    rubricIdentifier: null,
    source,
  };
}

/** The full statement, kept as text whatever mark-up is in it; an empty one is mended with the item's label. */
function statementOf(source: CaseSource, label: string | null, path: string, findings: Findings): string | null {
  const before = findings.faults.length;
  const statement = optionalText(source, 'fullStatement', path, findings);
  if (statement !== null || findings.faults.length > before) return statement;
  if (label === null) {
    findings.refuse(`${path}.fullStatement`, 'statement-missing', 'The item says nothing: no statement and no label.');
    return null;
  }
  findings.repair(
    `${path}.fullStatement`,
    'statement-from-label',
    'The statement is empty; the label is taken for it.',
    null,
    label,
  );
  return label;
}

function lastChange(source: CaseSource, path: string, framework: CaseFramework | null, findings: Findings): void {
  const before = findings.faults.length;
  const text = optionalText(source, 'lastChangeDateTime', path, findings);
  if (findings.faults.length > before || !framework) return;
  const instant = text === null ? null : instantOf(text);
  if (instant?.zoned) return;
  findings.repair(
    `${path}.lastChangeDateTime`,
    instant ? 'time-zone-missing' : 'last-change-missing',
    instant
      ? 'The time of the last change names no time zone; it is read as UTC.'
      : 'The time of the last change is missing or unreadable; the framework’s is taken.',
    text,
    instant?.at ?? framework.lastChangeAt,
  );
}

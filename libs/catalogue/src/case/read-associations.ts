import { canonicalJson } from '@laurel/domain';
import type { CaseAssociation, CaseFramework, CaseItem, CaseSource, Findings } from './case-package.js';
import {
  cut,
  field,
  identifierOf,
  isAbsoluteUri,
  isObject,
  mintedUri,
  objects,
  optionalText,
  requiredText,
  uriOf,
} from './read-fields.js';

export const ASSOCIATION_TYPES = [
  'isChildOf',
  'isPeerOf',
  'isPartOf',
  'exactMatchOf',
  'precedes',
  'isRelatedTo',
  'replacedBy',
  'exemplar',
  'hasSkillLevel',
  'isTranslationOf',
] as const;

const plainWord = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/^is/, '');
const BY_PLAIN_WORD = new Map<string, string>(ASSOCIATION_TYPES.map((type) => [plainWord(type), type]));
const EXTENSION = /^ext:[\w.-]+$/;

/** What nodes of this package can be recognised by. */
interface Nodes {
  byIdentifier: Map<string, string>;
  byUri: Map<string, string>;
}

/** One end of an edge. */
interface Node {
  identifier: string | null;
  uri: string;
}

/**
 * The CFAssociations of a package. Ends outside the package are kept as external links. An edge said twice is kept
 * once; a child that is the framework itself, or its own parent, is left out by name.
 */
export function readAssociations(
  root: CaseSource,
  framework: CaseFramework | null,
  items: readonly CaseItem[],
  findings: Findings,
): CaseAssociation[] {
  const known = [...(framework ? [framework] : []), ...items];
  const nodes: Nodes = {
    byIdentifier: new Map(known.map(({ identifier, uri }) => [identifier, uri])),
    byUri: new Map(known.map(({ identifier, uri }) => [uri, identifier])),
  };
  const byIdentifier = new Map<string, CaseAssociation>();
  const byEdge = new Map<string, string>();
  for (const { value, path } of objects(root, 'CFAssociations', '', findings)) {
    const association = readAssociation(value, path, nodes, findings);
    if (!association) continue;
    const same = byIdentifier.get(association.identifier);
    if (same && canonicalJson(same.source) !== canonicalJson(value)) {
      findings.refuse(`${path}.identifier`, 'identifier-repeated', 'Another association here has this identifier.');
      continue;
    }
    const edge = edgeKey(association);
    const earlier = byEdge.get(edge);
    if (earlier !== undefined) {
      findings.leaveOut(path, 'edge-repeated', `This says the same as ${earlier}; it is kept once.`);
      continue;
    }
    if (!isPossible(association, framework, path, findings)) continue;
    byEdge.set(edge, path);
    byIdentifier.set(association.identifier, association);
  }
  return [...byIdentifier.values()];
}

const endKey = (identifier: string | null, uri: string): string => identifier ?? uri;

const edgeKey = (association: CaseAssociation): string =>
  [
    association.type,
    endKey(association.originIdentifier, association.originUri),
    endKey(association.destinationIdentifier, association.destinationUri),
  ].join(' ');

function isPossible(
  association: CaseAssociation,
  framework: CaseFramework | null,
  path: string,
  findings: Findings,
): boolean {
  if (association.type !== 'isChildOf') return true;
  if (framework && association.originIdentifier === framework.identifier) {
    findings.leaveOut(path, 'framework-as-child', 'The framework itself is said to be a child; it is the root.');
    return false;
  }
  if (association.originUri === association.destinationUri) {
    findings.leaveOut(path, 'parent-of-itself', `${association.originUri} is said to be its own parent.`);
    return false;
  }
  return true;
}

function readAssociation(source: CaseSource, path: string, nodes: Nodes, findings: Findings): CaseAssociation | null {
  const identifier = identifierOf(source, path, findings);
  const uri = identifier && uriOf(source, identifier, path, findings);
  const type = typeOf(source, path, findings);
  const origin = nodeOf(source, 'originNodeURI', path, nodes, findings);
  const destination = nodeOf(source, 'destinationNodeURI', path, nodes, findings);
  if (!identifier || !uri || !type || !origin || !destination) return null;
  return {
    path,
    identifier,
    uri,
    type,
    originUri: origin.uri,
    destinationUri: destination.uri,
    originIdentifier: origin.identifier,
    destinationIdentifier: destination.identifier,
    sequence: sequenceOf(source, path, findings),
    source,
  };
}

function typeOf(source: CaseSource, path: string, findings: Findings): string | null {
  const word = requiredText(source, 'associationType', path, findings);
  if (word === null || (ASSOCIATION_TYPES as readonly string[]).includes(word) || EXTENSION.test(word)) return word;
  const meant = BY_PLAIN_WORD.get(plainWord(word));
  const at = `${path}.associationType`;
  if (meant !== undefined) {
    findings.repair(at, 'association-word', `“${cut(word, 40)}” is read as ${meant}.`, word, meant);
    return meant;
  }
  findings.leaveOut(
    at,
    'association-type-unknown',
    `CASE knows no association “${cut(word, 40)}”; the edge is left out.`,
  );
  return null;
}

/** A node as an object with identifier and URI, or, as older packages have it, the URI alone. */
function nodeOf(source: CaseSource, name: string, path: string, nodes: Nodes, findings: Findings): Node | null {
  const value = field(source, name);
  const at = `${path}.${name}`;
  if (typeof value === 'string') return nodeFrom(null, value.trim() || null, at, nodes, findings);
  if (!isObject(value)) {
    findings.refuse(at, 'field-missing', `${name} is missing or not an object.`);
    return null;
  }
  const before = findings.faults.length;
  const identifier = optionalText(value, 'identifier', at, findings)?.toLowerCase() ?? null;
  const uri = optionalText(value, 'uri', at, findings);
  return findings.faults.length > before ? null : nodeFrom(identifier, uri, at, nodes, findings);
}

function nodeFrom(
  identifier: string | null,
  uri: string | null,
  at: string,
  nodes: Nodes,
  findings: Findings,
): Node | null {
  const known = identifier === null ? undefined : nodes.byIdentifier.get(identifier);
  const usable = uri !== null && isAbsoluteUri(uri);
  if (known === undefined && uri !== null) {
    // Known by its URI only, or by an identifier written into the URI field.
    const byUri = nodes.byUri.get(uri) ?? (nodes.byIdentifier.has(uri.toLowerCase()) ? uri.toLowerCase() : undefined);
    if (byUri !== undefined && (usable || identifier === null)) {
      const found = nodes.byIdentifier.get(byUri) as string;
      if (!usable) noteLookUp(at, uri, found, findings);
      return { identifier: byUri, uri: found };
    }
  }
  if (known !== undefined) {
    if (!usable) noteLookUp(at, uri, known, findings);
    return { identifier, uri: known };
  }
  if (usable) return { identifier, uri };
  if (identifier !== null && (uri === null || uri.toLowerCase() === identifier)) {
    const minted = mintedUri(identifier);
    findings.repair(
      `${at}.uri`,
      'uri-minted',
      'Nothing here has this identifier; it is kept as an external name.',
      uri,
      minted,
    );
    return { identifier, uri: minted };
  }
  findings.refuse(`${at}.uri`, 'uri-invalid', `“${cut(uri ?? '', 80)}” is not an absolute URI.`);
  return null;
}

const noteLookUp = (at: string, from: string | null, to: string, findings: Findings): void =>
  findings.repair(
    `${at}.uri`,
    'uri-looked-up',
    'This is no URI; the one of the item with this identifier is taken.',
    from,
    to,
  );

const isSequence = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31;

function sequenceOf(source: CaseSource, path: string, findings: Findings): number | null {
  const value = field(source, 'sequenceNumber');
  if (value === undefined || value === null) return null;
  if (isSequence(value)) return value;
  findings.repair(
    `${path}.sequenceNumber`,
    'sequence-ignored',
    'The sequence number is not a whole number; the order of the package is taken.',
    cut(String(value), 40),
    'none',
  );
  return null;
}

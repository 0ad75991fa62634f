import { type CaseFramework, type CaseReading, type CaseSource, Findings } from './case-package.js';
import { inTreeOrder, withoutLoops } from './hierarchy.js';
import { readAssociations } from './read-associations.js';
import { field, identifierOf, instantOf, isObject, optionalText, requiredText, uriOf } from './read-fields.js';
import { readItems } from './read-items.js';
import { readRubrics } from './read-rubrics.js';
import { isStorable } from './storable.js';

/** Parts of a package that are read for themselves; everything else stays with the framework's source. */
const READ_PARTS = new Set(['CFDocument', 'CFItems', 'CFAssociations', 'CFRubrics']);

/**
 * Reads a CASE 1.0 or 1.1 CFPackage (1EdTech CASE 1.1, CFPackage binding). Pure: nothing is looked up or stored. Fields
 * that CASE does not know are kept in each `source`, mark-up in statements stays text, ends outside the package stay
 * as links. Never throws: what is wrong is in `faults`, what would be mended in `repairs`, each with its path.
 */
export function readPackage(json: unknown): CaseReading {
  const findings = new Findings();
  const nothing = { framework: null, competencies: [], associations: [], rubrics: [] };
  if (!isObject(json) || !isObject(field(json, 'CFDocument'))) {
    findings.refuse(
      isObject(json) ? 'CFDocument' : '',
      'not-a-package',
      'This is not a CASE package: an object with CFDocument and CFItems.',
    );
    return { ...nothing, faults: findings.faults, repairs: findings.repairs };
  }
  if (!isStorable(json, findings)) return { ...nothing, faults: findings.faults, repairs: findings.repairs };
  const framework = readFramework(json, findings);
  const items = readItems(json, framework, findings);
  const rubrics = readRubrics(json, findings);
  const associations = withoutLoops(readAssociations(json, framework, items, findings), items, findings);
  const rubricOfItem = new Map(
    rubrics
      .toReversed()
      .flatMap(({ rubric, itemIdentifiers }) => itemIdentifiers.map((item) => [item, rubric.identifier] as const)),
  );
  return {
    framework,
    competencies: inTreeOrder(items, associations, framework?.identifier ?? null).map((item) => ({
      ...item,
      rubricIdentifier: rubricOfItem.get(item.identifier) ?? null,
    })),
    associations,
    rubrics: rubrics.map(({ rubric }) => rubric),
    faults: findings.faults,
    repairs: findings.repairs,
  };
}

function readFramework(root: CaseSource, findings: Findings): CaseFramework | null {
  const at = 'CFDocument';
  const document = field(root, at) as CaseSource;
  const identifier = identifierOf(document, at, findings);
  const uri = identifier && uriOf(document, identifier, at, findings);
  const title = requiredText(document, 'title', at, findings);
  const creator = requiredText(document, 'creator', at, findings);
  const lastChangeAt = lastChangeOf(document, at, findings);
  const description = optionalText(document, 'description', at, findings);
  const language = optionalText(document, 'language', at, findings);
  const frameworkType = optionalText(document, 'frameworkType', at, findings);
  const caseVersion = optionalText(document, 'caseVersion', at, findings);
  if (!identifier || !uri || !title || !creator || !lastChangeAt) return null;
  const others = Object.entries(root).filter(([name]) => !READ_PARTS.has(name));
  return {
    identifier,
    uri,
    title,
    creator,
    description,
    language,
    frameworkType,
    caseVersion,
    lastChangeAt,
    source: { CFDocument: document, ...Object.fromEntries(others) },
  };
}

function lastChangeOf(document: CaseSource, at: string, findings: Findings): string | null {
  const text = requiredText(document, 'lastChangeDateTime', at, findings);
  if (text === null) return null;
  const path = `${at}.lastChangeDateTime`;
  const instant = instantOf(text);
  if (!instant) {
    findings.refuse(path, 'instant-invalid', `“${text.slice(0, 40)}” is not a time such as 2026-05-01T09:30:00Z.`);
    return null;
  }
  if (!instant.zoned)
    findings.repair(path, 'time-zone-missing', 'The time names no time zone; it is read as UTC.', text, instant.at);
  return instant.at;
}

import { canonicalJson } from '@laurel/domain';
import type { CaseCriterion, CaseLevel, CaseRubric, CaseSource, Findings } from './case-package.js';
import { cut, field, identifierOf, isObject, objects, optionalText } from './read-fields.js';

const TITLE_LIMIT = 120;
const MOST_LEVELS = 10;
const HEAVIEST = 9999;

/** A rubric with the items that its criteria judge. */
export interface RubricReading {
  rubric: CaseRubric;
  itemIdentifiers: string[];
}

/** The CFRubrics of a package. One that cannot be scored with is left out by name; the rest of the package loads. */
export function readRubrics(root: CaseSource, findings: Findings): RubricReading[] {
  const rubrics = new Map<string, RubricReading & { source: CaseSource }>();
  for (const { value, path } of objects(root, 'CFRubrics', '', findings)) {
    const identifier = identifierOf(value, path, findings);
    if (identifier === null) continue;
    const earlier = rubrics.get(identifier);
    if (earlier) {
      if (canonicalJson(earlier.source) !== canonicalJson(value))
        findings.refuse(`${path}.identifier`, 'identifier-repeated', 'Another rubric here has this identifier.');
      continue;
    }
    const reading = readRubric(identifier, value, path, findings);
    if (reading) rubrics.set(identifier, { ...reading, source: value });
  }
  return [...rubrics.values()].map(({ rubric, itemIdentifiers }) => ({ rubric, itemIdentifiers }));
}

function readRubric(identifier: string, source: CaseSource, path: string, findings: Findings): RubricReading | null {
  const description = optionalText(source, 'description', path, findings);
  const title = optionalText(source, 'title', path, findings) ?? description;
  if (title === null) {
    findings.leaveOut(path, 'rubric-unnamed', 'The rubric has no title, so it is left out.');
    return null;
  }
  const listed = objects(source, 'CFRubricCriteria', path, findings);
  const criteria = inPosition(listed).map(({ value, path: at }) => readCriterion(value, at, findings));
  if (criteria.length === 0 || criteria.some((criterion) => criterion === null)) {
    if (criteria.length === 0)
      findings.leaveOut(path, 'rubric-empty', 'The rubric has no criteria, so it is left out.');
    return null;
  }
  const whole = criteria as CaseCriterion[];
  const counts = new Set(whole.map((criterion) => criterion.levels.length));
  if (counts.size > 1) {
    findings.leaveOut(path, 'rubric-uneven', 'Its criteria have different numbers of levels, so it is left out.');
    return null;
  }
  const itemIdentifiers = listed.flatMap(({ value }) => itemIdentifierOf(value));
  return {
    rubric: { path, identifier, title: cut(title, TITLE_LIMIT), description, criteria: whole },
    itemIdentifiers,
  };
}

function itemIdentifierOf(criterion: CaseSource): string[] {
  const link = field(criterion, 'CFItemURI');
  const identifier = isObject(link) ? field(link, 'identifier') : undefined;
  return typeof identifier === 'string' ? [identifier.trim().toLowerCase()] : [];
}

interface Listed {
  value: CaseSource;
  path: string;
}

const numberIn = (source: CaseSource, name: string): number | null => {
  const value = field(source, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/** By `position` where every entry has one, else as listed. */
function inPosition(listed: readonly Listed[]): Listed[] {
  const positions = listed.map(({ value }) => numberIn(value, 'position'));
  if (positions.includes(null)) return [...listed];
  return [...listed].sort((a, b) => (numberIn(a.value, 'position') ?? 0) - (numberIn(b.value, 'position') ?? 0));
}

function readCriterion(source: CaseSource, path: string, findings: Findings): CaseCriterion | null {
  const description = optionalText(source, 'description', path, findings);
  const title = optionalText(source, 'category', path, findings) ?? description;
  const weight = weightOf(source);
  const levels = readLevels(source, path, findings);
  if (title === null) findings.leaveOut(path, 'criterion-unnamed', 'A criterion has no name: its rubric is left out.');
  if (weight === null)
    findings.leaveOut(`${path}.weight`, 'weight-invalid', 'A weight is not above 0: its rubric is left out.');
  if (title === null || weight === null || levels === null) return null;
  return { title: cut(title, TITLE_LIMIT), description, weight, levels };
}

/** Two decimals; 1 when none is given. */
function weightOf(source: CaseSource): number | null {
  const given = field(source, 'weight');
  if (given === undefined || given === null) return 1;
  const weight = typeof given === 'number' ? Math.round(given * 100) / 100 : Number.NaN;
  return weight > 0 && weight <= HEAVIEST ? weight : null;
}

/** Low to high: by score where all have different ones, else by position, else as listed. */
function readLevels(criterion: CaseSource, path: string, findings: Findings): CaseLevel[] | null {
  const listed = inPosition(objects(criterion, 'CFRubricCriterionLevels', path, findings));
  if (listed.length === 0 || listed.length > MOST_LEVELS) {
    findings.leaveOut(path, 'levels-unfit', `A criterion has 1 to ${MOST_LEVELS} levels: its rubric is left out.`);
    return null;
  }
  const scores = listed.map(({ value }) => numberIn(value, 'score'));
  const scored = !scores.includes(null) && new Set(scores).size === scores.length;
  const ordered = scored
    ? [...listed].sort((a, b) => (numberIn(a.value, 'score') ?? 0) - (numberIn(b.value, 'score') ?? 0))
    : listed;
  const levels = ordered.map(({ value, path: at }, index) => readLevel(value, at, index + 1, findings));
  return levels.includes(null) ? null : (levels as CaseLevel[]);
}

function readLevel(source: CaseSource, path: string, level: number, findings: Findings): CaseLevel | null {
  const description = optionalText(source, 'description', path, findings);
  const name = optionalText(source, 'quality', path, findings) ?? description;
  if (name === null) {
    findings.leaveOut(path, 'level-unnamed', 'A level has neither quality nor description: its rubric is left out.');
    return null;
  }
  return {
    level,
    name: cut(name, TITLE_LIMIT),
    description: description ?? name,
    points: pointsOf(source, level, path, findings),
  };
}

function pointsOf(source: CaseSource, level: number, path: string, findings: Findings): number {
  const score = numberIn(source, 'score');
  if (score === null) return level;
  const points = Math.max(-1_000_000, Math.min(1_000_000, Math.round(score)));
  if (points !== score)
    findings.repair(`${path}.score`, 'score-rounded', 'Points are whole numbers here.', String(score), String(points));
  return points;
}

import {
  EVIDENCE_FILE_LIMIT,
  EVIDENCE_FILES_A_ROUND,
  EVIDENCE_LINKS_A_ROUND,
  EVIDENCE_TYPES,
  EVIDENCE_TYPES_SENTENCE,
  endingOf,
  mustBeEvidence,
  REFLECTION_LIMIT,
  Refusal,
} from '@laurel/domain';
import type { ServerRefusal } from '../providers/problem.js';

export interface LinkDraft {
  key: string;
  title: string;
  url: string;
}

/** What a student has written and chosen so far. */
export interface Draft {
  competencyId: string;
  /** Null until one is chosen. */
  targetLevel: number | null;
  participationIds: readonly string[];
  reflection: string;
  links: readonly LinkDraft[];
  files: readonly File[];
}

/** What is wrong, by the path of the field on the wire: `links.0.url`. */
export type Faults = Readonly<Record<string, string>>;

/** Links that say anything: a row left empty is none. Their places are those on the wire. */
export const filledLinks = (links: readonly LinkDraft[]): LinkDraft[] =>
  links.filter((link) => link.title.trim() !== '' || link.url.trim() !== '');

/** The JSON part of what is handed in. A revision names no competency: it stays what it was. */
export function onTheWire(draft: Draft, version?: number): Record<string, unknown> {
  const { competencyId, targetLevel, participationIds, reflection } = draft;
  const links = filledLinks(draft.links).map(({ title, url }) => ({ title: title.trim(), url: url.trim() }));
  const common = { targetLevel, participationIds, reflection: reflection.trim() || null, links };
  return version === undefined ? { competencyId, ...common } : { ...common, version };
}

/** What can be seen to be wrong before anything is sent, by the rules that the server keeps too. */
export function draftFaults(draft: Draft): Faults {
  const faults: Record<string, string> = {};
  if (draft.competencyId === '') faults.competencyId = 'Choose the competency that your work shows.';
  if (draft.targetLevel === null) faults.targetLevel = 'Choose the level you aim at.';
  if (draft.reflection.length > REFLECTION_LIMIT) faults.reflection = tooLong;
  const links = filledLinks(draft.links);
  links.forEach((link, index) => {
    if (link.title.trim() === '') faults[`links.${index}.title`] = 'Say what the link leads to.';
  });
  try {
    mustBeEvidence({
      reflection: draft.reflection.trim() || null,
      links: links.map(({ title, url }) => ({ title, url: url.trim() })),
      files: draft.files.length,
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const { path, message } of error.faults) faults[path] ??= message;
  }
  return faults;
}

const tooLong = `Keep this to ${REFLECTION_LIMIT.toLocaleString('en')} characters.`;

/** Refusals that are about the competency chosen, though they name no field. */
const ofCompetency = new Set(['submission-open', 'competency-retired', 'competency-without-rubric']);

/** What the server found, by field; what belongs to none stands under `form`. */
export function serverFaults(refusal: ServerRefusal): Faults {
  const faults: Record<string, string> = {};
  for (const { path, message } of refusal.faults) faults[path] ??= message;
  if (Object.keys(faults).length > 0) return faults;
  return { [ofCompetency.has(refusal.code) ? 'competencyId' : 'form']: refusal.message };
}

const endings = new Set(Object.values(EVIDENCE_TYPES).flatMap((type) => type.endings));

/** Why a file cannot be handed in, or null. Its bytes have the last word, and those the server reads. */
export function fileFault({ name, size }: { name: string; size: number }): string | null {
  if (size === 0) return `“${name}” is empty.`;
  if (size > EVIDENCE_FILE_LIMIT) {
    const limit = EVIDENCE_FILE_LIMIT / 1024 / 1024;
    return `“${name}” is larger than ${limit} MB. Make it smaller, or put it online and add the link.`;
  }
  const ending = endingOf(name);
  if (ending !== '' && !endings.has(ending)) return `“${name}” cannot be taken. ${EVIDENCE_TYPES_SENTENCE}`;
  return null;
}

/** Adds what can be taken, up to the limit of a round; the same file twice is taken once. */
export function takeFiles(
  already: readonly File[],
  more: readonly File[],
): { files: readonly File[]; refused: readonly string[] } {
  const files = [...already];
  const refused: string[] = [];
  for (const file of more) {
    const why = fileFault(file);
    const same = files.some((one) => one.name === file.name && one.size === file.size);
    if (why) refused.push(why);
    else if (same) refused.push(`“${file.name}” is here already.`);
    else if (files.length >= EVIDENCE_FILES_A_ROUND)
      refused.push(`“${file.name}” is one too many: at most ${EVIDENCE_FILES_A_ROUND} files a round.`);
    else files.push(file);
  }
  return { files, refused };
}

/** What the file dialog offers. */
export const ACCEPT = [...endings].map((ending) => `.${ending}`).join(',');

export const mayAddLink = (links: readonly LinkDraft[]): boolean => links.length < EVIDENCE_LINKS_A_ROUND;

import type { AssembledRecord } from '@laurel/domain';
import { missingGlyphs } from './fallback.js';

/** Every text of the record that the transcript prints: names, titles, witnesses, levels. */
function printedTexts({ institution, subject, entries }: AssembledRecord): string[] {
  const texts = [institution.name, subject.displayName, subject.study ?? ''];
  for (const entry of entries) {
    texts.push(entry.title, entry.termTitle ?? entry.termCode ?? '');
    for (const { name, post, unit, method } of entry.witnesses) texts.push(name, post ?? '', unit ?? '', method);
    if (entry.kind === 'participation') texts.push(entry.role.name, entry.category.name);
    if (entry.kind === 'academic') texts.push(entry.code, entry.grade ?? '');
    if (entry.kind === 'competency') {
      texts.push(entry.competency.name, entry.competency.framework);
      for (const { name, meaning } of entry.scale) texts.push(name, meaning);
    }
  }
  return texts;
}

/**
 * The characters of a record that its transcript could not print, each once; empty when it can be released. The same
 * question that rendering asks, asked before anything is signed.
 */
export function missingGlyphsOf(record: AssembledRecord): string[] {
  // Text by text: which Han form is meant depends on the letters beside it.
  return [...new Set([...new Set(printedTexts(record))].flatMap((text) => missingGlyphs(text)))];
}

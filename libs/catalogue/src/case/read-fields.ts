import { tidyName, trimUnicode } from '@laurel/domain';
import type { CaseSource, Findings } from './case-package.js';

export const isObject = (value: unknown): value is CaseSource =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Own fields only: a package may well name one `constructor`. */
export const field = (source: CaseSource, name: string): unknown =>
  Object.hasOwn(source, name) ? source[name] : undefined;

/** The text of a field, trimmed; null when absent or blank. Anything but text is a fault. */
export function optionalText(source: CaseSource, name: string, at: string, findings: Findings): string | null {
  const value = field(source, name);
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return trimUnicode(value) || null;
  findings.refuse(`${at}.${name}`, 'not-text', `${name} must be text.`);
  return null;
}

export function requiredText(source: CaseSource, name: string, at: string, findings: Findings): string | null {
  const before = findings.faults.length;
  const text = optionalText(source, name, at, findings);
  if (text === null && findings.faults.length === before)
    findings.refuse(`${at}.${name}`, 'field-missing', `${name} is missing.`);
  return text;
}

/** The list in a field; absent or null counts as empty. Whatever is no object in it is a fault and left away. */
export function objects(
  source: CaseSource,
  name: string,
  at: string,
  findings: Findings,
): { value: CaseSource; path: string }[] {
  const list = field(source, name);
  const path = at === '' ? name : `${at}.${name}`;
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) {
    findings.refuse(path, 'not-a-list', `${name} must be a list.`);
    return [];
  }
  return list.flatMap((value: unknown, index) => {
    if (isObject(value)) return [{ value, path: `${path}.${index}` }];
    findings.refuse(`${path}.${index}`, 'not-an-object', `Every entry of ${name} must be an object.`);
    return [];
  });
}

const UUID_SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** CASE identifiers are UUIDs; published ones are not always of a known UUID version. Compared in lower case. */
export function identifierOf(source: CaseSource, at: string, findings: Findings): string | null {
  const text = requiredText(source, 'identifier', at, findings)?.toLowerCase() ?? null;
  if (text === null || UUID_SHAPE.test(text)) return text;
  findings.refuse(`${at}.identifier`, 'identifier-invalid', `“${cut(text, 60)}” is not a UUID.`);
  return null;
}

/** Addresses that a reader may be sent to, and names; never script. */
const ABSOLUTE_URI = /^(https?:\/\/|urn:|did:|tag:|info:)[^\s<>"{}|\\^`]+$/iu;

export const isAbsoluteUri = (text: string): boolean => ABSOLUTE_URI.test(text) && text.length <= 2000;

/** The URI under which an entity without a usable one is known here. */
export const mintedUri = (identifier: string): string => `urn:uuid:${identifier}`;

/** The entity's own URI; missing or equal to the identifier it is minted, with a repair. */
export function uriOf(source: CaseSource, identifier: string, at: string, findings: Findings): string | null {
  const before = findings.faults.length;
  const text = optionalText(source, 'uri', at, findings);
  if (findings.faults.length > before) return null;
  if (text === null || text.toLowerCase() === identifier) {
    const minted = mintedUri(identifier);
    const why = text === null ? 'The URI is missing' : 'The URI is only the identifier';
    const code = text === null ? 'uri-missing' : 'uri-is-identifier';
    findings.repair(`${at}.uri`, code, `${why}; a local one is made from the identifier.`, text, minted);
    return minted;
  }
  if (isAbsoluteUri(text)) return text;
  findings.refuse(`${at}.uri`, 'uri-invalid', `“${cut(text, 80)}” is not an absolute URI.`);
  return null;
}

const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d{1,9})?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** An instant as ISO 8601 in UTC, and whether it named a time zone. Null when the text is no instant. */
export function instantOf(text: string): { at: string; zoned: boolean } | null {
  const match = TIMESTAMP.exec(text);
  if (!match) return null;
  const [, day, time, fraction = '', zone] = match;
  const offset = zone === undefined ? 'Z' : zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const instant = new Date(`${day}T${time}${fraction.slice(0, 4)}${offset}`);
  return Number.isNaN(instant.getTime()) ? null : { at: instant.toISOString(), zoned: zone !== undefined };
}

/** At most `most` characters, cut at a word, with an ellipsis when something is left away. One line. */
export function cut(text: string, most: number): string {
  const line = tidyName(text);
  const characters = [...line];
  if (characters.length <= most) return line;
  const head = characters.slice(0, most - 1).join('');
  const word = head.lastIndexOf(' ');
  return `${word > most / 2 ? head.slice(0, word) : head}…`;
}

import { hasType, isObject, type Json, type JsonObject, textOf } from '../documents/json.js';
import { isCredential } from '../documents/plain-form.js';
import { looksLikeJwt } from './check-jwt.js';
import type { PartKind } from './report.js';

/** A credential to be checked by itself: the document, or one somewhere inside. */
export type Candidate = { pointer: string; kind: PartKind } & ({ document: JsonObject } | { jwt: string });

/**
 * Every credential in a document, the document itself first. They are found by what they are, not by where they stand:
 * whatever carries a proof or calls itself a credential is checked, in whichever member it was hidden.
 */
export function candidatesIn(root: JsonObject): Candidate[] {
  const found: Candidate[] = [{ pointer: '', kind: 'record', document: root }];
  visit(root, '', null, found);
  return found;
}

function visit(node: Json, pointer: string, member: string | null, found: Candidate[]): void {
  if (Array.isArray(node)) {
    node.forEach((one, index) => {
      visit(one, `${pointer}/${index}`, member, found);
    });
    return;
  }
  if (typeof node === 'string' && member && /^(verifiableCredential|endorsementJwt)$/.test(member)) {
    if (looksLikeJwt(node))
      found.push({ pointer, kind: member === 'endorsementJwt' ? 'endorsement' : 'credential', jwt: node });
    return;
  }
  if (!isObject(node)) return;
  if (pointer !== '' && isCredential(node))
    found.push({
      pointer,
      kind: hasType(node, 'EndorsementCredential') ? 'endorsement' : 'credential',
      document: node,
    });
  for (const [name, value] of Object.entries(node)) {
    if (name !== 'proof' && name !== '@context')
      visit(value, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, name, found);
  }
}

/** What people call a credential: its achievement with the role in it, else its own name, else what it is. */
export function nameOf(document: JsonObject): string {
  const subject = Array.isArray(document.credentialSubject)
    ? document.credentialSubject[0]
    : document.credentialSubject;
  const about = isObject(subject) ? subject : {};
  const achievement = isObject(about.achievement) ? textOf(about.achievement.name) : null;
  const title = achievement ?? textOf(document.name);
  const role = textOf(about.role);
  if (!title) return hasType(document, 'EndorsementCredential') ? 'An endorsement' : 'A credential without a name';
  return role ? `${title}, ${role}` : title;
}

import { type Actor, rolesFor, unitScope, type Verb } from '@laurel/domain';

/**
 * The condition that keeps rows of other units out, as SQL; what it needs is pushed onto `params`. `unitColumn` is the
 * column that holds the unit. Rows outside are answered as absent.
 */
export function unitCondition(actor: Actor, verb: Verb, unitColumn: string, params: unknown[]): string {
  const scope = unitScope(actor, rolesFor(verb));
  return scope === null ? 'true' : `${unitColumn} = any($${params.push(scope)}::uuid[])`;
}

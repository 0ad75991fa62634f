import { ROLES, type Role, rolesFor, type Verb } from '@laurel/domain';
import { useGetIdentity, useStore } from 'react-admin';
import type { Me } from '../providers/session.js';

/** The person signed in; undefined while the server is asked. */
export function useMe(): Me | undefined {
  return useGetIdentity().data?.me as Me | undefined;
}

/** Work comes before one's own record: someone who is staff and student starts as staff. */
const order: readonly Role[] = ['staff', 'reviewer', 'registrar', 'administrator', 'auditor', 'student'];

/** The roles of a person, each once, in the order of the switch at the menu's foot. */
export const rolesOf = (person: Me): Role[] =>
  order.filter((role) => person.roles.some((grant) => grant.role === role));

/** The hat worn now, kept between visits, and how to change it. */
export function useActiveRole(): { role: Role | undefined; roles: Role[]; wear: (role: Role) => void } {
  const person = useMe();
  const [stored, store] = useStore<string>('laurel.role', '');
  const roles = person ? rolesOf(person) : [];
  const role = roles.find((candidate) => candidate === stored) ?? roles[0];
  return { role, roles, wear: (next) => ROLES.includes(next) && store(next) };
}

/** Whether the hat worn now includes a verb at all: only for leaving out what the server would refuse anyway. */
export function useMay(verb: Verb): boolean {
  const { role } = useActiveRole();
  return role !== undefined && rolesFor(verb).includes(role);
}

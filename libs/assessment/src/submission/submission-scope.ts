import { type Actor, hasRole } from '@laurel/domain';

/**
 * Which submissions an actor reaches, as SQL over the alias `submission`. What the SQL needs is pushed onto `params`;
 * nothing of it is built from input. Rows outside are answered as absent.
 */
export function visibleTo(actor: Actor, params: unknown[]): string {
  if (hasRole(actor, 'registrar') || hasRole(actor, 'auditor')) return 'true';
  const ways = [assignedTo(actor, params)];
  if (hasRole(actor, 'student')) ways.push(`submission.person_id = $${params.push(actor.personId)}::uuid`);
  return `(${ways.join(' or ')})`;
}

/** What a reviewer is assigned: by competency, by the programme the work was made in, or everything. */
export function assignedTo(actor: Actor, params: unknown[]): string {
  const roles = actor.roles.filter((grant) => grant.role === 'reviewer');
  if (roles.length === 0) return 'false';
  const competencyIds = roles.flatMap((grant) => grant.competencyIds ?? []);
  const programmeIds = roles.flatMap((grant) => grant.programmeIds ?? []);
  const unlimited = roles.some((grant) => !grant.competencyIds?.length && !grant.programmeIds?.length);
  if (unlimited) return 'true';
  return `(submission.competency_id = any($${params.push(competencyIds)}::uuid[]) or exists (
    select 1 from submission_participation attached
    join participation on participation.id = attached.participation_id
    join activity on activity.id = participation.activity_id
    join programme_version on programme_version.id = activity.programme_version_id
    where attached.submission_id = submission.id
      and programme_version.programme_id = any($${params.push(programmeIds)}::uuid[])))`;
}

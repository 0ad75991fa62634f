import type { TodayView } from '@laurel/contract';
import { type Actor, hasRole, unitScope } from '@laurel/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What waits for this person today, for the menu and the home page. A count that is not theirs is absent. */
@Injectable()
export class TodayService {
  constructor(private readonly dataSource: DataSource) {}

  async forActor(actor: Actor): Promise<TodayView> {
    const view: TodayView = {};
    if (hasRole(actor, 'staff')) Object.assign(view, await this.staff(actor));
    if (hasRole(actor, 'reviewer')) view.toReview = await this.toReview(actor);
    if (hasRole(actor, 'registrar') || hasRole(actor, 'administrator')) Object.assign(view, await this.registrar());
    if (hasRole(actor, 'student')) view.returned = await this.returned(actor);
    return view;
  }

  private async staff(actor: Actor): Promise<Pick<TodayView, 'toVerify' | 'oldestWaitsSince' | 'programmesReturned'>> {
    const units = unitScope(actor, ['staff']);
    const [waiting] = await this.dataSource.query<{ count: number; oldest: Date | null }[]>(
      `select count(*)::int as count, min(participation.created_at) as oldest
       from participation join activity on activity.id = participation.activity_id
       where participation.state in ('recorded', 'seconding') and ($1::uuid[] is null or activity.unit_id = any($1))`,
      [units],
    );
    const [returned] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from programme_version version join programme on programme.id = version.programme_id
       where version.state = 'returned' and ($1::uuid[] is null or programme.unit_id = any($1))`,
      [units],
    );
    return {
      toVerify: waiting?.count ?? 0,
      oldestWaitsSince: waiting?.oldest?.toISOString() ?? null,
      programmesReturned: returned?.count ?? 0,
    };
  }

  private async toReview(actor: Actor): Promise<number> {
    const grants = actor.roles.filter((grant) => grant.role === 'reviewer');
    const all = grants.some((grant) => !grant.competencyIds?.length && !grant.programmeIds?.length);
    const competencyIds = grants.flatMap((grant) => grant.competencyIds ?? []);
    const programmeIds = grants.flatMap((grant) => grant.programmeIds ?? []);
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from submission
       where state = 'in-review' and person_id <> $1
         and ($2 or competency_id = any($3::uuid[]) or exists (
           select 1 from submission_participation link
           join participation on participation.id = link.participation_id
           join activity on activity.id = participation.activity_id
           join programme_version version on version.id = activity.programme_version_id
           where link.submission_id = submission.id and version.programme_id = any($4::uuid[])))`,
      [actor.personId, all, competencyIds, programmeIds],
    );
    return row?.count ?? 0;
  }

  private async registrar(): Promise<Pick<TodayView, 'programmesProposed' | 'holds' | 'runsUnderWay'>> {
    const [row] = await this.dataSource.query<{ proposed: number; holds: number; runs: number }[]>(
      `select (select count(*)::int from programme_version where state = 'proposed') as proposed,
              (select count(*)::int from hold where lifted_at is null) as holds,
              (select count(*)::int from publication_run where state = 'running') as runs`,
    );
    return {
      programmesProposed: row?.proposed ?? 0,
      holds: row?.holds ?? 0,
      runsUnderWay: row?.runs ?? 0,
    };
  }

  private async returned(actor: Actor): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from submission where person_id = $1 and state = 'returned'`,
      [actor.personId],
    );
    return row?.count ?? 0;
  }
}

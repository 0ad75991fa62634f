import { SubmissionReader } from '@laurel/assessment';
import { ProgrammeReader } from '@laurel/catalogue';
import type { TodayView } from '@laurel/contract';
import { type Actor, may } from '@laurel/domain';
import { HoldsService } from '@laurel/identity';
import { ParticipationReader } from '@laurel/participation';
import { PublicationReader } from '@laurel/records';
import { Injectable } from '@nestjs/common';

/** A list asked for its number alone: the first row and the total. */
const asking = (filter: object, sort?: [field: string, direction: 'ASC' | 'DESC']) => ({
  filter: JSON.stringify(filter),
  range: '[0,0]',
  ...(sort ? { sort: JSON.stringify(sort) } : {}),
});

/**
 * What waits for this person today, for the menu and the home page. Every number is that of the list behind it, asked
 * of the room that keeps it. A count that is not theirs is absent.
 */
@Injectable()
export class TodayService {
  constructor(
    private readonly participations: ParticipationReader,
    private readonly programmes: ProgrammeReader,
    private readonly submissions: SubmissionReader,
    private readonly publications: PublicationReader,
    private readonly holds: HoldsService,
  ) {}

  async forActor(actor: Actor): Promise<TodayView> {
    const parts = await Promise.all([
      may(actor, 'participation.verify') ? this.toVerify(actor) : {},
      may(actor, 'programme.draft') ? this.programmesReturned(actor) : {},
      may(actor, 'submission.assess') ? this.toReview(actor) : {},
      may(actor, 'programme.approve') ? this.programmesProposed(actor) : {},
      may(actor, 'hold.read') ? this.holdsInForce() : {},
      may(actor, 'publication.read') ? this.runsUnderWay() : {},
      may(actor, 'submission.submit') ? this.returned(actor) : {},
    ]);
    return Object.assign({}, ...parts);
  }

  private async toVerify(actor: Actor): Promise<TodayView> {
    const page = await this.participations.list(actor, asking({ queue: true }, ['recordedAt', 'ASC']));
    return { toVerify: page.total, oldestWaitsSince: page.rows[0]?.recordedAt ?? null };
  }

  private async programmesReturned(actor: Actor): Promise<TodayView> {
    return { programmesReturned: (await this.programmes.list(actor, asking({ state: ['returned'] }))).total };
  }

  private async toReview(actor: Actor): Promise<TodayView> {
    return { toReview: (await this.submissions.list(actor, asking({ queue: true }))).total };
  }

  private async programmesProposed(actor: Actor): Promise<TodayView> {
    return { programmesProposed: (await this.programmes.list(actor, asking({ state: ['proposed'] }))).total };
  }

  private async holdsInForce(): Promise<TodayView> {
    return { holds: (await this.holds.list(asking({ live: true }))).total };
  }

  private async runsUnderWay(): Promise<TodayView> {
    return { runsUnderWay: await this.publications.running() };
  }

  /** Their own submissions that came back for another round. */
  private async returned(actor: Actor): Promise<TodayView> {
    return { returned: (await this.submissions.list(actor, asking({ mine: true, state: ['returned'] }))).total };
  }
}

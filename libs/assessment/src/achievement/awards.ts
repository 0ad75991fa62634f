import { type AchievementState, type AwardedLevel, dayIn, settleAwards } from '@laurel/domain';
import { newId } from '@laurel/platform';
import type { EntityManager } from 'typeorm';
import type { Assessment } from '../review/assessment.entity.js';
import type { Submission } from '../submission/submission.entity.js';
import { CompetencyAchievement } from './competency-achievement.entity.js';

type Changes = { id: string; state: AchievementState }[];

/**
 * Writes down the level that an approval gives and settles which level of the competency is live. The caller holds
 * the student's lock. Returns what changed, for the log.
 */
export async function award(
  manager: EntityManager,
  submission: Submission,
  { id: assessmentId, level }: Pick<Assessment, 'id'> & { level: number },
  now: Date,
): Promise<Changes> {
  const achievedOn = await institutionDay(manager, now);
  await manager.insert(CompetencyAchievement, {
    id: newId(),
    personId: submission.personId,
    competencyId: submission.competencyId,
    level,
    assessmentId,
    achievedOn,
    termId: await termOf(manager, achievedOn),
    // Settled below: only one of a person and competency is live, and the database says so.
    state: 'superseded',
    createdAt: now,
  });
  return settle(manager, submission);
}

/** Takes back what an approval had given; what it had replaced comes back. The caller holds the student's lock. */
export async function takeBack(manager: EntityManager, submission: Submission, assessmentId: string): Promise<Changes> {
  const achievement = await manager.findOneByOrFail(CompetencyAchievement, { assessmentId });
  await manager.update(CompetencyAchievement, { id: achievement.id }, { state: 'withdrawn' });
  return [{ id: achievement.id, state: 'withdrawn' }, ...(await settle(manager, submission))];
}

async function settle(manager: EntityManager, { personId, competencyId }: Submission): Promise<Changes> {
  const rows = await manager.findBy(CompetencyAchievement, { personId, competencyId });
  const awards: AwardedLevel[] = rows.map(({ id, level, state, createdAt }) => ({
    id,
    level,
    state,
    awardedAt: createdAt.toISOString(),
  }));
  const changes = settleAwards(awards);
  // The one that steps back first: two live ones are refused by the database, even for a moment.
  const inOrder = [...changes].sort((a, b) => Number(a.state === 'live') - Number(b.state === 'live'));
  for (const { id, state } of inOrder) await manager.update(CompetencyAchievement, { id }, { state });
  return inOrder;
}

async function institutionDay(manager: EntityManager, now: Date): Promise<string> {
  const [institution] = await manager.query<{ time_zone: string }[]>('select time_zone from institution');
  return dayIn(institution?.time_zone ?? 'UTC', now);
}

/** The term of a day: the latest that has begun, so that work judged in the break belongs to the term before it. */
async function termOf(manager: EntityManager, day: string): Promise<string | null> {
  const [term] = await manager.query<{ id: string }[]>(
    'select id from term where first_day <= $1 order by first_day desc, id limit 1',
    [day],
  );
  return term?.id ?? null;
}

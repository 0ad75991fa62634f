import { type CalendarDate, dayIn } from '@laurel/domain';
import type { EntityManager } from 'typeorm';

/** The institution's calendar day at `now`; UTC's before the institution is set up. */
export async function institutionDay(manager: EntityManager, now: Date): Promise<CalendarDate> {
  const [institution] = await manager.query<{ time_zone: string }[]>('select time_zone from institution');
  return dayIn(institution?.time_zone ?? 'UTC', now);
}

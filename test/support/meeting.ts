import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** Resolves once `count` connections to this database wait for a lock. */
export async function untilWaiting(dataSource: DataSource, count: number): Promise<void> {
  for (;;) {
    // Outside of any long transaction, which would see one and the same snapshot of the statistics for ever.
    const [row] = await dataSource.query<{ waiting: number }[]>(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (row?.waiting === count) return;
    await pause(5);
  }
}

/** Holds the lock that `sql` takes for as long as `use` takes. */
export async function holding<T>(
  dataSource: DataSource,
  sql: string,
  values: unknown[],
  use: (release: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const holder = dataSource.createQueryRunner();
  await holder.startTransaction();
  const release = async () => {
    if (holder.isTransactionActive) await holder.commitTransaction();
  };
  try {
    await holder.query(sql, values);
    return await use(release);
  } finally {
    await release();
    await holder.release();
  }
}

/**
 * Makes requests meet: the end of the log is held until every one of them waits for a lock, so that all have made their
 * checks before any has committed. What they had checked without a lock is then seen to have been a guess.
 */
export const meeting = <T>(dataSource: DataSource, starts: (() => Promise<T>)[]): Promise<T[]> =>
  holding(dataSource, 'select 1 from audit_head for update', [], async (release) => {
    const outcomes = Promise.all(starts.map((start) => start()));
    await untilWaiting(dataSource, starts.length);
    await release();
    return outcomes;
  });

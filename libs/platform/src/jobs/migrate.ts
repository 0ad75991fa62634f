import { runMigrations } from 'graphile-worker';
import { jobLogger } from './log.js';

/** Creates or updates the queue's own schema, `graphile_worker`. */
export const migrateJobs = (databaseUrl: string): Promise<void> =>
  runMigrations({ connectionString: databaseUrl, logger: jobLogger });

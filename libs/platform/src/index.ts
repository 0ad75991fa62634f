export { type AuditEntry, AuditLog, type AuditVerdict } from './audit/audit-log.js';
export { Clock, FixedClock, SystemClock } from './clock.js';
export { type Config, ConfigError, describeEnvironment, readConfig } from './config.js';
export { DatabaseError, type DatabaseOptions, migrate, openDatabase } from './database.js';
export { type Embedded, type EmbeddedOptions, startEmbedded, THROW_AWAY } from './embedded/embedded.js';
export { FileStore, type StoredFile } from './file-store.js';
export { newId } from './id.js';
export { type JobContext, type JobHandler, JobHandlers } from './jobs/job-handlers.js';
export { type JobOptions, type JobSpec, Jobs } from './jobs/jobs.js';
export { migrateJobs } from './jobs/migrate.js';
export { startWorker, type Worker, type WorkerSettings } from './jobs/worker.js';
export {
  beginningWith,
  containing,
  contentRange,
  type ListQuery,
  type ListRules,
  orderBy,
  type Page,
  pageOf,
  parseListQuery,
  type RawListQuery,
} from './lists.js';
export { PlatformModule, type PlatformParts } from './platform.module.js';
export { CONFIG } from './tokens.js';

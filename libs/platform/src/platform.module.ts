import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from './audit/audit-log.js';
import { Clock, SystemClock } from './clock.js';
import type { Config } from './config.js';
import { FileStore } from './file-store.js';
import { JobHandlers } from './jobs/job-handlers.js';
import { Jobs } from './jobs/jobs.js';
import { CONFIG } from './tokens.js';

export interface PlatformParts {
  config: Config;
  dataSource: DataSource;
  /** Default: the system's. */
  clock?: Clock;
}

/**
 * What every room may inject: `@Inject(CONFIG)`, `DataSource`, `Clock`, `AuditLog`, `Jobs`, `JobHandlers`,
 * `FileStore`. Configuration and database are made before Nest starts, so that a wrong setting is one clear sentence.
 */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ config, dataSource, clock = new SystemClock() }: PlatformParts): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: DataSource, useValue: dataSource },
      { provide: Clock, useValue: clock },
      { provide: AuditLog, useValue: new AuditLog(clock) },
      { provide: Jobs, useValue: new Jobs() },
      { provide: JobHandlers, useValue: new JobHandlers() },
      { provide: FileStore, useValue: new FileStore(config.dataDir) },
    ];
    return { module: PlatformModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
